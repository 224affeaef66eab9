"""The default method: a linear score of what makes a sentence worth telling."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from operator import mul

from newspipe_summarise.document import Document
from newspipe_summarise.features import FEATURES, features
from newspipe_summarise.selection import NEVER
from newspipe_summarise.standing import is_statement, leans, quotations

# What a summary loses for a reader, though not for a measure that counts words; the scores of an article's sentences
# have a standard deviation of about 0.15.
QUESTION = 0.05
QUOTATION = 0.1
LEANING = 0.04


@dataclass(frozen=True, slots=True)
class Ranking:
    """A score for each sentence, `NEVER` for what is no statement, and whether it should not stand first."""

    scores: list[float]
    dependent: list[bool]


def load_weights() -> tuple[float, ...]:
    """Return the weights of `FEATURES`, in their order. `tools/train_summarise` makes the file."""
    weights: Mapping[str, float] = json.loads(resources.files(__package__).joinpath("weights.json").read_text("utf-8"))
    return tuple(weights[name] for name in FEATURES)


def salience(document: Document, weights: Sequence[float]) -> Ranking:
    """Rank the sentences. Where none is a statement, as in a list or a poem, all are taken for one."""
    sentences = document.sentences
    statements = statement_indices(document)
    scores = [NEVER] * len(sentences)
    spoken = quotations(sentences)
    leaning = [leans(sentence) for sentence in sentences]
    for rank, (index, row) in enumerate(zip(statements, features(document, statements), strict=True)):
        # The second leans on the first, which nearly every summary has.
        astray = leaning[index] and rank != 1
        scores[index] = (
            sum(map(mul, weights, row))
            - QUESTION * sentences[index].text.endswith("?")
            - QUOTATION * spoken[index]
            - LEANING * astray
        )
    return Ranking(scores, [one or other for one, other in zip(spoken, leaning, strict=True)])


def statement_indices(document: Document) -> list[int]:
    """Return the indices of the sentences that may be in the summary: the statements, or all where there are none."""
    statements = [index for index, sentence in enumerate(document.sentences) if is_statement(sentence)]
    return statements or list(range(len(document.sentences)))
