"""What holds for any text: it is its own clean form, nothing fails, and hostile texts take no longer than others."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newspipe_clean.article import Extractor
from newspipe_clean.bylines import byline_of, name_line
from newspipe_clean.classifier import Classifier
from newspipe_clean.datelines import dates_in, is_date_line
from newspipe_clean.header import dateline_of
from newspipe_clean.labels import section_names
from newspipe_clean.lines import join
from newspipe_clean.roles import role_of
from newspipe_clean.stage import Clean

from newspipe.testing import run_stage

CLASSIFIER = Classifier()
LINES = st.sampled_from(
    """Home
Menu
Share this
Related Articles
Read more: the harbour
WorldPolitics
World
By Ana Example
12 March 2021
Harbour council of Port Amara closes the lighthouse road
PORT AMARA (ANA) — The council voted on Tuesday to close the lighthouse road for two months, it said.
The council voted on Tuesday to close the lighthouse road for two months and to ask the govern-
ment said that it would pay for half of the work, and no more than that, until the winter ends.
&amp;amp;lt;b&gt;
Itâ€™s the mayorâ€™s cafÃ©.
Ferry fares to rise in spring

Leave a comment
Privacy Policy
Shopkeepers asked for a shorter closure, and their spokesman told the meeting that trade was done early.""".splitlines()
)
TEXTS = st.lists(LINES | st.text(max_size=40), max_size=25).map("\n".join)
CHOICES = st.fixed_dictionaries(
    {}, optional={f"move_{part}": st.booleans() for part in ("title", "byline", "dateline")}
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, CHOICES, st.booleans())
def test_clean_is_idempotent(text, choices, straight_quotes):
    extractor = Extractor(CLASSIFIER, straight_quotes=straight_quotes, **choices)
    once = extractor.extract(text, title=None, dateline=None)
    twice = extractor.extract(join(once.lines), title=once.header.title, dateline=once.dateline)
    assert join(twice.lines) == join(once.lines)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_a_cleaned_article_is_its_own_clean_form(text):
    once = run_stage(Clean, {"text": text}, on_empty="keep")
    assert run_stage(Clean, once, on_empty="keep") == once


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_kept_and_removed_lines_are_the_whole_input_in_order(text):
    found = Extractor(CLASSIFIER).extract(text, title=None, dateline=None)
    spans = sorted(
        [(line.start, line.end) for line in found.lines] + [(r.line.start, r.line.end) for r in found.removed]
    )
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None), max_size=300))
def test_any_unicode_survives(text):
    found = Extractor(CLASSIFIER).extract(text, title=None, dateline=None)
    assert join(found.lines) == join(Extractor(CLASSIFIER).extract(join(found.lines), title=None, dateline=None).lines)


@given(st.text(max_size=200))
def test_letters_and_digits_of_plain_lines_stay(text):
    line = " ".join(c for c in text.split() if c.isalnum() and c.isascii())
    if line:
        assert run_stage(Clean, {"text": f"On Monday {line} came."})["text"] == f"On Monday {line} came."


HOSTILE = {
    "spaces": " " * 10**6 + "x",
    "entities": "&amp;" * 200_000,
    "ampersands": "&" + "amp;" * 250_000,
    "hyphens": "govern-\n" * 125_000,
    "wrapped hyphens": ("the council of the harbour asked the govern-\n" + "a-\n") * 20_000,
    "capitals": "A" * 10**6,
    "initials": "A. " * 333_000,
    "soft hyphens": "\u00ad" * 10**6,
    "mojibake": "â€™" * 100_000,
    "blank lines": "\n" * 10**6,
    "menus": "Home\nShare\nMenu\n" * 4_000,
    "section labels": "WorldPolitics" * 77_000,
    "quotes": "\"'" * 500_000,
    "digits": "1" * 10**6,
    "by": "By A" + " and A" * 166_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_take_linear_time(name):
    extractor = Extractor(CLASSIFIER, move_title=True, move_byline=True, move_dateline=True)
    start = time.perf_counter()
    extractor.extract(HOSTILE[name], title=None, dateline=None)
    assert time.perf_counter() - start < 30


@pytest.mark.parametrize(
    "question", [byline_of, name_line, dates_in, is_date_line, dateline_of, section_names, role_of]
)
@pytest.mark.parametrize("piece", ["A", "a", "By ", "A, ", "May 1", "12 ", " > World", "World", "-", "(AP", "A.'-"])
def test_patterns_do_not_backtrack(question, piece):
    start = time.perf_counter()
    question("By A" + piece * (10**6 // len(piece)))
    question(piece * (10**6 // len(piece)))
    assert time.perf_counter() - start < 5
