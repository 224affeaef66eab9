"""Section labels, titles, bylines, dates and datelines."""

import pytest
from newspipe_clean.bylines import byline_of, name_line
from newspipe_clean.datelines import is_date_line, publication
from newspipe_clean.header import dateline_of
from newspipe_clean.labels import section_names
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
    ("line", "names"),
    [
        ("By Ana Example", ["Ana Example"]),
        ("BY ANA EXAMPLE", ["ANA EXAMPLE"]),
        ("by Ana Example", ["Ana Example"]),
        ("By Ana Example and Bo Lindqvist", ["Ana Example", "Bo Lindqvist"]),
        ("By Ana Example, Bo Lindqvist & Cy O’Hara", ["Ana Example", "Bo Lindqvist", "Cy O’Hara"]),
        ("By Ana Example in Port Amara and Bo Lindqvist in Velmar", ["Ana Example", "Bo Lindqvist"]),
        ("By Ana Example | 3 May 2021", ["Ana Example"]),
        ("3 May 2021 | By Ana Example", ["Ana Example"]),
        ("By Ana Example May 3, 2021 9:14 am", ["Ana Example"]),
        ("By Ana ExamplePublished May 3, 2021", ["Ana Example"]),
        ("Written by: Ana de Vries", ["Ana de Vries"]),
        ("Words: Ana-Lucía Ní Bhriain", ["Ana-Lucía Ní Bhriain"]),
        ("Words & photos by Ana bin Example", ["Ana bin Example"]),
        ("Posted by Ana D'Souza on May 3, 2021", ["Ana D'Souza"]),
        ("From Ana Example in Port Amara", ["Ana Example"]),
        ("Von Jörg Müller-Lüdenscheidt", ["Jörg Müller-Lüdenscheidt"]),
        ("By Ana Example, Harbours correspondent", ["Ana Example"]),
        ("BY ANA EXAMPLE Staff Writer", ["ANA EXAMPLE"]),
        ("By Ana Example Local Democracy Reporter", ["Ana Example"]),
        ("By Ana Example for the Amara Courier", ["Ana Example"]),
        ("By Ana Example, Reuters", ["Ana Example"]),
        ("By Ana Example (Velmar, special correspondent)", ["Ana Example"]),
        ("By Reuters", []),
        ("By our harbour correspondent", []),
        ("By Tuesday the road was closed and the council had gone home for the week, which nobody in the town had "
         "expected it to do so soon.", None),
        ("By morning", None),
        ("By the Sea", None),
        ("From Velmar with love", None),
        ("Bypass opens", None),
    ],
)  # fmt: skip
def test_bylines(line, names):
    assert byline_of(line) == names


@pytest.mark.parametrize(
    ("line", "names", "shown"),
    [
        ("Ana Example", ["Ana Example"], False),
        ("Ana Example, staff writer", ["Ana Example"], True),
        ("Ana Example Transport correspondent @anaexample", ["Ana Example"], True),
        ("Ana Example · The Amara Courier · Posted: May 3, 2021 7:04 AM", ["Ana Example"], True),
        ("Ana Example and Bo Lindqvist · May 3, 2021", ["Ana Example", "Bo Lindqvist"], True),
        ("Ana Example / Port Amara", ["Ana Example"], False),
        ("ANA McLINDQVIST", ["ANA McLINDQVIST"], False),
    ],
)
def test_a_line_that_begins_with_a_name(line, names, shown):
    assert name_line(line) == (names, shown)


@pytest.mark.parametrize(
    "line",
    ["Related Topics", "The Amara Courier", "Key Points", "Road closed for two months", "Ana", "WEATHER: May 3, 2021"],
)
def test_a_line_that_is_no_name(line):
    assert name_line(line) is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: Mar. 12, 2021", "2021-03-12"),
        ("12th March 2021 at 9:00", "2021-03-12"),
        ("Fri 12 Mar 2021 11.42 GMT Last modified on Sat 13 Mar 2021 17.09 GMT", "2021-03-12"),
        ("UPDATED: 10:33, 13 March 2021 | PUBLISHED: 08:51, 12 March 2021", "2021-03-12"),
        ("Last updated: March 12, 2021", None),
        ("2021-03-12T09:00", "2021-03-12"),
        ("2021-03-12", "2021-03-12"),
        ("12-MAR-2021", "2021-03-12"),
        ("12.03.2021 klo 7.15", "2021-03-12"),
        ("25/12/2021", "2021-12-25"),
        ("12/25/2021", "2021-12-25"),
        ("03/12/2021", None),
        ("Fri 12/03/2021", "2021-03-12"),
        ("Fri 03/12/2021", "2021-12-03"),
        ("03/12/2021 9:14 PM EST", "2021-03-12"),
        ("8. März 2021, 13:24 Uhr", "2021-03-08"),
        ("5 de mayo de 2021", "2021-05-05"),
        ("2021年3月8日", "2021-03-08"),
        ("February 30, 2021", None),
    ],
)
def test_dates(line, date):
    assert publication([line], "", "en") == date


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("The council meets on 25/03/2021.", "en", "2021-12-03"),
        ("The council meets on 03/25/2021.", "en", "2021-03-12"),
        ("The storm of March washed out the road.", "en", "2021-03-12"),
        ("Der Rat tagt am Montag.", "de", "2021-12-03"),
    ],
)
def test_the_order_of_numbers_is_read_off_the_article(text, language, date):
    assert publication(["03/12/2021"], text, language) == date


@pytest.mark.parametrize(
    "line", ["Posted: 4:12 p.m. Friday, March 12, 2021", "12 March 2021", "12/03/2021 - 23:58 (GMT-3)"]
)
def test_a_line_that_is_only_a_date(line):
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["Corrections: March 12, 2021", "What the council decided on March 12, 2021, and why"])
def test_a_title_with_a_date(line):
    assert not is_date_line(line)


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


def test_title_and_dateline_stay_unless_they_are_moved_and_the_byline_leaves_unless_it_is_kept():
    text = f"{TITLE}\nBy Ana Example\n12 March 2021\n\n{BODY}"
    assert run_stage(Clean, {"text": text})["text"] == f"{TITLE}\n\n{BODY}"
    kept = run_stage(Clean, {"text": text}, byline="keep")
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
    article = run_stage(Clean, {"text": text, "title": f"{TITLE} | The Amara Courier"}, title="move", byline="keep")
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


@pytest.mark.parametrize(
    "tools",
    ["Print  Email  Comments (17)", "Facebook Twitter WhatsApp", "A A A", "Listen to this article 4 min", "4 min read",
     "★★★☆☆", "Ferries wait at the quay on Monday. Photograph: Ana Example/The Courier",
     "The quay on Monday (Getty Images)",
     "Shopkeepers along the road want a shorter closure", "- Regatta postponed for the first time since 1968"],
)  # fmt: skip
def test_the_lines_below_the_title_are_no_title(tools):
    article = run_stage(Clean, {"text": f"World\n{TITLE}\nBy Ana Example\n12 March 2021\n{tools}\n\n{BODY}"})
    assert (article["title"], article["author"], article["published"]) == (TITLE, "Ana Example", "2021-03-12")
    assert article["sections"] == ["World"]


@pytest.mark.parametrize(
    "title",
    [
        "LIVE: harbour council votes on the lighthouse road",
        "Q&A: why is the lighthouse road closing?",
        "'It was our road': shopkeepers fear for the harbour of Port Amara",
        "Port Amara 1-3 Velmar: road team wins in the storm",
    ],
)  # fmt: skip
def test_titles_of_every_kind(title):
    below = "The council wants two months\nAna Example\n12 March 2021"
    text = f"THE AMARA COURIER\nNews | Sport | Weather\n{title}\n{below}\n\n{BODY}"
    article = run_stage(Clean, {"text": text})
    assert (article["title"], article["authors"]) == (title, ["Ana Example"])


def test_the_name_of_somebody_in_the_article_is_no_author():
    text = f"{TITLE}\nIna Okoro\n\n{BODY}\n\nCouncillor Ina Okoro said that Okoro Street would be closed too."
    assert run_stage(Clean, {"text": text})["author"] is None


def test_several_authors_are_a_list_and_a_line():
    article = run_stage(Clean, {"text": f"{TITLE}\nBy Ana Example and Bo Lindqvist, Harbours team\n\n{BODY}"})
    assert article["authors"] == ["Ana Example", "Bo Lindqvist"]
    assert article["author"] == "Ana Example, Bo Lindqvist"
