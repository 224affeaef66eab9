"""The default method: a linear score of what makes a sentence worth telling."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from operator import mul

from newspipe_summarise.document import Document
from newspipe_summarise.features import PROSE_FEATURES, REPORT_FEATURES, Numbers, Row
from newspipe_summarise.furniture import statements
from newspipe_summarise.leaning import leans, quotations
from newspipe_summarise.selection import NEVER
from newspipe_summarise.style import report_share, style

_SURE = 0.75  # a text that is so surely of one style is not scored by the other's weights
_REPORT = 0.5

Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Ranking:
    """A score for each sentence, `NEVER` for what is no statement; see `selection.Choice` for the others."""

    scores: list[float]
    dependent: list[bool]
    leaning: list[bool]


@cache
def load_weights() -> Weights:
    """Return the weights of "style", "report" and "prose". `tools/train_summarise` makes the file."""
    weights: Weights = json.loads(resources.files("newspipe_summarise").joinpath("weights.json").read_text("utf-8"))
    return weights


def salience(document: Document, weights: Weights) -> Ranking:
    """Rank the sentences. Where none is a statement, as in a list or a poem, all are taken for one.

    Reports and other prose have weights of their own; a text between them is scored by both. In a report no sentence
    stands without the one it leans on. In other prose, where "she" may be the same person for pages, it only is not the
    first.
    """
    sentences = document.sentences
    indices = statement_indices(document)
    spoken = quotations(sentences)
    leaning = [leans(sentence) for sentence in sentences]
    share = report_share(style(document, indices), weights["style"])
    scores = [NEVER] * len(sentences)
    for index, score in zip(indices, _scores(Numbers(document, indices), share, weights), strict=True):
        scores[index] = score
    if share >= _REPORT:
        return Ranking(scores, spoken, leaning)
    return Ranking(scores, [one or other for one, other in zip(spoken, leaning, strict=True)], [False] * len(sentences))


def _scores(numbers: Numbers, share: float, weights: Weights) -> list[float]:
    if share >= _SURE:
        return _weighed(numbers.report(), weights["report"], REPORT_FEATURES)
    as_prose = _weighed(numbers.prose(), weights["prose"], PROSE_FEATURES)
    if share <= 1 - _SURE:
        return as_prose
    as_report = _weighed(numbers.report(), weights["report"], REPORT_FEATURES)
    return [share * one + (1 - share) * other for one, other in zip(as_report, as_prose, strict=True)]


def _weighed(rows: Sequence[Row], weights: Mapping[str, float], names: Sequence[str]) -> list[float]:
    ordered = [weights[name] for name in names]
    return [sum(map(mul, ordered, row)) for row in rows]


def statement_indices(document: Document) -> list[int]:
    """Return the indices of the sentences that may be in the summary: the statements, or all where there are none."""
    found = [index for index, stands in enumerate(statements(document.sentences)) if stands]
    return found or list(range(len(document.sentences)))
