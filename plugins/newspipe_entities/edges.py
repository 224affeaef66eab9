"""Where does a name begin and end? Titles, brackets, "the" and possessives are no part of it; hyphens join."""

from collections.abc import Sequence

from newspipe_entities.chunks import everyday
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import TITLE_MODIFIERS, TITLES, listed, load

BRACKETS = {"(": ")", "[": "]"}
POSSESSIVES = ("'s", "’s")
OPEN_ENDED = listed("open ended")


def trim(document: Document, mention: Mention) -> Mention | None:
    """Return the mention without what is no part of a name, or None where no word is left.

    Editorial brackets cut: of "[Foreign Minister] Ada Stone" the part outside stays.
    """
    words, (first, stop) = document.words, _outside_brackets(document.words, mention.first, mention.stop)
    while first < stop:
        last, alone = words[stop - 1], stop - first == 1
        if not _has_letter(words[first]) or (words[first].lower() == "the" and not alone):
            first += 1
        elif (
            last in POSSESSIVES
            or (not alone and _is_loose(words, stop - 1))
            or not (_has_letter(last) or last in (")", "]"))
        ):
            stop -= 1
        else:
            break
    if mention.label == "PERSON":
        first = _after_titles(words, first, stop)
    return mention._replace(first=first, stop=stop) if first < stop else None


def join_hyphens(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with what hyphens join to them: all of "Kim Dae-jun", "COVID-19", but not "Oslo-based"."""
    joined: list[Mention] = []
    for mention in mentions:
        first, stop = mention.first, mention.stop
        while _hyphen(document, stop) and _goes_on(document.words[stop + 1], mention.label):
            stop += 2
        while (
            mention.label == "PERSON"
            and _hyphen(document, first - 1)
            and document.words[first - 2][0].isupper()
            and not (joined and joined[-1].stop > first - 2)
        ):
            first -= 2
        if not joined or joined[-1].stop <= first:
            joined.append(mention._replace(first=first, stop=stop))
    return joined


def _hyphen(document: Document, index: int) -> bool:
    """Tell whether a token is a hyphen without space on either side."""
    if not 0 < index < len(document.words) - 1 or document.words[index] != "-":
        return False
    return document.gap(index) == 0 == document.gap(index + 1)


def _goes_on(word: str, label: str) -> bool:
    if label == "PERSON":
        return word[0].isupper() or (word[0].isalpha() and not everyday(word))
    return label != "LOC" and word[0].isdigit() and len(word) <= 3


def _is_loose(words: list[str], at: int) -> bool:
    """Tell whether a word in lower case is none that a name ends in: "Carrow council", but "Ada Noh Jae-min"."""
    return words[at].islower() and (words[at] in OPEN_ENDED or everyday(words[at])) and words[at - 1] != "-"


def _has_letter(word: str) -> bool:
    return any(character.isalnum() for character in word)


def _outside_brackets(words: list[str], first: int, stop: int) -> tuple[int, int]:
    """Drop a bracketed beginning and what lies beyond a bracket that the mention does not close or open."""
    opened: list[int] = []
    start = first
    for i in range(first, stop):
        if words[i] in BRACKETS:
            opened.append(i)
        elif words[i] in BRACKETS.values() and (not opened or opened.pop() == start):
            start = i + 1
    return start, opened[0] if opened and opened[0] >= start else stop


def _after_titles(words: list[str], first: int, stop: int) -> int:
    """Return where a person's name begins after "Prime Minister"; a name that is all titles stays whole."""
    i, after = first, first
    while i < stop - 1 and (words[i] in TITLES or words[i] in TITLE_MODIFIERS or words[i] == "-"):
        i += 1
        if words[i - 1] in TITLES:
            after = i
    if after == first and stop - first > 2 and words[first] in load("occupations"):
        return first + 1
    return after
