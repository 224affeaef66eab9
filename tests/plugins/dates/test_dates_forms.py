"""Every day from 1800 to 2100, in thirty written forms, comes back as the same day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newspipe_dates.stage import ExtractDates

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SUFFIX = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
FORMS = [
    "{month} {day}, {year}", "{month} {day} {year}", "{month} {nth}, {year}", "{month} {nth} {year}",
    "{short} {day}, {year}", "{short} {day} {year}", "{month} the {nth}, {year}", "{month} {day} of {year}",
    "{weekday}, {month} {day}, {year}", "{weekday} {month} {day}, {year}", "{weekday}, {month} {nth}, {year}",
    "{weekday}, {short} {day}, {year}", "{day} {month} {year}", "{day} {month}, {year}", "{nth} {month} {year}",
    "{nth} {month}, {year}", "{nth} of {month} {year}", "{nth} of {month}, {year}", "the {nth} of {month} {year}",
    "the {nth} of {month}, {year}", "{day} {short} {year}", "{weekday} {day} {month} {year}",
    "{weekday}, {day} {month} {year}", "{weekday} {nth} {month} {year}", "{weekday}, the {nth} of {month} {year}",
    "{year}-{mm}-{dd}", "{year}/{mm}/{dd}", "{year}.{mm}.{dd}", "{mm}/{dd}/{year}", "{mm}-{dd}-{year}",
]  # fmt: skip


@pytest.fixture(scope="module")
def stage():
    stage = ExtractDates(anchor="published", day_first=None, ages=True, explain=False)
    stage.setup()
    return stage


def written(form, day):
    nth = f"{day.day}{SUFFIX.get(day.day, 'th')}"
    return form.format(
        year=day.year, month=MONTHS[day.month - 1], short=SHORT[day.month - 1], day=day.day, nth=nth,
        weekday=WEEKDAYS[day.weekday()], mm=f"{day.month:02d}", dd=f"{day.day:02d}",
    )  # fmt: skip


def test_there_are_thirty_forms():
    assert len(set(FORMS)) == 30


@settings(deadline=None)  # patterns are compiled when a text first needs them
@given(day=st.dates(min_value=date(1800, 1, 1), max_value=date(2100, 12, 31)), form=st.sampled_from(FORMS))
def test_a_day_comes_back_from_every_form(stage, day, form):
    expression = written(form, day)
    text = f"The lease of the mill ran until {expression} and was not renewed."
    article = {"text": text, "published": "2019-04-10", "sentences": [{"start": 0, "end": len(text)}]}
    dates = stage.process(article)["dates"]
    assert [(d["text"], d["type"], d["value"]) for d in dates] == [(expression, "DATE", day.isoformat())]
