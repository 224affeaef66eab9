"""The stage readability, as newspipe runs it."""

import json
from pathlib import Path

import pytest
from newspipe_readability.stage import Readability, mean_syllables

from newspipe.testing import check_stage, run_pipeline, run_stage

EASY = "The cat sat on the mat. It saw a dog. The dog ran off. The cat went to bed. It had a good day."
HARD = (
    "Notwithstanding considerable parliamentary opposition, the administration subsequently reintroduced "
    "comprehensive environmental legislation, necessitating extraordinary intergovernmental negotiations "
    "concerning agricultural subsidies, municipal responsibilities, and international obligations."
)
PIPELINE = {"version": 1, "steps": [{"stage": "segment"}, {"stage": "readability"}]}


def test_easy_words_are_easy_and_hard_ones_hard():
    easy, hard = run_pipeline(PIPELINE, [{"text": EASY}, {"text": HARD}]).articles
    assert easy["reading_ease"] > 100 > 0 > hard["reading_ease"]
    assert easy["grade"] < 2 < 20 < hard["grade"]


def test_too_few_words_tell_nothing():
    article = {"text": "The mill closed.", "sentences": [{"start": 0, "end": 16}]}
    assert run_stage(Readability, article)["grade"] is None
    assert run_stage(Readability, article, min_words=3)["grade"] is not None


@pytest.mark.parametrize(
    ("word", "syllables"), [("mill", 1), ("closed", 1), ("ended", 2), ("table", 2), ("the", 1), ("election", 3)]
)
def test_syllables(word, syllables):
    assert mean_syllables([word]) == syllables


def test_it_keeps_the_contract():
    check_stage(Readability)


def test_its_options_are_documented():
    page = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    for name, schema in Readability.options.items():
        assert f"| `{name}` | `{json.dumps(schema['default'])}` | {schema['description']} |" in page
