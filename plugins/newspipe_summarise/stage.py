"""The `summarise` stage: ranks an article's sentences by a method, and takes the best within a length."""

from collections.abc import Mapping
from typing import Any

import newspipe
from newspipe_summarise.dateline import dateline_pattern
from newspipe_summarise.document import Document, document
from newspipe_summarise.fields import FIELDS
from newspipe_summarise.furniture import furniture_words
from newspipe_summarise.graph import lexrank, textrank
from newspipe_summarise.salience import Ranking, load_weights, salience
from newspipe_summarise.selection import NEVER, Choice, Length, select

REDUNDANCY = 1.3  # in standard deviations of the scores of an article's sentences


class Summarise(newspipe.Stage):
    """Choose the sentences of an article that tell most of it: whole, unchanged, in the order of the text.

    ``summary`` has one sentence a line; ``summary_sentences`` are their indices into ``sentences``. The length is three
    sentences, or what `sentences`, `words` and `ratio` say: every one that is given holds. The default method leaves
    out headings, bylines and credits, says little twice, and begins with a sentence that can stand alone where there is
    one. The methods `lead`, `lexrank` and `textrank` are there to compare with: as published, with none of that.
    """

    name = "summarise"
    requires = ("text", "sentences")
    provides = FIELDS
    languages = ("en",)
    options = {
        "method": {
            "type": "string",
            "enum": ["salience", "lead", "lexrank", "textrank"],
            "default": "salience",
            "description": "How sentences are ranked: by trained weights of position, centrality, title and wording; "
            "by position alone (lead); or in a graph of sentences that are alike (lexrank, textrank).",
        },
        "sentences": {
            "type": ["integer", "null"],
            "minimum": 1,
            "default": None,
            "description": "At most this many sentences. With no length given at all, three.",
        },
        "words": {
            "type": ["integer", "null"],
            "minimum": 1,
            "default": None,
            "description": "At most this many words, as white space divides them; an empty summary where no sentence "
            "is so short.",
        },
        "ratio": {
            "type": ["number", "null"],
            "exclusiveMinimum": 0,
            "maximum": 1,
            "default": None,
            "description": "At most this share of the article's sentences, rounded up.",
        },
        "separator": {
            "type": "string",
            "default": "\n",
            "description": "What stands between two sentences of the summary: a line break, or a space for one line.",
        },
    }

    def __init__(
        self, *, method: str, sentences: int | None, words: int | None, ratio: float | None, separator: str
    ) -> None:
        self.method = method
        self.length = Length(sentences, words, ratio)
        self.separator = separator

    def setup(self) -> None:
        """Load the weights of the default method and the words that the stage knows."""
        self.weights = load_weights()
        dateline_pattern()
        furniture_words()

    def process(self, article: Mapping[str, Any]) -> dict[str, Any]:
        """Return ``summary`` and ``summary_sentences``."""
        read = document(article)
        ranking = self._rank(read)
        choices = [
            Choice(index, score, sentence.text.count(" ") + 1, sentence.says, dependent, leaning)
            for index, (sentence, score, dependent, leaning) in enumerate(
                zip(read.sentences, ranking.scores, ranking.dependent, ranking.leaning, strict=True)
            )
            if score > NEVER
        ]
        most = self.length.most_sentences(len(read.sentences))
        chosen = select(choices, most, self.length.words, REDUNDANCY if self.method == "salience" else 0.0)
        summary = self.separator.join(read.sentences[index].text for index in chosen)
        return {"summary": summary, "summary_sentences": chosen}

    def _rank(self, read: Document) -> Ranking:
        if self.method == "salience":
            return salience(read, self.weights)
        if self.method == "lead":
            scores = [-float(index) for index in range(len(read.sentences))]
        else:
            stems = [sentence.stems for sentence in read.sentences]
            scores = lexrank(stems) if self.method == "lexrank" else textrank(stems)
        nobody = [False] * len(scores)
        return Ranking(scores, nobody, nobody)
