"""The stage `summarise`: ranks an article's sentences with a method, and takes the best within a length."""

from collections.abc import Mapping
from typing import Any

import newspipe
from newspipe_summarise.document import Document, document
from newspipe_summarise.graph import lexrank, textrank
from newspipe_summarise.salience import salience
from newspipe_summarise.selection import Length, select

REDUNDANCY = 0.3


class Summarise(newspipe.Stage):
    """Choose the sentences of an article that tell most of it: whole, unchanged, in the order of the text.

    The summary is three sentences long, or what `sentences`, `words` and `ratio` say; of these, every one that is
    given holds. The default method leaves out headings, bylines and fragments and does not say the same thing twice.
    The methods `lead`, `lexrank` and `textrank` are there to compare with, each as it was published.
    """

    name = "summarise"
    requires = ("text", "sentences")
    provides = ("summary", "summary_sentences")
    options = {
        "method": {
            "enum": ["salience", "lead", "lexrank", "textrank"],
            "default": "salience",
            "description": "How sentences are ranked: by position, centrality and form; or a named baseline.",
        },
        "sentences": {
            "type": ["integer", "null"],
            "minimum": 1,
            "default": None,
            "description": "At most this many sentences. Three where no length is given.",
        },
        "words": {
            "type": ["integer", "null"],
            "minimum": 1,
            "default": None,
            "description": "At most this many words, as white space divides them.",
        },
        "ratio": {
            "type": ["number", "null"],
            "exclusiveMinimum": 0,
            "maximum": 1,
            "default": None,
            "description": "At most this share of the article's sentences, rounded up.",
        },
    }

    def __init__(self, *, method: str, sentences: int | None, words: int | None, ratio: float | None) -> None:
        self.method = method
        self.length = Length(sentences, words, ratio)

    def process(self, article: Mapping[str, Any]) -> dict[str, Any]:
        """Return the summary and the indices of its sentences."""
        read = document(article)
        chosen = select(
            self._scores(read),
            [frozenset(sentence.stems) for sentence in read.sentences],
            [sentence.text.count(" ") + 1 for sentence in read.sentences],
            self.length,
            REDUNDANCY if self.method == "salience" else 0.0,
        )
        return {"summary": " ".join(read.sentences[index].text for index in chosen), "summary_sentences": chosen}

    def _scores(self, read: Document) -> list[float]:
        if self.method == "lead":
            return [-float(index) for index in range(len(read.sentences))]
        if self.method == "salience":
            return salience(read)
        stems = [sentence.stems for sentence in read.sentences]
        ranks = lexrank(stems) if self.method == "lexrank" else textrank(stems)
        return ranks + [0.0] * (len(stems) - len(ranks))
