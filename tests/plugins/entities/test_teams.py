"""Which places are teams: results, tables and match reports."""

import pytest

import newspipe

PIPELINE = newspipe.load({"version": 1, "steps": [{"stage": "segment"}, {"stage": "tag-entities"}]})


def orgs(text):
    (article,) = PIPELINE.run([{"id": "a1", "text": text}])
    return [entity["text"] for entity in article["entities"] if entity["label"] == "ORG"]


@pytest.mark.parametrize(
    ("text", "teams"),
    [
        ("Oslo 2 Bergen 1", ["Oslo", "Bergen"]),
        ("Leeds 4 2 1 1 6 3 7", ["Leeds"]),
        ("LONDON AT GLASGOW", ["LONDON", "GLASGOW"]),
        ("Bergen (V) 0 Oslo 1", ["Bergen (V)", "Oslo"]),
        ("Norway beat Poland 3-1 on Friday.", ["Norway", "Poland"]),
        ("On Friday Norway lost 0-2 against Poland.", ["Norway", "Poland"]),
    ],
)
def test_a_place_that_plays_is_a_team(text, teams):
    assert orgs(text) == teams


@pytest.mark.parametrize(
    "text",
    [
        "The match in Oslo ended 3-1.",
        "Norway led the talks with Poland.",
        "Oslo 1990",
        "Paul Stone 68 67 71 70",
    ],
)
def test_a_place_that_does_not_is_none_and_no_person_is(text):
    assert orgs(text) == []
