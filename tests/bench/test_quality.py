"""`bench/quality.py`: what it counts, what it calls a fall, and that the page says what was measured."""

import importlib
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = """kind: weather
published: 2024-10-29
title: Gale shuts Pier
author: Ada Moor
---
~ Menu | Home
# Gale shuts Pier
~ By Ada Moor

* A gale shut the [West Pier|LOC] in [Brigton|LOC] on {Tuesday|DATE|2024-10-29}.
The [Brigton Pier Trust|ORG] said so.

* The [Trust|ORG|Brigton Pier Trust] will reopen it {next week|DATE|2024-W45}.
"""
FLOOR = {"segment": {"F1": 90.0}, "tag-entities": {"F1": 80.0}}


@pytest.fixture(scope="module")
def quality():
    sys.path.insert(0, str(ROOT / "bench"))
    yield importlib.import_module("quality")
    sys.path.remove(str(ROOT / "bench"))


@pytest.fixture
def gold(quality, tmp_path):
    (tmp_path / "a.article").write_text(ARTICLE)
    return quality.annotated.read(tmp_path / "a.article")


def span(text, mark, **fields):
    return {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end], **fields}


def perfect(gold):
    """The article as a pipeline without a fault would write it, with scores of one."""
    return {
        "sentences": [{"start": start, "end": end} for start, end in gold.sentences],
        "entities": [span(gold.text, m, label=m.label, name=m.value, score=1.0) for m in gold.entities],
        "dates": [span(gold.text, m, value=m.value) for m in gold.dates],
        "summary_sentences": list(gold.starred),
        "text": gold.text,
        "title": gold.headline,
        "author": "Ada Moor",
    }


def figures(quality, gold, article):
    return quality.corpus_measures.figures(quality.corpus_measures.counts(gold, article, article))


def test_an_article_without_a_fault_has_a_hundred_everywhere(quality, gold):
    scored = figures(quality, gold, perfect(gold))
    assert {value for of in scored.values() for value in of.values() if value != 0} == {100.0}
    assert scored["tag-entities"]["PER"] == scored["tag-entities"]["MISC"] == 0  # it has none


@pytest.mark.parametrize(
    ("stage", "name", "fault"),
    [
        ("segment", "all right", lambda article: article["sentences"][1].update(end=60)),
        ("tag-entities", "LOC", lambda article: article["entities"][0].update(label="ORG")),
        ("tag-entities", "fullest names", lambda article: article["entities"].pop()),
        ("tag-entities", "aliases found", lambda article: article["entities"][-1].update(name="Trust")),
        ("tag-entities", "scores true", lambda article: article["entities"][0].update(score=0.4)),
        ("extract-dates", "value", lambda article: article["dates"][0].update(value="2024-10-22")),
        ("extract-dates", "strict", lambda article: article["dates"][1].update(end=article["dates"][1]["end"] - 1)),
        ("summarise", "starred", lambda article: article.update(summary_sentences=[2])),
        ("clean", "titles", lambda article: article.update(title="Menu")),
        ("clean", "nothing kept", lambda article: article.update(text="Menu | Home\n\n" + article["text"])),
        ("clean", "nothing lost", lambda article: article.update(text=article["text"][:-30])),
    ],
)
def test_a_fault_lowers_its_figure(quality, gold, stage, name, fault):
    article = perfect(gold)
    fault(article)
    assert figures(quality, gold, article)[stage][name] < 100


def test_a_string_with_two_labels_counts_once_an_article(quality, gold):
    article = perfect(gold)
    article["entities"].append({**article["entities"][0], "label": "MISC", "start": 0, "end": 1})
    assert figures(quality, gold, article)["tag-entities"]["one label a name"] == 0


def test_what_fell_is_named(quality):
    now = {"segment": {"F1": 89.9}, "tag-entities": {"F1": 84.0}}
    assert quality.below(now, FLOOR) == ["segment: F1 is 89.9, below its floor of 90.0"]


def test_the_floor_rises_and_never_falls(quality):
    now = {"segment": {"F1": 70.0}, "tag-entities": {"F1": 84.0}}
    assert quality.raised(now, FLOOR) == {"segment": {"F1": 90.0}, "tag-entities": {"F1": 82.9}}


def test_a_share_of_what_was_found_has_no_floor(quality):
    now = {"tag-entities": {"F1": 84.0, "fullest names": 70.0, "aliases found": 80.0}}
    assert quality.raised(now, FLOOR)["tag-entities"] == {"F1": 82.9, "fullest names": 68.9}


def test_the_page_has_the_figures_of_the_last_measurement(quality):
    result = json.loads(quality.RESULT.read_text("utf-8"))["stages"]
    page = quality.PAGE.read_text("utf-8")
    assert quality.with_table(page, result) == page, "run python bench/quality.py --write"
    assert quality.below(result, json.loads(quality.FLOOR.read_text("utf-8"))) == []
