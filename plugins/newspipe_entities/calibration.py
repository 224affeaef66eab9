"""How often is a mention with a certain score right? Raw scores are turned into probabilities."""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from importlib import resources

from newspipe_entities.tagger import LABELS


class Calibration:
    """Curves, one a label, fitted on articles that the network had not seen.

    Each is a list of pairs, a raw score and the share of mentions about it that were right (isotonic regression,
    Zadrozny & Elkan 2002); between two pairs it is a straight line.
    """

    def __init__(self, curves: Mapping[str, Sequence[Sequence[float]]]) -> None:
        self._curves = {label: [(score, share) for score, share in curve] for label, curve in curves.items()}

    @classmethod
    def shipped(cls) -> "Calibration":
        """Return the curves that belong to the shipped network."""
        text = resources.files("newspipe_entities").joinpath("data", "calibration.json").read_text(encoding="utf-8")
        return cls(json.loads(text))

    @classmethod
    def none(cls) -> "Calibration":
        """Return curves that leave raw scores as they are."""
        return cls(dict.fromkeys(LABELS, ((0.0, 0.0), (1.0, 1.0))))

    def probability(self, label: str, score: float) -> float:
        """Return the probability that a mention of this label and raw score is right in span and label."""
        curve = self._curves[label]
        at = bisect_right(curve, (score, 2.0))
        if at == 0:
            return curve[0][1]
        if at == len(curve):
            return curve[-1][1]
        (left, low), (right, high) = curve[at - 1 : at + 1]
        return low + (high - low) * (score - left) / (right - left)
