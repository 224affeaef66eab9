"""Hostile texts go through every stage in bounded time; a step that takes longer than `TIMEOUT` is killed."""

import pytest
from conftest import Shell
from stages.registered import READERS, REWRITERS, in_order

from newspipe.article import spans_in
from newspipe.testing.hostile import LARGE, SMALL

TIMEOUT = 20
EVERYTHING = [{"id": name, "text": text, "published": "2019-04-11"} for name, text in {**SMALL, **LARGE}.items()]
PIPELINES = {"readers": in_order(*READERS), **{name: in_order(name) for name in REWRITERS}}


@pytest.mark.parametrize("steps", PIPELINES.values(), ids=PIPELINES)
def test_no_text_is_too_much(shell: Shell, steps: list[str]) -> None:
    passes(shell, steps, EVERYTHING)


def test_nor_for_all_stages_together(shell: Shell) -> None:
    shorter = [{**article, "text": article["text"][:20_000]} for article in EVERYTHING]
    passes(shell, [*REWRITERS, *in_order(*READERS)], shorter)


def passes(shell: Shell, steps: list[str], articles: list[dict[str, str]]) -> None:
    files = ("--errors", "errors.jsonl", "--dropped", "dropped.jsonl")
    result = shell("run", "--timeout", TIMEOUT, *files, shell.pipeline(*steps), stdin=articles)
    assert [(error["id"], error["step"], error["message"]) for error in shell.read("errors.jsonl")] == []
    assert result.code == 0
    given = {article["id"]: article["text"] for article in articles}
    dropped = {record["article"]["id"] for record in shell.read("dropped.jsonl")}
    assert [article["id"] for article in result.articles] == [name for name in given if name not in dropped]
    for article in result.articles:
        if not set(steps).intersection(REWRITERS):
            assert article["text"] == given[article["id"]]
        for span in spans_in([article[field] for field in article]):
            assert 0 <= span["start"] < span["end"] <= len(article["text"])
