"""How the weights are found: three small convex problems, solved with NumPy."""

from collections.abc import Sequence

import numpy as np
from newspipe_summarise.features import PROSE_FEATURES, REPORT_FEATURES
from newspipe_summarise.style import STYLE_FEATURES

from examples import Example

Weights = dict[str, float]

REPORT_RIDGE = 20.0
PROSE_RIDGE = 30.0
STYLE_RIDGE = 1.0
NEWTON_STEPS = 40
DIGITS = 4

# In reports the first sentence says what the title says, so stars on them show little of what a title is worth where it
# does not. The articles are read without it, and its weight, in standard deviations of the scores, is set by hand: with
# 1 four words of the title are worth more than the second place.
TITLE = 1.0


def train(reports: Sequence[Example], prose: Sequence[Example]) -> dict[str, Weights]:
    """Return the weights of all three: which style, and what is worth telling in each."""
    return {
        "style": style_weights(reports, prose),
        "report": report_weights(reports),
        "prose": prose_weights(prose),
    }


def style_weights(reports: Sequence[Example], prose: Sequence[Example]) -> Weights:
    """Fit a logistic regression that tells reports from other prose; both styles weigh the same."""
    x = np.array([[*e.style, 1.0] for e in (*reports, *prose)])
    y = np.array([1.0] * len(reports) + [0.0] * len(prose))
    ridge = STYLE_RIDGE * np.diag([1.0] * len(STYLE_FEATURES) + [0.0])
    share = y.mean()
    importance = np.where(y == 1, 0.5 / share, 0.5 / (1 - share))
    weights = np.zeros(x.shape[1])
    for _ in range(NEWTON_STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x.T * (importance * p * (1 - p))) @ x + ridge
        weights -= np.linalg.solve(hessian, x.T @ (importance * (p - y)) + ridge @ weights)
    return _named((*STYLE_FEATURES, "bias"), weights)


def report_weights(examples: Sequence[Example]) -> Weights:
    """Fit a conditional logit: in each article the starred statements share the probability of being chosen."""
    examples = [e for e in examples if e.values.any()]
    deviation = np.vstack([e.report for e in examples]).std(axis=0)
    deviation[REPORT_FEATURES.index("title")] = 1.0
    rows = [e.report / deviation for e in examples]
    targets = [e.values / e.values.sum() for e in examples]
    weights = np.zeros(len(REPORT_FEATURES))
    for _ in range(NEWTON_STEPS):
        gradient, hessian = REPORT_RIDGE * weights, REPORT_RIDGE * np.eye(len(weights))
        for x, target in zip(rows, targets, strict=True):
            e = np.exp(x @ weights - (x @ weights).max())
            p = e / e.sum()
            mean = p @ x
            gradient = gradient + x.T @ (p - target)
            hessian = hessian + (x.T * p) @ x - np.outer(mean, mean)
        weights -= np.linalg.solve(hessian, gradient)
    return _named(REPORT_FEATURES, _in_deviations(weights, rows) / deviation) | {"title": TITLE}


def prose_weights(examples: Sequence[Example]) -> Weights:
    """Fit a ridge regression on the values, within each document and less its mean; all documents weigh the same."""
    deviation = np.vstack([e.prose for e in examples]).std(axis=0)
    gram, moment = PROSE_RIDGE * np.eye(len(PROSE_FEATURES)), np.zeros(len(PROSE_FEATURES))
    rows = [e.prose / deviation for e in examples]
    for e, row in zip(examples, rows, strict=True):
        x = row - row.mean(axis=0)
        gram += x.T @ x / len(x)
        moment += x.T @ (e.values - e.values.mean()) / len(x)
    return _named(PROSE_FEATURES, _in_deviations(np.linalg.solve(gram, moment), rows) / deviation)


def _in_deviations(weights: np.ndarray, rows: Sequence[np.ndarray]) -> np.ndarray:
    """Return the weights over the mean standard deviation of an article's scores, so that both styles have one unit."""
    return weights / np.mean([(x @ weights).std() for x in rows])


def _named(names: Sequence[str], weights: np.ndarray) -> Weights:
    return {name: round(float(weight), DIGITS) for name, weight in zip(names, weights, strict=True)}
