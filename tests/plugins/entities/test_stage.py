"""The stage as a whole: its fields, its options, and what it finds in one made-up article."""

import time
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newspipe_entities.stage import TagEntities

from newspipe import errors as newspipe_errors
from newspipe.testing import run_stage

TEXT = (
    "President Khalim Odessar met Ada Stone in Oslo on Monday. Odessar said the Libyan National Army (LNA) would stay. "
    "The LNA and the U.N. agreed with Stone."
)
PARTS = ["Ada", "Stone", "Mr.", "U.N.", "the", "of", "(", ")", "[", "]", "-", "'", "'s", "al-", "LNA", "Bank", "é😀"]
PARTS += ["Mon", "ع\u0301", "\n"]


def tag(text: str, **options: Any) -> list[dict[str, Any]]:
    """Return the entities of a text that is one sentence for each full stop followed by a space."""
    sentences, start = [], 0
    for part in text.split(". "):
        sentences.append({"start": start, "end": min(len(text), start + len(part) + 1)})
        start += len(part) + 2
    result = run_stage(TagEntities, {"text": text, "sentences": sentences}, **options)
    assert isinstance(result, dict)
    found: list[dict[str, Any]] = result["entities"]
    return found


def test_an_article() -> None:
    found = [(e["text"], e["label"], e["name"], e["id"]) for e in tag(TEXT)]
    assert found == [
        ("Khalim Odessar", "PERSON", "Khalim Odessar", "e1"),
        ("Ada Stone", "PERSON", "Ada Stone", "e2"),
        ("Oslo", "LOC", "Oslo", "e3"),
        ("Odessar", "PERSON", "Khalim Odessar", "e1"),
        ("Libyan National Army", "ORG", "Libyan National Army", "e4"),
        ("LNA", "ORG", "Libyan National Army", "e4"),
        ("LNA", "ORG", "Libyan National Army", "e4"),
        ("U.N.", "ORG", "U.N.", "e5"),
        ("Stone", "PERSON", "Ada Stone", "e2"),
    ]


def texts(text: str, **options: Any) -> list[tuple[str, str]]:
    """Return text and label of the entities found."""
    return [(entity["text"], entity["label"]) for entity in tag(text, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Ruritanian] Foreign Minister Bela Nagy's car", [("Bela Nagy", "PERSON")]),
        ("We saw Secretary of State Ada Stone there", [("Ada Stone", "PERSON")]),
        (
            "the Bank of Vellin and the University of Northolm",
            [("Bank of Vellin", "ORG"), ("University of Northolm", "ORG")],
        ),
        ("a U.S.-led plan on Monday", [("U.S.", "LOC")]),
        ("a French and a Norwegian boat", [("French", "MISC"), ("Norwegian", "MISC")]),
        ("He met al-Rashwani and Hakim al-Rashwani", [("al-Rashwani", "PERSON"), ("Hakim al-Rashwani", "PERSON")]),
        ("They crossed the Grey River in Norway", [("Grey River", "LOC"), ("Norway", "LOC")]),
        ("NORWAY BEATS FRANCE IN FINAL", [("NORWAY", "LOC"), ("FRANCE", "LOC")]),
        ("She met Paul Lagos and Lagos said no", [("Paul Lagos", "PERSON"), ("Lagos", "PERSON")]),
        ("She met Paul Lagos in Lagos", [("Paul Lagos", "PERSON"), ("Lagos", "LOC")]),
        ("Yesterday it rained", []),
        ("I'm sure. We've seen it", []),
        ("", []),
    ],
)
def test_what_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert [pair for pair in texts(text) if pair[0] != "Ruritanian"] == expected


def test_labels_are_chosen_and_ids_have_no_gaps() -> None:
    found = tag(TEXT, labels=["ORG", "LOC"])
    assert {entity["label"] for entity in found} == {"ORG", "LOC"}
    assert list(dict.fromkeys(entity["id"] for entity in found)) == ["e1", "e2", "e3"]


def test_min_score() -> None:
    assert all(entity["score"] >= 0.85 for entity in tag(TEXT, min_score=0.85))
    assert 0 < len(tag(TEXT, min_score=0.85)) < len(tag(TEXT))
    assert tag(TEXT, min_score=1) == []


def test_the_lexicon_wins() -> None:
    found = tag(TEXT, lexicon={"MISC": ["Stone in Oslo"], "ORG": ["rebel talks"]})
    assert ("Stone in Oslo", "MISC", 1.0) in [(e["text"], e["label"], e["score"]) for e in found]
    assert "Ada Stone" not in [e["text"] for e in found]


@pytest.mark.parametrize(
    "options", [{"labels": ["GPE"]}, {"labels": []}, {"lexicon": {"X": ["y"]}}, {"lexicon": {"ORG": [" "]}}]
)
def test_wrong_options_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(newspipe_errors.UsageError):
        tag("Ada", **options)


@settings(deadline=None)  # each example loads the network
@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_whatever_the_text_the_fields_are_right(parts: list[str]) -> None:
    text = " ".join(parts)
    found = tag(text)
    assert all(text[e["start"] : e["end"]] == e["text"] and e["text"].strip() for e in found)
    assert all(a["end"] <= b["start"] for a, b in pairwise(found))
    assert all(set(e) == {"start", "end", "text", "label", "name", "id", "score"} for e in found)
    assert all(0 < e["score"] <= 1 for e in found)


def test_a_batch_gives_what_single_articles_give() -> None:
    stage = TagEntities(labels=["PERSON", "ORG", "LOC", "MISC"], min_score=0, lexicon={})
    stage.setup()
    articles = [{"text": text, "sentences": [{"start": 0, "end": len(text)}]} for text in (TEXT, "", "Oslo", TEXT[:60])]
    assert stage.process_batch(articles) == [stage.process(article) for article in articles]


HOSTILE = [
    "A ",
    "Ab",
    "A.",
    "Ab-",
    "(",
    "[A ",
    "Bank of ",
    "French ",
    "Ada Stone, ",
    "Mr. Ab ",
    "😀",
    "'s ",
    "Ada Stone ",
]
HOSTILE += [
    "Hollis & ",
    "Harbour Council (HC) ",
    'Ada "Al" Stone ',
    "Stone, Ada; ",
    "3rd Circuit ",
    "A B ",
    "Vey 2 Olm 1 ",
]


@pytest.mark.parametrize("part", HOSTILE)
def test_hostile_text_takes_linear_time(part: str) -> None:
    def seconds(repeats: int) -> float:
        text = part * repeats
        start = time.process_time()
        stage.process({"text": text, "sentences": [{"start": 0, "end": len(text)}]})
        return time.process_time() - start

    stage = TagEntities(labels=["PERSON", "ORG", "LOC", "MISC"], min_score=0, lexicon={"ORG": ["A A A"]})
    stage.setup()
    seconds(500)
    assert seconds(5_000) < 40 * max(seconds(500), 0.001)


def test_a_name_that_is_repeated_2000_times_takes_linear_time() -> None:
    def seconds(repeats: int) -> float:
        text = "Ada Stone met Stone. " * repeats
        sentences = [{"start": at, "end": at + 20} for at in range(0, len(text), 21)]
        start = time.process_time()
        stage.process({"text": text, "sentences": sentences})
        return time.process_time() - start

    stage = TagEntities(labels=["PERSON", "ORG", "LOC", "MISC"], min_score=0, lexicon={})
    stage.setup()
    seconds(200)
    assert seconds(2_000) < 40 * max(seconds(200), 0.001)
