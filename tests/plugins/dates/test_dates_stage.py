"""The stage as a pipeline sees it: its fields, its options, its anchors."""

import pytest
from newspipe_dates.stage import ExtractDates

from newspipe.testing import run_stage

KEYS = ["start", "end", "text", "type", "value", "mod", "quant", "freq", "anchor"]


def dates_of(text, *, fields=None, **options):
    article = {"text": text, "sentences": [{"start": 0, "end": len(text)}], **(fields or {})}
    return run_stage(ExtractDates, article, **options)["dates"]


def values_of(text, **fields):
    return [date["value"] for date in dates_of(text, fields=fields)]


def test_every_date_has_the_same_keys_and_its_own_text():
    text = "Mira Voss said on Thursday that the bridge, closed for three weeks, opens every day from 4 May 2019."
    dates = dates_of(text, fields={"published": "2019-04-10"})
    assert [(date["text"], date["type"], date["value"]) for date in dates] == [
        ("Thursday", "DATE", "2019-04-04"),
        ("three weeks", "DURATION", "P3W"),
        ("every day", "SET", "P1D"),
        ("4 May 2019", "DATE", "2019-05-04"),
    ]
    assert all(list(date) == KEYS and text[date["start"] : date["end"]] == date["text"] for date in dates)


def test_a_text_without_dates_gives_none():
    assert dates_of("Nothing happened.") == []
    assert dates_of("") == []


def test_explain_names_the_rule_and_the_anchor():
    text = "The roof fell on May 3, 1957. Two days later, early in the morning of 5 May, it was mended."
    dates = dates_of(text, fields={"published": "2019-04-10"}, explain=True)
    assert [(date["value"], date["rule"], date["anchor"]) for date in dates] == [
        ("1957-05-03", "days.day", None),
        ("1957-05-05", "counted.later", "1957-05-03"),
        ("2019-05-05TMO", "start + time-of-day + days.day_of_year", "2019-04-10"),
    ]
    assert all(list(date) == [*KEYS, "rule"] for date in dates)


def test_anchor_names_another_field():
    fields = {"published": "2019-04-10", "crawled": "2020-01-01"}
    assert [date["value"] for date in dates_of("It rained today.", fields=fields, anchor="crawled")] == ["2020-01-01"]


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("2019-04-10", "2019-04-10"),
        ("2019-04-10T23:59:59Z", "2019-04-10"),
        ("2019-04-10T00:30:00+12:00", "2019-04-10"),
        ("20190410", "2019-04-10"),
        ("10 April 2019", "XXXX-XX-XX"),
        ("2019-13-45", "XXXX-XX-XX"),
        ("", "XXXX-XX-XX"),
        (None, "XXXX-XX-XX"),
    ],
)
def test_today_is_the_calendar_day_of_published(published, value):
    assert values_of("It rained today.", published=published) == [value]


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("TRIPOLI, April 8, 2019 — ", "2019-04-07"),
        ("AL-AIN 1996-12-06\n", "1996-12-05"),
        ("Port Vell, Lusania (Monday, 8 April 2019) - ", "2019-04-07"),
        ("Bridge falls\n\nMonday, April 8, 2019\n\n", "2019-04-07"),
        ("The treaty of April 8, 2019 is void. ", "XXXX-XX-XX"),
        ("On April 8, 2019 the bridge fell. ", "XXXX-XX-XX"),
    ],
)
def test_only_a_date_after_names_is_a_dateline(head, value):
    assert values_of(head + "It rained yesterday.")[-1] == value


def test_a_dateline_serves_where_published_is_missing():
    assert values_of("LISBON, April 8, 2019 — It rained yesterday.") == ["2019-04-08", "2019-04-07"]
    assert values_of("LISBON, April 8, 2019 — It rained yesterday.", published="2019-05-10")[1] == "2019-05-09"


def test_a_dateline_of_the_days_before_is_the_day_on_which_the_story_was_told():
    head = "LISBON, April 8 (Lusa) - "
    assert values_of(head + "It rained yesterday.", published="2019-04-10") == ["2019-04-08", "2019-04-07"]
    assert values_of("By April 8, Lisbon was dry. It rained yesterday.", published="2019-04-10")[1] == "2019-04-09"


@pytest.mark.parametrize(
    ("day_first", "text", "value"),
    [
        (None, "It is dated 03/04/2018.", "2018-03-04"),
        (True, "It is dated 03/04/2018.", "2018-04-03"),
        (False, "It is dated 03/04/2018.", "2018-03-04"),
        (None, "It is dated 03/04/2018, not 25/12/2017.", "2018-04-03"),
        (False, "It is dated 03/04/2018, not 25/12/2017.", "2018-03-04"),
    ],
)
def test_the_order_of_day_and_month_comes_from_the_option_or_the_article(day_first, text, value):
    assert dates_of(text, day_first=day_first)[0]["value"] == value


def test_what_an_anchor_moves_is_said_with_the_date():
    dates = dates_of("The roof fell on Tuesday. The next day it rained.", fields={"published": "2019-04-10"})
    assert [(date["value"], date["anchor"]) for date in dates] == [
        ("2019-04-09", "2019-04-10"),
        ("2019-04-10", "2019-04-09"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en-GB", "The lease ends on 05/09/2022.", "2022-09-05"),
        ("en_AU", "The lease ends on 05/09/2022.", "2022-09-05"),
        ("en-US", "The lease ends on 05/09/2022.", "2022-05-09"),
        ("en", "The lease ends on 05/09/2022.", "2022-05-09"),
        (None, "The lease ends on 05.09.2022.", "2022-09-05"),
        ("en-GB", "The lease ends on 05/09/2022, not 08/25/2022.", "2022-05-09"),
    ],
)
def test_the_language_orders_numeric_dates_if_the_article_does_not(language, text, value):
    assert values_of(text, language=language)[0] == value


def test_dotted_dates_put_the_day_first_beside_american_ones():
    assert values_of("It ran from 05/09/2022 to 06.10.2022.") == ["2022-05-09", "2022-10-06"]


def test_minutes_and_hours_ago_are_counted_from_the_time_of_publication():
    fields = {"published": "2021-03-02T01:30:00+00:00"}
    values = [
        date["value"] for date in dates_of("It sank 90 minutes ago. Updated 2h ago, first 3d ago.", fields=fields)
    ]
    assert values == ["2021-03-02T00:00", "2021-03-01T23:30", "2021-02-27"]
    assert values_of("It sank two hours ago.", published="2021-03-02") == ["PAST_REF"]


def test_ages_are_durations_unless_the_option_says_otherwise():
    text = "Ann, a six-year-old, and Bo, who is 93 years old, waited for six years."
    assert [date["value"] for date in dates_of(text)] == ["P6Y", "P93Y", "P6Y"]
    assert [date["text"] for date in dates_of(text, ages=False)] == ["six years"]


def test_the_times_of_a_live_blog_are_of_its_own_day():
    text = "14:05\n\nTalks broke off on Sunday.\n\n15:20\n\nThe bridge opens at 6pm."
    values = values_of(text, published="2021-03-02")
    assert values == ["2021-03-02T14:05", "2021-02-28", "2021-03-02T15:20", "2021-03-02T18:00"]


def test_a_heading_announces_what_is_to_come():
    text = "Rain fell on Monday.\n\nCOMING UP\n\nThursday: the choir of Ladybank."
    sentences = [{"start": 0, "end": 20}, {"start": 22, "end": 31}, {"start": 33, "end": len(text)}]
    assert values_of(text, published="2021-03-03", sentences=sentences) == ["2021-03-01", "2021-03-04"]


def test_the_dates_in_words_show_the_order_of_those_in_figures():
    assert values_of("Born on 8 April 1950, she signed it on 05/09/2012.") == ["1950-04-08", "2012-09-05"]
    assert values_of("Born on April 8, 1950, she signed it on 05/09/2012.") == ["1950-04-08", "2012-05-09"]
