"""What holds for any text: valid spans, values of TIMEX3's grammar, time linear in the length."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newspipe_dates.language import english
from newspipe_dates.stage import ExtractDates
from newspipe_dates.timex import MODS, TYPES, VALUE_PATTERN

SMALL_WORDS = """
    the a an of in on and to or last next this that past early late mid end by about nearly more than or so ago later
    earlier from now old year-old every each twice quarter half century BC AD ' - , . ( ) 1 2 10 25 31 60 99 264 1066
    1998 2019 2100 9999 0 00 12:30 9 p.m. 1990s '68 22nd 3/4/2018 2019-04-08
"""
TABLES = english().words
NAMES = {name.capitalize() for table in ("MONTH", "WEEKDAY", "HOLIDAY") for name in TABLES[table]}
OTHERS = {name for table in ("UNIT", "SEASON", "DAYPART", "ZONE") for name in TABLES[table]}
WORDS = sorted({*NAMES, *OTHERS, *SMALL_WORDS.split()})
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=30).map(" ".join)
ANCHORS = st.sampled_from([None, "2019-04-10", "0001-01-01", "9999-12-31", "2020-02-29T23:00:00+13:00", "nonsense"])
HOSTILE = [
    "1", "the last ", "/", "12/", "a ", " ", "\n", "May ", "'", "1998-", "three hundred and ", 'said "today ', "of ",
    "03/04/2019 ", "at 5 p.m. ",
]  # fmt: skip


@pytest.fixture(scope="module")
def stage():
    stage = ExtractDates(anchor="published", day_first=None, ages=True, explain=True)
    stage.setup()
    return stage


def dates_of(stage, text, published=None):
    return stage.process({"text": text, "published": published, "sentences": [{"start": 0, "end": len(text)}]})["dates"]


@settings(deadline=None)  # patterns are compiled when a text first needs them
@given(text=TEXTS, published=ANCHORS)
def test_any_text_gives_valid_dates_in_order(stage, text, published):
    end = 0
    for found in dates_of(stage, text, published):
        assert end <= found["start"] < found["end"] <= len(text)
        assert text[found["start"] : found["end"]] == found["text"]
        assert found["type"] in TYPES
        assert re.fullmatch(VALUE_PATTERN, found["value"]), found
        assert found["mod"] is None or found["mod"] in MODS
        end = found["end"]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_text_takes_time_linear_in_its_length(stage, piece):
    def seconds(length):
        text = piece * (length // len(piece))
        best = float("inf")
        for _ in range(2):
            began = time.process_time()
            dates_of(stage, text, "2019-04-10")
            best = min(best, time.process_time() - began)
        return best

    assert seconds(100_000) < 10 * max(seconds(20_000), 0.005)


@pytest.mark.parametrize("rule", english().rules, ids=lambda rule: f"{rule.name}: {rule.example}")
def test_the_example_of_a_rule_is_taken_by_it(stage, rule):
    text = f"It began on March 3. It ran until [{rule.example}], they say."
    if "[" in rule.example:
        text = rule.example.replace("\\n", "\n")
    dates = dates_of(stage, text.replace("[", "").replace("]", ""), "2019-04-10")
    assert rule.name in {name for date in dates for name in date["rule"].split(" + ")}


@pytest.mark.parametrize(
    "modifier", [*english().before, *english().after], ids=lambda modifier: f"{modifier.name}: {modifier.example}"
)
def test_the_example_of_a_modifier_is_taken_by_it(stage, modifier):
    dates = dates_of(stage, f"It ran until {modifier.example}, they say.", "2019-04-10")
    assert [modifier.example] == [date["text"] for date in dates if modifier.name in date["rule"].split(" + ")]


@settings(deadline=None)  # patterns are compiled when a text first needs them
@given(text=st.text(max_size=60), tail=st.sampled_from(["İstanbul", "ß", "é̂", "مرحبا", "😀", "ﬁ"]))
def test_offsets_are_code_points_after_any_characters(stage, text, tail):
    whole = f"{text} {tail} On April 8, 2019 it rained."
    assert "April 8, 2019" in [date["text"] for date in dates_of(stage, whole)]
