"""Which runs of tokens could be names? Capitalised words and what may join them, cut at titles, peoples and dates."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import (
    COUNTRY_CODES,
    DAYS_AND_MONTHS,
    FUNCTION_WORDS,
    MISC_HEADS,
    ORG_HEADS,
    ORG_OPENERS,
    PARTICLES,
    PLACE_HEADS,
    PLACE_OPENERS,
    TITLE_MODIFIERS,
    TITLES,
    listed,
    load,
)

HEADS = ORG_HEADS | PLACE_HEADS | MISC_HEADS
BEFORE_OF = (HEADS | ORG_OPENERS | PLACE_OPENERS) - TITLES
ARABIC_ARTICLES = listed("arabic articles")
OPENING_MARKS = frozenset("\"“”'‘:-—–_•*")
CONTRACTION = re.compile(r"(?i:(?:i|you|he|she|it|we|they|that|there|what|who)['’](?:m|d|ve|ll|re|s)|\w+n['’]t)")

LONGEST = 12  # tokens of a name: the bound that keeps hostile text linear
HEADLINE_WORDS = 4  # of four letters or more; fewer tell nothing of the sentence
HEADLINE_CAPITALS = 0.6


class Chunk(NamedTuple):
    """A possible name: tokens ``first`` up to, and not with, ``stop``.

    ``titled``: a person's title stands before it. ``opens``: it begins its sentence, so that a capital tells nothing.
    """

    first: int
    stop: int
    titled: bool
    opens: bool


def chunks(document: Document) -> Iterator[Chunk]:
    """Yield the possible names of a document in text order; none overlaps another or crosses a sentence."""
    words = document.words
    for sentence, stop in document.sentences:
        headline = is_headline(words[sentence:stop])
        i = sentence
        while i < stop:
            if _may_begin(words[i], headline) or _arabic_article(document, i, stop):
                end = _extend(document, i, stop, headline)
                opens = headline or i == sentence or words[i - 1] in OPENING_MARKS
                yield from _cut_dates(document, i, end, opens)
                i = end
            else:
                i += 1


def is_headline(words: Sequence[str]) -> bool:
    """Tell whether so many words of a sentence are capitalised that a capital tells nothing there."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    if len(long) < HEADLINE_WORDS or sum(map(str.islower, long)) > (1 - HEADLINE_CAPITALS) * len(long):
        return False
    return words[-1] not in (".", "?", "!") or all(map(str.isupper, long))


def everyday(word: str) -> bool:
    """Tell whether a word, or the word that it is an inflection of, is no name but of the everyday language."""
    lower = word.lower()
    return lower in FUNCTION_WORDS or any(form in load("words") for form in (lower, lower.removesuffix("s")))


def _may_begin(word: str, headline: bool) -> bool:
    """Tell whether a word may begin a name or go on with it."""
    if not word[0].isupper() or (len(word) == 1 and word in "AI"):
        return False
    return not headline or not everyday(word) or (word in TITLES or word in TITLE_MODIFIERS)


def _arabic_article(document: Document, i: int, stop: int) -> bool:
    """Tell whether the name "al-Sharif" begins at token ``i``, or "al Sharif"."""
    words = document.words
    if words[i] not in ARABIC_ARTICLES or i + 2 >= stop:
        return False
    return words[i + 1] == "-" and words[i + 2][0].isupper() and document.gap(i + 1) == document.gap(i + 2) == 0


def _extend(document: Document, first: int, stop: int, headline: bool) -> int:
    """Return where the run of words ends that may be a name and begins at token ``first``."""
    words, i, stop = document.words, first + 1, min(stop, first + LONGEST)
    while i < stop and document.gap(i) <= 1:
        word, following = words[i], words[i + 1] if i + 1 < stop else ""
        if word[0].isupper():
            if headline and not _may_begin(word, headline):
                break
            i += 1
        elif not following or document.gap(i + 1) > 1:
            break
        elif word == "-":
            if document.gap(i) + document.gap(i + 1) or not _hyphenates(words[i - 1], following):
                break
            i += 2
        elif _arabic_article(document, i, stop):
            i += 3
        elif (word in PARTICLES or word == "&") and following[0].isupper():
            i += 2
        elif word in ("of", "for", "and"):
            joined = i + 1 + (following == "the" and word != "and")
            if not (joined < stop and words[joined][0].isupper() and _joins(word, words[first:i], words[joined])):
                break
            i = joined + 1
        else:
            break
    return i


def _hyphenates(word: str, following: str) -> bool:
    """Tell whether a hyphen joins two words to one name: "Stone-Ames", but not "Oslo-Bergen" or "Oslo-based"."""
    if not following[0].isupper():
        return not everyday(following)
    return f"{word}-{following}" in load("places") or not (_is_land(word) and _is_land(following))


def _is_land(word: str) -> bool:
    return _is_place(word) or word in load("demonyms")


def _is_place(name: str) -> bool:
    return name in COUNTRY_CODES or name in load("places") or name in load("regions")


def _joins(word: str, before: list[str], after: str) -> bool:
    """Tell whether "of", "for" or "and" goes on with the name that stands before it."""
    if word == "of":
        return before[-1] in BEFORE_OF
    if word == "for":
        return before[-1] in ORG_OPENERS
    return before[0] in ORG_OPENERS and ("of" in before or "for" in before) and after not in ORG_OPENERS


def _cut_dates(document: Document, first: int, stop: int, opens: bool) -> Iterator[Chunk]:
    """Leave out days, months, and a sentence's first word where it is of the everyday language."""
    words = document.words
    while first < stop and _no_name(words[first], opens):
        first, opens = first + 1, False
    for i in range(first, stop):
        if words[i] in DAYS_AND_MONTHS and words[stop - 1] not in HEADS:
            yield from _cut_titles(document, first, i, opens)
            first, opens = i + 1, False
    yield from _cut_titles(document, first, stop, opens)


def _no_name(word: str, opens: bool) -> bool:
    if word in DAYS_AND_MONTHS or CONTRACTION.fullmatch(word):
        return True
    return opens and word.lower() in FUNCTION_WORDS


def _cut_titles(document: Document, first: int, stop: int, opens: bool) -> Iterator[Chunk]:
    """Cut "Ruritanian Foreign Minister Ada Stone" into "Ruritanian" and "Ada Stone"."""
    words = document.words
    titled = first < stop and first > 0 and _title_before(document, first)
    if first > 1 and words[first - 1] in ("of", "for") and words[first - 2] in TITLES:
        while first < stop and words[first] in TITLE_MODIFIERS:  # Secretary of State Ada Stone
            first, titled, opens = first + 1, True, False
    if first < stop and words[stop - 1] not in HEADS:
        last = max((i for i in range(first, stop) if words[i] in TITLES), default=None)
        if last is not None:
            left = last
            while left > first and (
                words[left - 1] in TITLES or words[left - 1] in TITLE_MODIFIERS or words[left - 1] == "-"
            ):
                left -= 1
            yield from _cut_peoples(document, first, left, False, opens)
            first, titled, opens = last + 1, True, False
    yield from _cut_peoples(document, first, stop, titled, opens)


def _title_before(document: Document, first: int) -> bool:
    """Tell whether a title in lower case stands before token ``first``: "chairman Ada Stone"."""
    return document.words[first - 1].capitalize() in TITLES and document.gap(first) == 1


def _cut_peoples(document: Document, first: int, stop: int, titled: bool, opens: bool) -> Iterator[Chunk]:
    """Cut a people's or country's name off the front of "Ruritanian Ada Stone"; not of "Ruritanian Football Club"."""
    words = document.words
    while stop - first > 1 and words[stop - 1] not in HEADS:
        size = 2 if document.span(first, first + 2) in load("demonyms") else 1
        known = words[first] in load("demonyms") or words[first] in COUNTRY_CODES or size == 2
        if not known or stop - first <= size or _is_place(document.span(first, stop)):
            break
        yield Chunk(first, first + size, False, opens)
        first, opens = first + size, False
        if words[first] == "-":
            first += 1
    if stop - first > 1 or (first < stop and len(words[first]) > 1):
        yield Chunk(first, stop, titled, opens)
