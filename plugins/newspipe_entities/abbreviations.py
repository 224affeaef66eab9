"""Where does a name begin whose abbreviation stands behind it in brackets? Its initials say it.

"the National Gem and Jewellery Authority (NGJA)": the words before the bracket are matched with the letters from the
last to the first, after Schwartz & Hearst 2003, "A simple algorithm for identifying abbreviation definitions in
biomedical text", but by initials alone. Small words ("and", "of") may have a letter or none.
"""

from collections.abc import Sequence

from newspipe_entities.chunks import ARABIC_ARTICLES, everyday
from newspipe_entities.spans import Spans
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import COMPANY_FORMS
from newspipe_entities.wordings import SMALL_WORDS

SCORE = 0.9
LONGEST = 16  # tokens of a name
QUOTES = frozenset("\"“‘'")
CLOSING = frozenset(").,;\"”’'")
MARKS = frozenset(",-&'’/")


def expand(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with the names before a bracketed abbreviation made whole, and the abbreviation tagged."""
    spans = Spans(len(document.words), mentions)
    words = document.words
    for sentence, stop in document.sentences:
        for at in range(sentence + 2, stop - 2):
            if words[at] == "(":
                inside = at + 1 + (words[at + 1] in QUOTES)
                if inside + 1 < stop and words[inside + 1] in CLOSING and _is_abbreviation(words[inside]):
                    _settle(document, spans, max(sentence, at - LONGEST), at, inside)
    return spans.all()


def _is_abbreviation(word: str) -> bool:
    return 2 <= len(word) <= 10 and word.isalpha() and sum(map(str.isupper, word)) >= max(2, len(word) - 2)


def _settle(document: Document, spans: Spans, left: int, bracket: int, inside: int) -> None:
    words, letters = document.words, document.words[inside]
    stop = bracket
    if words[stop - 1].islower() and everyday(words[stop - 1]):  # "Grain Relief programme (GR)"
        stop -= 1
    last = stop - (words[stop - 1] in COMPANY_FORMS)
    forms = {letters.lower(), "".join(filter(str.isupper, letters)).lower()}
    first = next((i for form in sorted(forms) if (i := begin_of(words, left, last, form)) is not None), None)
    if first is None:
        return
    over = spans.touching(first, stop)
    labels = {mention.label for mention in over}
    if labels == {"PERSON"}:
        return
    label = labels.pop() if len(labels) == 1 else "ORG"
    spans.put(Mention(first, stop, label, max([SCORE, *(mention.score for mention in over)])))
    if spans.at(inside) is None:
        spans.put(Mention(inside, inside + 1, label, SCORE))


def begin_of(words: Sequence[str], left: int, stop: int, letters: str) -> int | None:
    """Return the token from ``left`` on where a name begins that ends before ``stop`` and has these initials.

    Every word with a capital must have its letter; None if no name has them all.
    """
    ways = {len(letters)}  # numbers of letters that are still to be matched
    for i in range(stop - 1, left - 1, -1):
        word = words[i]
        if word in MARKS or word in ("'s", "’s"):
            continue
        small = word in SMALL_WORDS
        if not small and not word[0].isupper() and word not in ARABIC_ARTICLES:
            return None
        matched = {left_over - 1 for left_over in ways if left_over and letters[left_over - 1] == word[0].lower()}
        if 0 in matched and not small:
            return i
        ways = matched - {0} | (ways if small else set())
        if not ways:
            return None
    return None
