"""How are names found with a model? The rules propose, a network decides, an article's mentions tell of each other."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from newspipe_entities.decode import decode, softmax
from newspipe_entities.edges import join_hyphens
from newspipe_entities.network import Network
from newspipe_entities.rules import RulesTagger
from newspipe_entities.tagger import LABELS, Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import load

Array = np.ndarray[Any, Any]

LISTED = 0.9  # the score of a name that is labelled by a list
SHARED = 1.0  # of the log of what all mentions of a word tell, added to the logits of each


class ModelTagger:
    """A `Tagger` of a network whose features are the words, the word lists, and what the rules found."""

    def __init__(self, path: Path | None = None) -> None:
        """Load the lists and the network; ``path``: another file than the shipped one."""
        self._rules = RulesTagger()
        self._network = Network(path)

    def tag(self, documents: Sequence[Document]) -> list[list[Mention]]:
        """Return the mentions of each document, in text order."""
        return [self._tag(*pair) for pair in zip(documents, self._rules.tag(documents), strict=True)]

    def _tag(self, document: Document, mentions: Sequence[Mention]) -> list[Mention]:
        logits = self._network.logits(document, mentions)
        found = decode(logits + shared(document.words, logits), document.sentences)
        return [_as_listed(document, mention) for mention in join_hyphens(document, found)]


def _as_listed(document: Document, mention: Mention) -> Mention:
    """Return a mention that is a well-known organisation or a people with its label: the lists know better."""
    name = document.span(mention.first, mention.stop)
    if name in load("organisations"):
        return mention._replace(label="ORG", score=max(mention.score, LISTED))
    if name in load("demonyms") and mention.label in ("LOC", "ORG"):
        return mention._replace(label="MISC", score=max(mention.score, LISTED))
    return mention


def shared(words: Sequence[str], logits: Array) -> Array:
    """Return what to add to each token's logits, so that the mentions of a word with a capital agree in a document.

    A word's labels are judged by the mean of their probabilities over all its tokens.
    """
    numbers: dict[str, int] = {}
    capital = [i for i, word in enumerate(words) if word[0].isupper()]
    of = np.array([numbers.setdefault(words[i], len(numbers)) for i in capital], np.intp)
    probabilities = softmax(logits[capital])
    by_label = np.concatenate([probabilities[:, :1], probabilities[:, 1::2] + probabilities[:, 2::2]], 1)
    sums = np.zeros((len(numbers), 1 + len(LABELS)), np.float32)
    np.add.at(sums, of, by_label)
    counts = np.bincount(of, minlength=len(numbers))
    votes = SHARED * np.log(sums / counts[:, None] + 1e-3) * (counts > 1)[:, None]
    added = np.zeros_like(logits)
    added[capital] = votes[of][:, [0, *(1 + i // 2 for i in range(2 * len(LABELS)))]]
    return added
