"""The stage `deduplicate`: near copies are dropped, whatever the workers, and across an interruption."""

import json
import subprocess
from collections import Counter

import pytest
from conftest import NEWSPIPE

BODY = (
    "The ferry between Ardel and Marsh Point will not sail before Thursday, since divers found a crack in the hull of "
    "the Lady Rosalind on Sunday night. The company said that passengers could use their tickets on the night bus, "
    "which leaves the harbour at eight. Mayor Lena Stroud asked the ministry to send a second ship for the summer. "
    "Fishermen had warned in March that the rocks off the old light had moved after the storms."
)
CORRECTED = BODY.replace("a crack in the hull", "two cracks in the hull") + " Reporting by Ida Coe."
OTHER = (
    "Pupils of the school on Mill Lane planted ninety oaks on the slope above the quarry, and the forester promised to "
    "water them until the autumn. Each tree has the name of a child on a slate beside it."
)


def reasons(shell, articles, **options):
    pipeline = shell.pipeline({"stage": "deduplicate", "options": options})
    result = shell("run", pipeline, "--dropped", "dropped.jsonl", stdin=articles)
    assert result.code == 0
    return {record["id"]: record["reason"] for record in shell.read("dropped.jsonl")}, result


def test_a_corrected_copy_is_a_duplicate_of_the_first_and_another_story_is_none(shell):
    articles = [{"id": "a", "text": BODY}, {"id": "b", "text": OTHER}, {"id": "c", "text": CORRECTED}]
    dropped, result = reasons(shell, articles)
    assert dropped == {"c": "duplicate of a"}
    assert [article["id"] for article in result.articles] == ["a", "b"]
    assert "1 dropped (duplicate)" in result.err


def test_the_threshold_says_how_alike(shell):
    articles = [{"id": "a", "text": BODY}, {"id": "c", "text": CORRECTED}]
    assert reasons(shell, articles, threshold=1)[0] == {}
    assert reasons(shell, articles, threshold=0.5)[0] == {"c": "duplicate of a"}


def test_only_articles_that_agree_in_the_scope_are_compared(shell):
    articles = [
        {"id": "a", "text": BODY, "site_name": "Post"},
        {"id": "b", "text": BODY, "site_name": "Echo"},
        {"id": "c", "text": BODY, "site_name": "Echo"},
    ]
    assert reasons(shell, articles, scope=["site_name"])[0] == {"c": "duplicate of b"}
    assert reasons(shell, articles)[0] == {"b": "duplicate of a", "c": "duplicate of a"}


def test_the_oldest_are_forgotten_first(shell):
    articles = [
        {"id": "a", "text": BODY},
        {"id": "b", "text": OTHER},
        {"id": "c", "text": "Quite another thing that is short."},
        {"id": "d", "text": BODY},
        {"id": "e", "text": "Quite another thing that is short."},
    ]
    assert reasons(shell, articles, memory=2)[0] == {"e": "duplicate of c"}


def test_texts_without_words_are_copies_of_nothing_and_short_ones_of_their_like(shell):
    articles = [{"id": n, "text": text} for n, text in enumerate(["", "", "…", "…", "Rain.", "Rain!", "Snow."])]
    assert reasons(shell, articles)[0] == {5: "duplicate of 4"}


def test_an_article_without_id_is_called_by_its_number(shell):
    assert reasons(shell, [{"text": OTHER}, {"text": BODY}, {"text": BODY}])[0] == {None: "duplicate of article 2"}


@pytest.fixture
def crawl(shell):
    """A file of 1,200 articles, of which 300 are different."""
    lines = []
    for number in range(1200):
        kind = number % 300
        words = " ".join(f"{word}{kind * 7919 % 1000 + at % 3}" for at, word in enumerate(BODY.split()))
        lines.append(json.dumps({"id": f"{number}", "text": f"{words} Story {kind}."}))
    return shell.write("crawl.jsonl", "\n".join(lines) + "\n")


@pytest.mark.parametrize("workers", [0, 1, 2, 4])
def test_the_copies_are_found_with_any_number_of_workers(shell, crawl, workers):
    pipeline = shell.pipeline("deduplicate")
    result = shell("run", pipeline, crawl, "--workers", workers, "--report", "report.json")
    assert [article["id"] for article in result.articles] == [str(number) for number in range(300)]
    assert json.loads((shell.folder / "report.json").read_text())["dropped"] == {"duplicate": 900}


@pytest.mark.parametrize("workers", [0, 2])
def test_a_run_that_was_killed_goes_on_with_what_it_remembered(shell, crawl, workers):
    pipeline = shell.pipeline("deduplicate", {"stage": "obey"})
    shell("run", "-q", pipeline, crawl, "-o", "whole.jsonl", "--workers", workers)
    command = [NEWSPIPE, "run", "-q", pipeline, crawl, "-o", "out.jsonl", "--resume", "--workers", str(workers)]
    kills = Counter()
    for seconds in (0.9, 1.2, 1.6, 2.2, 60):
        process = subprocess.Popen(list(map(str, command)), cwd=shell.folder, env=shell.env)
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        kills[code] += 1
    assert kills[0]
    assert (shell.folder / "out.jsonl").read_bytes() == (shell.folder / "whole.jsonl").read_bytes()


def test_it_goes_on_after_the_input_has_grown(shell):
    feed = shell.write("feed.jsonl", json.dumps({"id": "a", "text": BODY}) + "\n")
    command = ("run", shell.pipeline("deduplicate"), feed, "-o", "out.jsonl", "--resume")
    assert shell(*command).code == 0
    with feed.open("a") as file:
        file.write(json.dumps({"id": "b", "text": CORRECTED}) + "\n" + json.dumps({"id": "c", "text": OTHER}) + "\n")
    assert shell(*command).code == 0
    assert [article["id"] for article in shell.read("out.jsonl")] == ["a", "c"]
