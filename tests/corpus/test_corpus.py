"""The annotated articles of `corpus/` keep to the form, and share no people."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHECK = [sys.executable, ROOT / "tools" / "corpus" / "check.py"]
GOOD = """kind: business
published: 2024-10-29
title: Kestrel lifts outlook
---
~ By Joanna Pell
# [Kestrel|ORG|Kestrel Foods Plc] lifts outlook

* [LONDON|LOC], {Oct 29|DATE|2024-10-29} - [Kestrel Foods Plc|ORG] raised its forecast.
It \\[the firm\\] said so.
"""


def check(*paths):
    return subprocess.run([*CHECK, *paths], capture_output=True, text=True)


def test_every_article_keeps_to_the_form():
    done = check(ROOT / "corpus")
    assert done.returncode == 0, done.stdout


def test_train_and_test_share_no_article():
    names = [path.name for path in (ROOT / "corpus").rglob("*.article")]
    assert len(names) == len(set(names))


def test_a_good_article_is_read(tmp_path):
    (tmp_path / "a.article").write_text(GOOD)
    assert check(tmp_path).stdout == "1 articles, 3 sentences, 3 entities, 1 dates\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("|ORG]", "|FIRM]", "is no entity"),
        ("|DATE|2024-10-29", "|DATE|soon", "is no date"),
        ("\\[the firm\\]", "[the firm", "line 9: a bracket without a backslash"),
        ("title: Kestrel", "title: Osprey", "is not the headline"),
        ("|Kestrel Foods Plc]", "|Kestrel Group]", "is no mention of the article"),
        ("* [LONDON", "[LONDON", "0 sentences are starred"),
        ("kind: business\n", "", "the head needs kind and published"),
    ],
)
def test_a_slip_is_named_with_its_place(tmp_path, old, new, said):
    assert old in GOOD
    (tmp_path / "a.article").write_text(GOOD.replace(old, new))
    done = check(tmp_path)
    assert (done.returncode, said in done.stdout) == (1, True), done.stdout
