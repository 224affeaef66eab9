"""Which sentences are the newsroom's or the page's, and never part of a summary."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from newspipe_summarise.document import Sentence
from newspipe_summarise.lexicon import Phrases, lexicon

FEWEST_WORDS = 6
_LONGEST_END = 8  # code points
_ENDS_WHOLE = re.compile(r"(?<!\.\.)[.!。！।]['\"”’»)\]]*\Z")  # neither a question nor the dots of a teaser
_LABEL = re.compile(r"[\W_]{0,3}([^\W\d_][^:\n]{0,39}?)\s?(?::|\s[-–—]{1,2})\s")
_BRACKETED_OR_ITEM = re.compile(r"[(\[].*[)\]]\Z|[-•*·▪–—]\s")
_CREDIT_IN_BRACKETS = re.compile(r"\([^()/]{3,40}/[^()]{2,40}\)\Z")
_TURN = re.compile(r"(Q|A)\.\s")
_LABEL_WITHIN = 48  # code points
_FEWEST_TURNS = 2  # times that a speaker's label comes back
_LONGEST_NAME = 4  # words
_QUESTION_AND_ANSWER = frozenset(("Q", "A"))

# A line-up, a table of results or a list of prices has names, numbers and commas, few small words and no verb.
_FEWEST_SEPARATORS = 2
_FEWEST_NUMBERS = 2
_LISTED = 0.7  # of its words are names and numbers
_SMALL_WORDS = 0.22  # of its words at most; a sentence has about 0.4


def statements(sentences: Sequence[Sentence]) -> list[bool]:
    """Return of each sentence whether it may be in a summary: whole, the article's own, and no question.

    Not so are headings, labels, notes, corrections, captions and credits, appeals, disclaimers, teasers, questions,
    turns of speech that begin with the speaker's label, line-ups and lists of prices.
    """
    labels = [_label(sentence.text) for sentence in sentences]
    speakers = _speakers(labels)
    result: list[bool] = []
    begun = False
    for sentence, label in zip(sentences, labels, strict=True):
        stands = label not in speakers and is_statement(sentence) and not (begun and is_correction(sentence))
        begun = begun or stands
        result.append(stands)
    for index, sentence in enumerate(sentences):
        if is_credit(sentence):  # and what it credits is the rest of its paragraph
            first = index
            while first and sentences[first - 1].paragraph == sentence.paragraph:
                first -= 1
            result[first : index + 1] = [False] * (index + 1 - first)
    return result


def is_statement(sentence: Sentence) -> bool:
    """Return whether this is a whole sentence of the article's own."""
    text, words = sentence.text, sentence.words
    return (
        len(words) >= FEWEST_WORDS
        and not _BRACKETED_OR_ITEM.match(text)
        and _ENDS_WHOLE.search(text, max(0, len(text) - _LONGEST_END)) is not None
        and not is_furniture(sentence)
        and not is_list(sentence)
    )


def is_furniture(sentence: Sentence) -> bool:
    """Return whether the sentence is a note, an appeal, a disclaimer, or says that somebody did not comment."""
    words, known = sentence.words, furniture_words()
    if words[0] in known.first_words and any(tuple(words[:length]) in known.starts for length in (2, 3, 4)):
        return True
    if not known.phrases.keys().isdisjoint(words):
        line = f" {' '.join(words)} "
        if any(phrase in line for word in words for phrase in known.phrases.get(word, ())):
            return True
    if words[-1] in known.last_words and any(tuple(words[-length:]) in known.ends for length in (2, 3, 4)):
        return True
    return _label(sentence.text).lower().replace("’", "'") in known.labels


def is_correction(sentence: Sentence) -> bool:
    """Return whether the sentence says what an earlier article got wrong."""
    return any(tuple(sentence.words[:length]) in lexicon().never.corrections for length in (3, 4))


def is_credit(sentence: Sentence) -> bool:
    """Return whether the sentence ends a caption with its credit, or begins one: "Photograph: Ada Lund", "FILE - …"."""
    known, text = furniture_words(), sentence.text
    if text.endswith(")") and _CREDIT_IN_BRACKETS.match(text):  # "(Ada Lund/Evening Post)"
        return True
    return not known.credits.isdisjoint(sentence.words) and known.credit.search(text) is not None


def is_list(sentence: Sentence) -> bool:
    """Return whether the sentence is a line-up, a table of results or a list of prices."""
    text = sentence.text
    if text.count(",") + text.count(";") + text.count(":") < _FEWEST_SEPARATORS:
        return False
    known, tokens = lexicon(), text.split()[1:]
    if not known.never.verbs.isdisjoint(tokens) or any(token.endswith("ed") for token in tokens):
        return False
    leading = [token.lstrip("(“\"'£$€")[:1] for token in tokens]
    numbers = sum(map(str.isdigit, leading))
    if sum(map(str.isupper, leading)) + numbers >= _LISTED * len(tokens):
        return True
    small = sum(map(known.stop.__contains__, sentence.words))
    return numbers >= _FEWEST_NUMBERS and small <= _SMALL_WORDS * len(sentence.words)


def _label(text: str) -> str:
    """Return what is before the first colon or dash if it is short, or ""."""
    if turn := _TURN.match(text):
        return f"{turn[1]}."
    start = text[:_LABEL_WITHIN]
    if ": " not in start and " -" not in start and " –" not in start and " —" not in start:
        return ""
    match = _LABEL.match(start)
    return match[1] if match else ""


def _speakers(labels: Sequence[str]) -> Set[str]:
    """Return the labels that are speakers': "Q", "A", and names and initials that come back."""
    counted = Counter(label for label in labels if label)
    often = {label for label, count in counted.items() if count >= _FEWEST_TURNS and _is_name(label)}
    return (often if "Q." in often else often - {"A."}) | _QUESTION_AND_ANSWER


def _is_name(label: str) -> bool:
    words = label.split()
    return len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)


@dataclass(frozen=True, slots=True)
class _Known:
    """What `lexicon` has on furniture, arranged to be looked up fast: few sentences hold a clue."""

    labels: Set[str]
    starts: Phrases
    first_words: Set[str]
    phrases: dict[str, list[str]]  #: by their longest word
    ends: Phrases
    last_words: Set[str]
    credits: Set[str]
    credit: re.Pattern[str]


@cache
def furniture_words() -> _Known:
    """Return the words; they are arranged once a process."""
    never = lexicon().never
    phrases: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted({*never.phrases, *((word,) for word in never.words)}):
        phrases[max(phrase, key=len)].append(f" {' '.join(phrase)} ")
    pictures, agencies, captions = ("|".join(sorted(x)) for x in (never.credits, never.agencies, never.caption_labels))
    return _Known(
        labels=frozenset(map(" ".join, never.labels)),
        starts=never.starts,
        first_words=frozenset(start[0] for start in never.starts),
        phrases=dict(phrases),
        ends=never.ends,
        last_words=frozenset(end[-1] for end in never.ends),
        credits=never.credits | never.agencies | never.caption_labels,
        credit=re.compile(
            rf"\((?i:{agencies}|{pictures}|{captions})\b[^()]*\)\W*\Z"
            rf"|[^\W\d_]\s?/\s?(?i:{agencies})\b[^.]{{0,30}}\W*\Z"
            rf"|(?:\A|[.!]\s|\()(?i:{pictures})(?:\s(?:by|courtesy(?:\sof)?|credit))?\s?:\s?\S"
            rf"|\((?:from\s)?(?:{captions})\)|,\spictured\b"
            rf"|\A\W?(?:FILE|File|HANDOUT|Handout)\s[-–—]+\s|\A\W?(?:{captions.upper()}|{captions.title()})\s?:"
        ),
    )
