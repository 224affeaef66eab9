"""What users and plugin authors write, for type checkers: `test_typing.py` runs them over it."""

from collections.abc import Iterable, Mapping
from typing import Any, assert_type

import newspipe
from newspipe import Article, Date, Drop, Entity, Report


class WordCount(newspipe.Stage):
    name = "word-count"
    requires = ("text",)
    provides = {"word_count": {"type": "integer", "description": "How many words the text has."}}
    languages = ("en",)
    options = {"least": {"type": "integer", "default": 1, "description": "Letters."}}

    def __init__(self, *, least: int) -> None:
        self.least = least

    def process(self, article: Mapping[str, Any]) -> dict[str, Any] | Drop:
        words = [word for word in article["text"].split() if len(word) >= self.least]
        return {"word_count": len(words)} if words else newspipe.Drop("no words", "at all")


class Untyped(newspipe.Stage):
    name = "untyped"
    provides = ("anything",)

    def process(self, article: Mapping[str, Any]) -> dict[str, Any]:
        return {"anything": newspipe.span(article["text"], 0, 1, label="X")}


@newspipe.stage(provides={"shout": {"type": "string"}}, requires=["text"])
def shout(article: Mapping[str, Any]) -> dict[str, Any]:
    return {"shout": article["text"].upper()}


@newspipe.hookimpl
def newspipe_stages() -> Iterable[type[newspipe.Stage]]:
    return [WordCount, Untyped, shout]


def names(article: Article) -> list[str]:
    entities: list[Entity] = article.get("entities", [])
    dates: list[Date] = article.get("dates", [])
    return [entity["name"] for entity in entities] + [date["value"] for date in dates]


def run() -> None:
    with newspipe.load("news.json", plugin_files=["words.py"]) as pipeline:
        result = pipeline.process({"text": "…"})
        if not isinstance(result, Drop):
            assert_type(result, dict[str, Any])
        for article in pipeline.run([{"text": "…"}], on_failed=lambda record: print(record["message"])):
            print(article["text"])
        report = pipeline.run_files(["*.jsonl"], output="out.jsonl", workers=4)
        assert_type(report, Report)
        print(report.written + report.failed.total())
    for article in newspipe.read_articles(["out.jsonl"], on_problem=print):
        print(article.get("id"))
    try:
        newspipe.load({"version": 1, "steps": []})
    except newspipe.PipelineError as error:
        print([problem.line for problem in error.problems])
