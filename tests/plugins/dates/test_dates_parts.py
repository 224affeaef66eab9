"""The parts below the rules: the calendar's arithmetic, numbers in words, the pattern language, the tense."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newspipe_dates import tense
from newspipe_dates.holidays import easter
from newspipe_dates.language import english
from newspipe_dates.period import Period, containing, last_day
from newspipe_dates.text import plain

PATTERNS, NUMERALS, HOLIDAYS = english().patterns, english().numerals, english().holidays
UNITS = ["day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century"]
DAYS = st.dates(min_value=date(1, 1, 8), max_value=date(9890, 1, 1))


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("day", "2019-04-10"), ("week", "2019-W15"), ("weekend", "2019-W15-WE"), ("month", "2019-04"),
        ("quarter", "2019-Q2"), ("season", "2019-SP"), ("half", "2019-H1"), ("year", "2019"), ("decade", "201"),
        ("century", "20"),
    ],
)  # fmt: skip
def test_each_unit_has_its_value(unit, value):
    assert containing(date(2019, 4, 10), unit).value == value


@settings(deadline=None)  # patterns are compiled when a text first needs them
@given(day=DAYS, unit=st.sampled_from(UNITS), count=st.integers(-50, 50))
def test_to_shift_and_back_is_the_same_period(day, unit, count):
    period = containing(day, unit)
    assert period.shift(count).shift(-count) == period
    assert period.shift(1).index == period.index + 1


@settings(deadline=None)  # patterns are compiled when a text first needs them
@given(day=DAYS, unit=st.sampled_from([unit for unit in UNITS if unit != "weekend"]))
def test_a_period_holds_its_day_and_the_next_begins_after_it(day, unit):
    period = containing(day, unit)
    assert period.first_day <= day <= last_day(period)
    assert last_day(period) + timedelta(days=1) == period.shift(1).first_day
    assert containing(period.first_day, unit) == period


def test_years_before_christ_are_counted_towards_us():
    assert Period("year", -264).value == "BC0264"
    assert Period.month(-480, 9).value == "BC0480-09"
    assert Period("year", -386).to("century").value == "BC03"


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("3", 3), ("1,000", 1000), ("2 1/2", 2.5), ("1.5", 1.5), ("twenty-four", 24), ("a hundred", 100),
        ("one hundred and fifty", 150), ("two hundred thousand", 200_000), ("3 million", 3_000_000),
        ("two and a half", 2.5), ("half a", 0.5), ("half a dozen", 6), ("a couple of", 2), ("a dozen", 12), ("an", 1),
        ("several", None), ("a few", None), ("hundreds of", None),
    ],
)  # fmt: skip
def test_a_quantity_has_its_worth(text, worth):
    assert NUMERALS.number(text) == worth


def test_years_and_ordinals_in_words():
    years = ["1996", "nineteen ninety-six", "nineteen oh five", "two thousand and four"]
    assert [NUMERALS.year(text) for text in years] == [1996, 1996, 1905, 2004]
    assert [NUMERALS.ordinal(text) for text in ["8", "8th", "eighth", "twenty-first", "thirty first"]] == [
        8,
        8,
        8,
        21,
        31,
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "groups"),
    [
        (
            "the? which=last|past NUMBER UNIT",
            "the last three weeks",
            {"which": "last", "number": "three", "unit": "weeks"},
        ),
        ("MONTH day=DAY ,? YEAR", "april 8, 2019", {"month": "april", "day": "8", "year": "2019"}),
        ("a_b? c|d", "a b d", {}),
        ("MONTH > JOIN last=MONTH YEAR", "april and june 1955", {"month": "april", "last": "june", "year": "1955"}),
    ],
)
def test_a_pattern_matches(pattern, text, groups):
    match = PATTERNS.compile(pattern).match(text)
    assert match is not None
    assert match.groupdict() == groups


def test_what_follows_is_looked_at_and_not_taken():
    assert PATTERNS.compile("MONTH > JOIN last=MONTH YEAR").match("april and june 1955")[0] == "april"


def test_a_pattern_ends_at_the_end_of_a_word():
    assert PATTERNS.compile("two day").match("two days") is None


def test_an_element_that_is_none_is_refused():
    with pytest.raises(ValueError, match="not an element"):
        PATTERNS.compile("two ? day")


def test_openings_look_behind_the_article():
    assert PATTERNS.openings("the? first half of") == {"the first", "first"}
    assert PATTERNS.openings("quant=every|each UNIT") == {"every", "each"}


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        ("the mayor resigned on ", ".", tense.PAST),
        ("the mayor will resign on ", ".", tense.FUTURE),
        ("the vote is scheduled for ", ".", tense.FUTURE),
        ("on ", ", the mayor resigned.", tense.PAST),
        ("by ", ", all is well.", tense.FUTURE),
        ("on ", ", rain.", 0),
        ("he said he will go on ", ".", tense.FUTURE),
    ],
)
def test_the_tense_gives_the_direction(before, after, direction):
    assert tense.direction(english().phrases, before, after) == direction


@pytest.mark.parametrize(
    ("year", "day"), [(1818, "1818-03-22"), (1943, "1943-04-25"), (2000, "2000-04-23"), (2019, "2019-04-21")]
)
def test_easter(year, day):
    assert date.fromordinal(easter(year)).isoformat() == day


@settings(deadline=None)  # patterns are compiled when a text first needs them
@given(year=st.integers(1000, 2999), name=st.sampled_from(sorted(HOLIDAYS.names)))
def test_every_holiday_is_in_its_year(year, name):
    assert all(day.year == year for day in HOLIDAYS.days(name, year))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("ramadan", "2022-04"), ("eid al-fitr", "2022-05-02"), ("diwali", "2023-11-12"), ("yom kippur", "2021-09-16"),
        ("lunar new year", "2024-02-10"), ("thanksgiving", "2022-11-24"), ("memorial day", "2022-05-30"),
        ("election day", "2022-11-08"), ("holy week", "2022-W15"), ("advent", "2022-11-27"),
    ],
)  # fmt: skip
def test_movable_holidays_and_those_of_the_moon(name, day):
    assert HOLIDAYS.days(name, 2020 + int(day[3]))[0].value == day


def test_a_holiday_of_the_moon_that_no_table_knows_has_no_day():
    assert HOLIDAYS.days("ramadan", 1700) == []


@settings(deadline=None)  # patterns are compiled when a text first needs them
@given(st.text())
def test_plain_text_keeps_the_place_of_every_code_point(text):
    assert len(plain(text)) == len(text)
