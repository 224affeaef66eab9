"""Section labels, titles, bylines, dates and datelines."""

import pytest
from newspipe_clean.header import author_of, date_in, dateline_of, section_names
from newspipe_clean.stage import Clean

from newspipe.testing import run_stage

TITLE = "Harbour council of Port Amara closes the lighthouse road"
BODY = (
    "PORT AMARA, Outer Islands (ANA) — The harbour council voted on Tuesday to close the lighthouse road for two "
    "months, after engineers found that the storms had washed out the ground beneath it."
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("WorldPolitics", ["World", "Politics"]),
        ("Home > World > Africa", ["World", "Africa"]),
        ("World | Middle East", ["World", "Middle East"]),
        ("Business / Energy", ["Business", "Energy"]),
        ("POLITICS", ["POLITICS"]),
        ("World Cup opens", []),
        ("Lindqvist", []),
        ("Politics is hard", []),
        ("", []),
    ],
)
def test_section_labels(line, names):
    assert section_names(line) == names


@pytest.mark.parametrize("label", ["WorldPolitics", "World > Politics", "World\nPolitics"])
def test_labels_above_the_title_become_sections(label):
    article = run_stage(Clean, {"text": f"{label}\n{TITLE}\n\n{BODY}"})
    assert article["sections"] == ["World", "Politics"]
    assert article["title"] == TITLE
    assert article["text"] == f"{TITLE}\n\n{BODY}"


def test_moved_labels_are_in_the_report():
    text = f"WorldPolitics\n{TITLE}\n\n{BODY}"
    removed = run_stage(Clean, {"text": text}, report=True)["removed"]
    assert removed == [{"start": 0, "end": 13, "reason": "section labels"}]


def test_a_text_that_begins_with_prose_has_no_title():
    article = run_stage(Clean, {"text": f"{BODY}\n\nA second meeting is planned."})
    assert (article["title"], article["sections"], article["author"]) == (None, [], None)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ana Example", "Ana Example"),
        ("BY ANA EXAMPLE", "ANA EXAMPLE"),
        ("By Ana Example and Bo Lindqvist", "Ana Example and Bo Lindqvist"),
        ("By Ana Example | 3 May 2021", "Ana Example"),
        ("Written by: Ana de Vries", "Ana de Vries"),
        ("By Tuesday the road was closed and the council had gone home for the week, which nobody in the town had "
         "expected it to do so soon.", None),
        ("By morning", None),
        ("Bypass opens", None),
    ],
)  # fmt: skip
def test_bylines(line, name):
    assert author_of(line) == name


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: Mar. 12, 2021", "2021-03-12"),
        ("12th March 2021 at 9:00", "2021-03-12"),
        ("2021-03-12T09:00", None),
        ("2021-03-12", "2021-03-12"),
        ("February 30, 2021", None),
        ("03/12/2021", None),
    ],
)
def test_dates(line, date):
    assert date_in(line) == date


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        (BODY, "PORT AMARA, Outer Islands (ANA) — "),
        ("PORT AMARA (ANA) _ The council", "PORT AMARA (ANA) _ "),
        ("PORT AMARA, March 12 -- The council", "PORT AMARA, March 12 -- "),
        ("The council — all of it — voted.", None),
    ],
)
def test_datelines(line, dateline):
    assert dateline_of(line) == dateline


def test_title_byline_and_dateline_stay_unless_they_are_moved():
    text = f"{TITLE}\nBy Ana Example\n\n{BODY}"
    kept = run_stage(Clean, {"text": text})
    assert (kept["text"], kept["title"], kept["author"]) == (text, TITLE, "Ana Example")
    assert "dateline" not in kept
    moved = run_stage(Clean, {"text": text}, title="move", byline="move", dateline="move")
    assert moved["text"] == BODY.split(" — ")[1]
    assert moved["dateline"] == "PORT AMARA, Outer Islands (ANA)"
    assert (moved["title"], moved["author"]) == (TITLE, "Ana Example")


def test_without_a_dateline_the_field_is_null():
    assert run_stage(Clean, {"text": "The council met."}, dateline="move")["dateline"] is None


def test_a_known_title_is_found_without_the_name_of_the_site():
    text = f"{TITLE}\nBy Ana Example\n\n{BODY}"
    article = run_stage(Clean, {"text": text, "title": f"{TITLE} | The Amara Courier"}, title="move")
    assert article["text"] == f"By Ana Example\n\n{BODY}"
    assert article["author"] == "Ana Example"
    assert article["title"] == f"{TITLE} | The Amara Courier"


def test_a_repeated_title_is_moved_whole():
    text = f"{TITLE}\nFerry office\n{TITLE}\n\n{BODY}"
    assert run_stage(Clean, {"text": text}, title="move")["text"] == f"Ferry office\n\n{BODY}"


def test_the_title_of_a_hard_wrapped_article():
    text = f"{TITLE}\nThe harbour council of the island\nvoted on Tuesday to close the road for two\nmonths."
    article = run_stage(Clean, {"text": text})
    assert (article["title"], article["text"]) == (TITLE, text)
