"""What is a tagger? The small interface behind which the rules of today stand, and the model of tomorrow."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from newspipe_entities.tokens import Document

LABELS = ("PERSON", "ORG", "LOC", "MISC")


class Mention(NamedTuple):
    """A name found in a document: tokens ``first`` up to, and not with, ``stop``; a label; a score from 0 to 1."""

    first: int
    stop: int
    label: str
    score: float


class Tagger(Protocol):
    """Finds the names of documents. Built once a worker; it gets many documents at once, so that it may batch them."""

    def tag(self, documents: Sequence[Document]) -> list[list[Mention]]:
        """Return the mentions of each document, in text order, none overlapping another or crossing a sentence."""
        ...
