"""What does a name's own wording, or the words around it, tell of its label? Each answer is a label and a score.

A score orders the rules by how often they are right, and is near to that share for the surer ones: of the mentions with
0.8 or more, three to four in five are right on openly licensed text. It is no probability.
"""

import re
from typing import NamedTuple

from newspipe_entities.chunks import Chunk, everyday
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import (
    DIRECTIONS,
    MISC_HEADS,
    MISC_NAMES,
    MISC_OPENERS,
    NAME_SUFFIXES,
    ORG_HEADS,
    ORG_OPENERS,
    PARTICLES,
    PERSON_OPENERS,
    PLACE_HEADS,
    PLACE_OPENERS,
    PLACE_PREPOSITIONS,
    SPEECH_VERBS,
    load,
)

INITIAL = re.compile(r"[^\W\d_]\.")
MODEL = re.compile(r"[^\W\d_]{1,5}-?\d{1,4}[^\W\d_]?")  # of an aircraft, a weapon, a car: F-16, AK-47
ACRONYM = re.compile(r"[A-Z][A-Z&]{1,4}|(?:[A-Z]\.){2,}")


class Evidence(NamedTuple):
    """A label, and how sure it is, from 0 to 1."""

    label: str
    score: float


def from_lists(name: str) -> Evidence | None:
    """Look a name up in the lists; one in capitals also as it is otherwise written."""
    if len(name) > 4 and name.isupper() and not ACRONYM.fullmatch(name):
        name = name.title()
    if name in load("organisations"):
        return Evidence("ORG", 0.9)
    if name in load("demonyms") or name in MISC_NAMES:
        return Evidence("MISC", 0.9)
    if name in load("regions") or name in load("places"):
        return Evidence("LOC", 0.85)
    if name in load("companies"):
        return Evidence("ORG", 0.7)
    return None


def from_wording(words: list[str]) -> Evidence | None:
    """Judge a name of several words by its first and last: "Bank of …", "… River", "Ada …"."""
    first, last = words[0], words[-1]
    if len(words) == 1:
        return None
    if first in ORG_OPENERS and ("of" in words or "for" in words):
        return Evidence("ORG", 0.85)
    if last in ORG_HEADS:
        return Evidence("ORG", 0.8)
    if last in PLACE_HEADS or first in PLACE_OPENERS:
        return Evidence("LOC", 0.75)
    if last in MISC_HEADS or first in MISC_OPENERS:
        return Evidence("MISC", 0.7)
    if (first in load("first_names") and len(words) <= 5) or INITIAL.fullmatch(first) or last in NAME_SUFFIXES:
        return Evidence("PERSON", 0.85)
    if first in DIRECTIONS and len(words) <= 3:
        return Evidence("LOC", 0.6)
    if first in PERSON_OPENERS:
        return Evidence("PERSON", 0.6)
    if any(word in PARTICLES for word in words[1:-1]):
        return Evidence("PERSON", 0.7)
    return None


def from_context(document: Document, chunk: Chunk) -> Evidence | None:
    """Judge a mention by the words around it."""
    words = document.words
    before = words[chunk.first - 1] if chunk.first else ""
    after = words[chunk.stop : chunk.stop + 2]
    if chunk.titled:
        return Evidence("PERSON", 0.9)
    if after and after[0] in SPEECH_VERBS:
        return Evidence("PERSON", 0.6)
    if after and after[0] == "," and after[-1].isdigit() and len(after[-1]) == 2:
        return Evidence("PERSON", 0.8)
    if before in PLACE_PREPOSITIONS and not (chunk.stop - chunk.first == 1 and everyday(words[chunk.first])):
        return Evidence("LOC", 0.55)
    return None


def from_shape(words: list[str], after_the: bool) -> Evidence | None:
    """Guess by shape alone: capitals are an organisation; some words unknown to the word list are a person.

    ``after_the``: the article stands before the name, as it does before no person's.
    """
    if MODEL.fullmatch("".join(words)):
        return Evidence("MISC", 0.5)
    if after_the and len(words) > 1:
        return Evidence("ORG", 0.5)
    if len(words) == 1:
        if ACRONYM.fullmatch(words[0]):
            return Evidence("ORG", 0.6)
        return Evidence("PERSON", 0.5) if words[0] in load("first_names") else None
    if ACRONYM.fullmatch(words[-1]) or words[0] in load("places") or words[0] in load("regions"):
        return Evidence("ORG", 0.5)
    if not any(word.lower() in load("words") for word in words) and len(words) <= 4:
        return Evidence("PERSON", 0.6)
    return Evidence("ORG", 0.4)
