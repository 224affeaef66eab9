"""The probability of each line of a page that it is the article's: two passes of a generalised additive model.

Each pass is a logistic regression over buckets: a line's score is the sum of one weight for each of its buckets and
one for each of its terms that the vocabulary knows. ``weights.json`` holds them, made by tools/train_clean:
``first`` and ``second``: {"bias": number, "tables": {bucket's name: [weight of each bucket]}}, and
``vocabulary``: {term: [weight in the first pass, weight in the second]}. All weights are in hundredths.
"""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from math import exp
from operator import getitem
from typing import Any

from newspipe_clean.context import FIRST_NAMES, SECOND_NAMES, first_context, second_context
from newspipe_clean.traits import NAMES, Traits, look_at

BUCKETS = 64  # more than any measure has
Row = tuple[int, ...]


class Pass:
    """One pass: the weights of its buckets, in the order of ``names``, and of the vocabulary's terms."""

    def __init__(self, weights: Mapping[str, Any], names: Sequence[str], vocabulary: Mapping[str, float]) -> None:
        self.bias: float = weights["bias"]
        self.tables = [[*table, *[0.0] * (BUCKETS - len(table))] for table in map(weights["tables"].__getitem__, names)]
        self.vocabulary = vocabulary

    def probabilities(self, rows: Sequence[Row], traits: Sequence[Traits]) -> list[float]:
        """Return the probability, 0 to 1, of each line, from its buckets and the terms in its traits."""
        return [self._probability(row, trait.terms) for row, trait in zip(rows, traits, strict=True)]

    def _probability(self, row: Row, terms: tuple[str, ...]) -> float:
        score = self.bias + sum(map(getitem, self.tables, row))
        for term in terms:
            score += self.vocabulary.get(term, 0.0)
        return 1 / (1 + exp(-max(-3000.0, min(3000.0, score)) / 100))


class Classifier:
    """Both passes, with the weights of the package, or of the mapping given."""

    def __init__(self, weights: Mapping[str, Any] | None = None) -> None:
        if weights is None:
            weights = json.loads(files("newspipe_clean").joinpath("weights.json").read_text("utf-8"))
        vocabulary = weights["vocabulary"]
        self.first = Pass(weights["first"], (*NAMES, *FIRST_NAMES), {term: w[0] for term, w in vocabulary.items()})
        self.second = Pass(
            weights["second"], (*NAMES, *FIRST_NAMES, *SECOND_NAMES), {term: w[1] for term, w in vocabulary.items()}
        )

    def probabilities(self, lines: Sequence[str]) -> list[float]:
        """Return for each line, none of them blank, the probability that it is the article's."""
        if not lines:
            return []
        traits = [look_at(line) for line in lines]
        rows = [(*trait.buckets, *row) for trait, row in zip(traits, first_context(lines, traits), strict=True)]
        kept = self.first.probabilities(rows, traits)
        rows = [(*row, *more) for row, more in zip(rows, second_context(kept, traits), strict=True)]
        return self.second.probabilities(rows, traits)
