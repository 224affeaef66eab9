"""Gaps that need no statistics: the rules that decide them."""

import re

from newspipe_segment.gaps import Gap
from newspipe_segment.lexicon import lexicon
from newspipe_segment.words import OTHER_STOPS, Word

_ENUMERATOR = re.compile(r"[•⁃]?\s*[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})(?:[.)]|\.\))")
_LONGEST_ENUMERATOR = 8
_ONE_STOP = (".", "?", "!")
_ASIDES = ("!)", "?)")  # "they cheered (!) and left"
_ANNOUNCES = (":", ";")
_DASHES = ("--", "---", "–", "—", "-")
_FREE_DASH = re.compile(r"\s(?:--+|[–—])\s")
_WINDOW = 120  # code points before a dash that are searched for the one it may close
_UNSURE_SHAPES = frozenset((".", "0", "0.0", "i", "I", "x.x", "X.X"))
_LONGEST_ABBREVIATION = 5  # code points without the stop, of one with a capital that is not in the lexicon
_SPACED_DOTS = re.compile(r"\.(?:\s\.){0,3}(?!\S)")


def verdict(gap: Gap) -> bool | None:
    """Return whether a sentence certainly ends (True) or goes on (False) at the gap, or None."""
    before, after = gap.before, gap.after
    if before.closing in _ONE_STOP and after.shape == "Xx" and not after.opening and _is_plain(before):
        return True
    if not after.core and after.closing == ".":
        return _ends_before_dots(gap)
    if not gap.has_letters or _is_inside_dashes(gap):
        return False
    if not before.core and before.closing in _ASIDES:
        return False
    if not before.core and before.closing == ".":
        return _ends_after_dots(gap)
    if gap.end - gap.start <= _LONGEST_ENUMERATOR and _ENUMERATOR.fullmatch(gap.text, gap.start, gap.end):
        return False
    if not before.has_stop:
        return None if before.closing != "," or gap.first.key in lexicon().salutations else False
    if before.closing[0] in OTHER_STOPS:
        return not after.core[:1].islower()
    if before.closing == ".":
        return _ends_after_abbreviation(gap)
    return _ends_before_speaker(gap)


def _is_plain(word: Word) -> bool:
    """Whether the word can hardly be an abbreviation or an enumerator."""
    if word.abbreviation or word.shape in _UNSURE_SHAPES:
        return False
    return word.shape != "Xx" or len(word.core) > _LONGEST_ABBREVIATION


def _ends_before_dots(gap: Gap) -> bool:
    """Three spaced dots after a full stop and before a capital start a sentence (". . . The end"); others do not."""
    dots = _SPACED_DOTS.match(gap.text, gap.following)
    if not dots or dots.group().count(".") != 3 or not gap.before.core or gap.before.closing != ".":
        return False
    return gap.text[dots.end() + 1 : dots.end() + 2].isupper()


def _ends_after_dots(gap: Gap) -> bool | None:
    """Four spaced dots end a sentence, three do not; of a single one that stands apart nothing is known."""
    tail = gap.text[max(gap.start, gap.end - 8) : gap.end].split()
    dots = next((count for count, word in enumerate(reversed(tail)) if word != "."), len(tail))
    if dots == 1:
        return None
    return dots == 4 and not gap.after.core[:1].islower()


def _ends_after_abbreviation(gap: Gap) -> bool | None:
    before, after = gap.before, gap.after
    capital, small = after.core[:1].isupper(), after.core[:1].islower()
    if after.opening == "(" and after.shape == "XX" and after.closing[:1] == ")":  # "Pell Associates, P.C. (PA)"
        return False
    if before.shape == "0" and gap.earlier.closing[-1:] in _ANNOUNCES:  # "Standings: 1. Oslo 16; 2. Bergen 13"
        return False
    if gap.earlier.shape.startswith("0") and before.key in lexicon().measures and not capital:  # "5 ft. 3 in. tall"
        return False
    match before.abbreviation:
        case "joint":
            return False
        case "title" | "forename" if capital and not after.starter:
            return False
        case "reference" if after.shape.startswith("0"):
            return False
        case "initial" | "dotted" if after.abbreviation == "initial" and "." in after.closing:
            return False
        case "suffix" | "company" if after.shape == "Xx" and _is_subject(gap):
            return True
        case "clock" if after.opening == "(" and not capital:  # "6 a.m. (0600 GMT)"
            return False
        case "clock" if capital:
            return _ends_after_time(gap)
        case "etcetera" | "reference" | "initial":
            return None
        case "":
            return False if small and before.shape == "0" else None  # "for 1. above and 2. below"
        case _:
            return False if small else None


def _is_subject(gap: Gap) -> bool:
    """Whether the word after an abbreviation begins a sentence: "He met Robert Pell Jr. Pell said no."."""
    words = lexicon()
    if gap.after.closing or gap.after.key in words.jobs or gap.after.key in words.named:
        return False
    verb = gap.later.core
    return gap.after.core == gap.earlier.core or (
        verb.islower() and (verb in words.verbs or verb in words.speech_verbs or verb.endswith("ed"))
    )


def _belongs_to_time(word: Word) -> bool:
    """Whether the word is a day, a month or a zone: "6 p.m. Monday", "7:30 p.m. NZDT"."""
    words = lexicon()
    return word.key in words.after_time or (word.shape == "XX" and (word.key in words.zones or word.key.endswith("t")))


def _is_inside_dashes(gap: Gap) -> bool:
    """Whether the stop belongs to an insertion between dashes: "He was -- can you believe it? -- late again."."""
    before, after = gap.before, gap.after
    if after.core or after.opening not in _DASHES or before.closing[-1:] not in ("?", "!"):
        return False
    if gap.later.core[:1].islower():
        return True
    return _FREE_DASH.search(gap.text, max(gap.start, gap.end - _WINDOW), gap.end) is not None


def _ends_after_time(gap: Gap) -> bool:
    """After "6 p.m." a capital starts a sentence, unless it belongs to the time or the sentence began with it."""
    if gap.first.key in lexicon().before_time and gap.end - gap.start < len("Around 12:30 p.m. "):
        return False
    return not _belongs_to_time(gap.after) and gap.later.key != "time"


def _is_in_name(gap: Gap) -> bool:
    """Whether the mark belongs to a name inside a sentence: "The band Wham! broke up"."""
    before = gap.before
    return before.closing == "!" and before.shape == "Xx" and before != gap.first and gap.after.core[:1].islower()


def _ends_before_speaker(gap: Gap) -> bool | None:
    """A quotation, or an exclamation, and who said it are one sentence: "Where?" Ada asked; Stop! she cried."""
    if gap.later.key not in lexicon().speech_verbs:
        return False if _is_in_name(gap) else None
    quoted = gap.before.closing[0] in "?!…" and gap.before.closing[-1] in "\"'"
    return False if gap.after.core.islower() or (quoted and gap.after.shape in ("Xx", "I")) else None
