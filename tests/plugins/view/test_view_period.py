"""Which days a TIMEX3 value covers."""

from datetime import date

import pytest
from newspipe_view.period import days


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019-04-11", "2019-04-11", "2019-04-11"),
        ("2019-04-11TEV", "2019-04-11", "2019-04-11"),
        ("2019-04-11T24:00", "2019-04-11", "2019-04-11"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2019-W14", "2019-04-01", "2019-04-07"),
        ("2019-W14-WE", "2019-04-06", "2019-04-07"),
        ("2019-W14-5", "2019-04-05", "2019-04-05"),
        ("2019-Q4", "2019-10-01", "2019-12-31"),
        ("2019-H1", "2019-01-01", "2019-06-30"),
        ("2019-WI", "2019-12-01", "2020-02-29"),
    ],
)
def test_a_value_covers_days(value, first, last):
    assert days(value) == (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


@pytest.mark.parametrize(
    "value",
    ["", "P3D", "PRESENT_REF", "XXXX-WXX-4", "XXXX-05-01", "2019-02-30", "2019-W60", "0000", "BC0044", "T18:00"],
)
def test_other_values_cover_none(value):
    assert days(value) is None
