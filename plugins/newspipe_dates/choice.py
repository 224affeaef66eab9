"""Which of several days, months, quarters or seasons of one name is meant."""

from newspipe_dates.period import Period
from newspipe_dates.tense import FUTURE, PAST

_WRONG_SIDE = 240  # days that a candidate on the other side of what the tense tells counts as farther away
_SAME_YEAR = 250  # days by which a date may lie apart from the one before it in the story and still be of its year
_AHEAD = 75  # days that the future counts as farther away where no tense tells: news is mostly of the past


def nearest(candidates: list[Period], base: Period, direction: int) -> Period:
    """The candidate nearest to ``base``, by first days, those against the direction taken for farther away."""

    def distance(candidate: Period) -> int:
        days = _days(candidate, base)
        if (direction == PAST and days > 0) or (direction == FUTURE and days < 0):
            return abs(days) + _WRONG_SIDE
        return abs(days) + (_AHEAD if direction == 0 and days > 0 else 0)

    return min(candidates, key=distance)


def in_story(candidates: list[Period], reference: Period) -> Period:
    """The candidate that follows on ``reference`` in a narrative: of the same year, unless another is much nearer."""
    same = next((c for c in candidates if c.year == reference.year), candidates[0])
    if reference.unit in ("year", "decade", "century") or abs(_days(same, reference)) <= _SAME_YEAR:
        return same
    return min(candidates, key=lambda c: abs(_days(c, reference)))


def _days(period: Period, base: Period) -> int:
    return (period.first_day - base.first_day).days
