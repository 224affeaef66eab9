"""Which runs of tokens could be names? Capitalised words and what may join them, cut at titles, peoples and dates."""

from collections.abc import Iterator
from typing import NamedTuple

from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import (
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
    load,
)

HEADS = ORG_HEADS | PLACE_HEADS | MISC_HEADS
OF_WORDS = ORG_OPENERS | PLACE_OPENERS | MISC_HEADS | ORG_HEADS | PLACE_HEADS
JOINING_CAPITALS = 0.6  # of a sentence's words; above it, the sentence is a headline whose capitals tell nothing
HEADLINE_WORDS = 4


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
    for first, stop in document.sentences:
        if is_headline(document.words[first:stop]):
            yield from _headline_chunks(document, first, stop)
            continue
        i = first
        while i < stop:
            if _is_capital(document.words[i]):
                end = _extend(document, i, stop)
                yield from _cut(document, i, end, first)
                i = end
            else:
                i += 1


def is_headline(words: list[str]) -> bool:
    """Tell whether so many words of a sentence have capitals that they tell nothing."""
    letters = [word for word in words if word[0].isalpha() and len(word) > 3]
    capitals = sum(not word[0].islower() for word in letters)
    return len(letters) >= HEADLINE_WORDS and capitals > JOINING_CAPITALS * len(letters)


def _is_capital(word: str) -> bool:
    return word[0].isupper() and (len(word) > 1 or word not in "AI")


def _extend(document: Document, first: int, stop: int) -> int:
    """Return where the run of capitalised words ends that begins at token ``first``."""
    words, i = document.words, first + 1
    while i < stop and document.gap(i) <= 1:
        word, following = words[i], words[i + 1] if i + 1 < stop else ""
        if word[0].isupper():
            i += 1
        elif not following or document.gap(i + 1) > 1:
            break
        elif word == "-" and document.gap(i) == document.gap(i + 1) == 0:
            if not (following[0].isupper() or following not in load("words")) or following.isdigit():
                break
            i += 2
        elif (word in PARTICLES or word == "&") and following[0].isupper():
            i += 2
        elif word in ("of", "for", "and"):
            skip = 1 + (following == "the" and i + 2 < stop)
            joined = i + skip < stop and words[i + skip][0].isupper() and words[i + skip] not in DAYS_AND_MONTHS
            if not (joined and _joins(word, words[first:i])):
                break
            i += skip + 1
        else:
            break
    return i


def _joins(word: str, before: list[str]) -> bool:
    """Tell whether "of", "for" or "and" goes on with the name that stands before it."""
    if word == "of":
        return before[-1] in OF_WORDS and before[-1] not in TITLES
    opened = before[0] in ORG_OPENERS and ("of" in before or "for" in before)
    return opened if word == "and" else before[-1] in ORG_OPENERS


def _cut(document: Document, first: int, stop: int, sentence: int) -> Iterator[Chunk]:
    """Cut a run of capitalised words into possible names."""
    words = document.words
    opens = first == sentence or words[first - 1] in ('"', "“", "'", "‘", ":", "-", "—", "–", "•", "*")
    while first < stop and ((opens and words[first].lower() in FUNCTION_WORDS) or words[first] in DAYS_AND_MONTHS):
        first, opens = first + 1, False
    for i in range(first, stop):
        if words[i] in DAYS_AND_MONTHS and words[stop - 1] not in HEADS:
            yield from _cut(document, first, i, sentence)
            yield from _cut(document, i + 1, stop, sentence)
            return
    if first < stop:
        yield from _cut_titles(document, first, stop, opens)


def _cut_titles(document: Document, first: int, stop: int, opens: bool) -> Iterator[Chunk]:
    """Cut "Ruritanian Foreign Minister Ada Stone" into "Ruritanian" and "Ada Stone"."""
    words = document.words
    titled = False
    if words[stop - 1] not in HEADS:
        last = max((i for i in range(first, stop) if words[i] in TITLES), default=None)
        if last is not None:
            left = last
            while left > first and words[left - 1] in TITLES | TITLE_MODIFIERS | {"-"}:
                left -= 1
            if left > first:
                yield from _cut_peoples(document, first, left, False, opens)
            first, titled, opens = last + 1, True, False
    if first < stop:
        yield from _cut_peoples(document, first, stop, titled or _title_before(document, first), opens)


def _title_before(document: Document, first: int) -> bool:
    """Tell whether a title in lower case stands before token ``first``: "chairman Ada Stone"."""
    return first > 0 and document.words[first - 1].capitalize() in TITLES and document.gap(first) == 1


def _cut_peoples(document: Document, first: int, stop: int, titled: bool, opens: bool) -> Iterator[Chunk]:
    """Cut a people's name off the front of "Ruritanian Ada Stone"; not of "Ruritanian Football Club"."""
    words = document.words
    if words[stop - 1] in HEADS and stop - first <= 6:
        yield Chunk(first, stop, titled, opens)
        return
    for size in (2, 1):
        if stop - first > size and " ".join(words[first : first + size]) in load("demonyms"):
            yield Chunk(first, first + size, False, opens)
            first, opens = first + size, False
            break
    if first < stop and words[first] == "-":
        first += 1
    if first < stop:
        yield Chunk(first, stop, titled, opens)


def _headline_chunks(document: Document, first: int, stop: int) -> Iterator[Chunk]:
    """Cut a headline at every everyday word."""
    words, i = document.words, first
    while i < stop:
        if not _is_capital(words[i]) or _everyday(words[i]):
            i += 1
            continue
        end = i + 1
        while end < stop and words[end][0].isupper() and not _everyday(words[end]) and document.gap(end) == 1:
            end += 1
        yield Chunk(i, end, i > first and words[i - 1].capitalize() in TITLES, True)
        i = end


def _everyday(word: str) -> bool:
    lower = word.lower()
    return lower in FUNCTION_WORDS or lower in load("words") or word.capitalize() in DAYS_AND_MONTHS | TITLES
