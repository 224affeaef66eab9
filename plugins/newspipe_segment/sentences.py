"""Where the sentences of a paragraph begin and end."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from newspipe_segment.cuts import cuts
from newspipe_segment.gaps import Gap
from newspipe_segment.lexicon import lexicon
from newspipe_segment.words import ORNAMENT, STOPS, read_word

Offsets = tuple[int, int]

_STRAIGHT_QUOTES = (("“", '"'), ("”", '"'), ("„", '"'), ("’", "'"), ("‘", "'"))
_STOP, _CLOSER = re.escape(STOPS), "\"')\\]}»>*_~" + ORNAMENT
_EMOJI = re.compile("[\u2600-\u27bf\u2b50\U0001f000-\U0001faff]")
_EMOJI_AFTER_STOP = re.compile(
    rf"([{_STOP}][{_CLOSER}]*+)((?:\s?[\u200d\u2600-\u27bf\u2b50\ufe0f\U0001f000-\U0001faff])+)(?=\s|\Z)"
)
_GAP = re.compile(
    rf"""
    \s (?<!\s\s)                                        # the white space
    (?: (?<= [{_STOP}{_CLOSER}]\s) \s*+                  # after a stop, a quote, a bracket,
      | \s*+ (?= [^a-z] | https?:// | www\. )            # or before anything but a small letter
    )
    """,
    re.VERBOSE,
)
_NOTE = r"(?:\d{1,3}|(?:\[\d{1,3}\])+)"
_AFTER_STOP = re.compile(rf"[{_STOP}][{_CLOSER}]*\Z|[^\W\d_][.?!][\"')]*{_NOTE}\Z")
_GOES_ON_AFTER = frozenset(":;—–-*\"'_~+&/")  # where no stop is before them
_GOES_ON_WITH = frozenset("—–-*&/+=")
_ADDRESS = ("http://", "https://", "www.")
_TIME_OR_TELEPHONE = re.compile(r"(?:\d[:/-]\d\d+|\d-\d{4}|\d\s[AP]M)\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_NOTE_MARKS = re.compile(r"(?:\[\d{1,3}\])+(?!\S)")
_LAST_NOTE_MARKS = re.compile(r"\s(?:\[\d{1,3}\]\s?)+\Z")
_WINDOW = 64  # code points that are read on each side of a gap


def sentence_spans(paragraph: str, ends_sentence: Callable[[Gap], bool]) -> list[Offsets]:
    """Return the half-open offsets of the sentences of one paragraph.

    ``ends_sentence`` is asked at each gap between words where a sentence may end: after a stop, beside punctuation, and
    before a word with a capital that often starts a sentence.
    """
    text = paragraph
    for curly, straight in _STRAIGHT_QUOTES:
        text = text.replace(curly, straight)
    if not text.isascii():
        text = _with_ornaments(text)
    starts: list[int] = []
    for start, end in pairwise([0, *cuts(text, paragraph), len(text)]):
        starts += _sentence_starts(text, start, end, ends_sentence)
    return [(start, start + len(text[start:end].rstrip())) for start, end in pairwise([*starts, len(text)])]


def _with_ornaments(text: str) -> str:
    """Return the text with a character of no meaning for each of an emoji that follows a stop, and its white space.

    In a paragraph that begins with an emoji they are bullets and stay.
    """
    if not _EMOJI.search(text) or _EMOJI.match(text):
        return text
    return _EMOJI_AFTER_STOP.sub(lambda match: match[1] + ORNAMENT * len(match[2]), text)


def _sentence_starts(text: str, start: int, end: int, ends_sentence: Callable[[Gap], bool]) -> Iterator[int]:
    start = end - len(text[start:end].lstrip())
    if start == end:
        return
    yield start
    reader = _Reader(text, start)
    for match in _GAP.finditer(text, start, end):
        before, after = match.span()
        if after < end and _may_start_sentence(text, before, after) and ends_sentence(reader.gap(before, after)):
            yield after
            reader.start_sentence(after)


def _may_start_sentence(text: str, before: int, after: int) -> bool:
    """Whether a sentence may start at offset ``after``; the word before ends at ``before``. Quick, and generous."""
    last, initial = text[before - 1], text[after]
    if initial == "[" and _NOTE_MARKS.match(text, after):
        return False
    if initial == "." and last == "." and text[before - 2 : before - 1].isspace():  # inside ". . ."
        return False
    if not last.isalpha() and _AFTER_STOP.search(text, max(0, before - 8), before):
        return True
    if last in _GOES_ON_AFTER:
        return False
    if not initial.isupper():
        return (not initial.isalpha() and initial not in _GOES_ON_WITH) or text.startswith(_ADDRESS, after)
    if last in ">_" or _TIME_OR_TELEPHONE.search(text, max(0, before - 8), before):
        return True
    word = _LETTERS.match(text, after)
    return word is not None and word.group() in lexicon().capital_starters


class _Reader:
    """Reads the gaps of a paragraph from left to right, and keeps count on the way, so that all is linear."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._read_to = start
        self._quotes = 0
        self.start_sentence(start)

    def start_sentence(self, start: int) -> None:
        self._start = start
        self._first = read_word(self._text[start : start + _WINDOW].split(None, 1)[0])
        self._brackets = 0
        self._has_letters = False

    def gap(self, end: int, following: int) -> Gap:
        text = self._text
        self._count(end)
        left = text[max(self._start, end - _WINDOW) : end]
        if left[-1] == "]":
            left = _LAST_NOTE_MARKS.sub("", left)
        earlier, before = ["", *left.split()][-2:]
        after, later = [*text[following : following + _WINDOW].split(None, 2), ""][:2]
        return Gap(
            text=text,
            start=self._start,
            end=end,
            following=following,
            first=self._first,
            earlier=read_word(earlier),
            before=read_word(before.rstrip(ORNAMENT)),
            after=read_word(after),
            later=read_word(later),
            has_letters=self._has_letters,
            in_brackets=self._brackets > 0,
            in_quotes=self._quotes % 2 == 1,
        )

    def _count(self, end: int) -> None:
        text, start = self._text, self._read_to
        opened = text.count("(", start, end) + text.count("[", start, end)
        closed = text.count(")", start, end) + text.count("]", start, end)
        self._brackets = max(0, self._brackets + opened - closed)
        self._quotes += text.count('"', start, end)
        self._has_letters = self._has_letters or _LETTER_OR_DIGIT.search(text, max(start, self._start), end) is not None
        self._read_to = end
