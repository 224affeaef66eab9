"""The stages on gold documents that are not in the repository: `python bench/quality.py --data FOLDER`.

FOLDER holds ``score.py`` and, in a folder for each task, the gold documents. The articles go through the public
pipeline without their gold annotations. Baselines are measured in the same run; the figures of other libraries are
those that came with the data.
"""

import gzip
import importlib.util
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import newspipe

Documents = dict[str, dict[str, Any]]
Steps = tuple[dict[str, Any], ...]

CLEAN: Steps = ({"stage": "clean"},)
SEGMENT: Steps = ({"stage": "segment"},)
ENTITIES: Steps = (*SEGMENT, {"stage": "tag-entities"})
DATES: Steps = (*SEGMENT, {"stage": "extract-dates"})


def summarise(method: str) -> Steps:
    return (*SEGMENT, {"stage": "summarise", "options": {"sentences": 3, "method": method}})


@dataclass(frozen=True)
class Case:
    """One line of the table: a pipeline, the file of gold documents that it is scored on, and what others score.

    ``seen``: the stage's weights were trained on these documents. ``text`` is the field that becomes the article's
    text; ``html`` a file of web pages that take its place. ``where``: only documents whose fields have these values.
    """

    label: str
    steps: Steps
    file: str
    others: str = ""
    seen: bool = False
    text: str = "text"
    html: str = ""
    where: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Task:
    """The cases of one of the scorer's tasks; ``show`` picks what is printed of the scorer's result."""

    measure: str
    show: Callable[[dict[str, Any]], str]
    cases: tuple[Case, ...]
    note: str = ""


PAGES = "wcxb_articles_dev"
SUMMARIES = "gum_summaries"
TASKS = {
    "clean": Task(
        "word F1",
        lambda result: f"{result['F1']:.1f}",
        (
            Case("copied pages", CLEAN, PAGES, "none reads copied text", text="pasted", seen=True),
            Case("  every line kept", (), PAGES, text="pasted"),
            Case("web pages", CLEAN, PAGES, "trafilatura 95.9 (other pages)", html=f"{PAGES}.html", seen=True),
        ),
    ),
    "segment": Task(
        "F1 of sentence boundaries; documents without an error",
        lambda result: f"{result['F1']:.1f}; {result['documents all right']} of {result['of']}",
        (
            Case("golden rules", SEGMENT, "golden_rules", "pysbd 47 of 48"),
            Case("more rules", SEGMENT, "pragmatic_more"),
            Case("WSJ", SEGMENT, "wsj_sample", "pysbd 97.6, blingfire 96.6, syntok 96.4, spaCy sentencizer 93.3", True),
            Case("GUM", SEGMENT, "gum", "syntok 97.5, pysbd 96.7", True),
            Case("EWT", SEGMENT, "ewt", "pysbd 91.1", True),
        ),
    ),
    "entities": Task(
        "F1 of span and label, all four labels / without MISC",
        lambda result: f"{result['all']['F1']:.1f} / {result['without MISC']['F1']:.1f}",
        (
            Case("Worldwide", ENTITIES, "worldwide", "spaCy en_core_web_sm 65.4 / 66.3 (other part)"),
            Case("CleanCoNLL testa", ENTITIES, "cleanconll_testa", "spaCy en_core_web_sm 59.9 (testb)"),
            Case("IEER (no MISC)", ENTITIES, "ieer"),
        ),
    ),
    "dates": Task(
        "F1 strict / relaxed / value; recall of values",
        lambda result: (
            " / ".join(f"{result[key]['F1']:.1f}" for key in ("strict", "relaxed", "value"))
            + f"; {result['value']['R']:.1f}"
        ),
        (
            Case("TimeBank", DATES, "timebank"),
            Case("AQUAINT", DATES, "aquaint"),
            Case("WikiWars", DATES, "wikiwars"),
            Case("GUM news (recall)", DATES, "gum_dates", where={"genre": "news"}),
        ),
        "others, on TempEval-3 platinum: HeidelTime 81.3 / 90.3 / 77.6, SynTime 92.1 / 95.0 / no values, "
        "UWTime value 82.4, dateparser.search strict 16.7, value 9.1",
    ),
    "summarise": Task(
        "ROUGE-1 / ROUGE-2 / ROUGE-Lsum, three sentences",
        lambda result: " / ".join(f"{result[key]:.1f}" for key in ("rouge1", "rouge2", "rougeLsum")),
        (
            Case("GUM", summarise("salience"), SUMMARIES, "lead 27.5 / 9.9 / 21.2, LexRank 28.2 / 7.3 / 19.9", True),
            Case("  lead", summarise("lead"), SUMMARIES),
            Case("  lexrank", summarise("lexrank"), SUMMARIES),
            Case("  textrank", summarise("textrank"), SUMMARIES),
        ),
    ),
}


def measure(data: Path, tasks: Iterable[str], every: int) -> None:
    """Print a table for each task, from each ``every``-th document in the folder ``data``."""
    scorer = load_scorer(data / "score.py")
    for name in tasks:
        task = TASKS[name]
        print(f"\n{name}: {task.measure}")
        if name == "summarise" and importlib.util.find_spec("rouge_score") is None:
            print("  not scored: needs the package rouge-score")
            continue
        for case in task.cases:
            gold, articles = read(data / name, case, every)
            result = getattr(scorer, name)(gold, predict(case.steps, articles))
            label = case.label + "*" * case.seen
            print(
                f"  {label:<20} {len(gold):4} documents   {task.show(result):<26}   {case.others}".rstrip(), flush=True
            )
        if task.note:
            print(f"  {task.note}")
    print(
        "\n* the weights were trained on these documents; docs/quality.md says what else was written with them in view"
    )


def load_scorer(path: Path) -> ModuleType:
    """Import the scorer from where it stands."""
    spec = importlib.util.spec_from_file_location("score", path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise SystemExit(f"{path}: there is no scorer; --data is the folder that holds score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(folder: Path, case: Case, every: int) -> tuple[Documents, list[dict[str, Any]]]:
    """Return the gold documents of a case, and what the pipeline is given of each."""
    gold = {document["id"]: document for document in lines(folder / f"{case.file}.jsonl.gz")}
    pages = {page["id"]: page["html"] for page in lines(folder / f"{case.html}.jsonl.gz")} if case.html else {}
    chosen = [
        document
        for document in gold.values()
        if (not case.html or document["id"] in pages)
        and all(document[key] == value for key, value in case.where.items())
    ][::every]
    articles = []
    for document in chosen:
        article = {"id": document["id"]}
        article |= {"html": pages[document["id"]]} if case.html else {"text": document[case.text]}
        if case.steps != CLEAN:  # which is to find them itself
            article |= {key: document[key] for key in ("title", "published") if key in document}
        articles.append(article)
    return {document["id"]: document for document in chosen}, articles


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def predict(steps: Steps, articles: Iterable[dict[str, Any]]) -> Documents:
    """Return what comes out of a pipeline, by id; with no steps, the articles as they are."""
    output = newspipe.load({"version": 1, "steps": list(steps)}).run(articles) if steps else articles
    return {article["id"]: article for article in output}
