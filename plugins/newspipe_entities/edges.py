"""Where does a name begin and end? Titles, brackets, a leading "the" and possessives are no part of it."""

from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import TITLE_MODIFIERS, TITLES

BRACKETS = {"(": ")", "[": "]"}
POSSESSIVES = ("'s", "’s")


def trim(document: Document, mention: Mention) -> Mention | None:
    """Return the mention without what is no part of a name, or None where no word is left.

    Editorial brackets cut: of "[Foreign Minister] Ada Stone" the part outside stays.
    """
    words, (first, stop) = document.words, _outside_brackets(document.words, mention.first, mention.stop)
    while first < stop:
        if not _has_letter(words[first]) or (words[first].lower() == "the" and stop - first > 1):
            first += 1
        elif words[stop - 1] in POSSESSIVES or not (_has_letter(words[stop - 1]) or words[stop - 1] in (")", "]")):
            stop -= 1
        else:
            break
    if mention.label == "PERSON":
        first = _after_titles(words, first, stop)
    return mention._replace(first=first, stop=stop) if first < stop else None


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
    return after
