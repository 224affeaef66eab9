"""Raw scores become probabilities."""

import pytest
from newspipe_entities.calibration import Calibration
from newspipe_entities.tagger import LABELS


@pytest.mark.parametrize(("score", "expected"), [(0.0, 0.2), (0.4, 0.2), (0.6, 0.5), (0.8, 0.8), (1.0, 0.8)])
def test_between_two_pairs_it_is_a_straight_line(score: float, expected: float) -> None:
    calibration = Calibration({"ORG": [(0.4, 0.2), (0.8, 0.8)]})
    assert calibration.probability("ORG", score) == pytest.approx(expected)


@pytest.mark.parametrize("label", LABELS)
def test_the_shipped_curves_rise(label: str) -> None:
    calibration = Calibration.shipped()
    shares = [calibration.probability(label, score / 100) for score in range(101)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 1
