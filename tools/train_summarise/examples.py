"""The articles that `summarise` learns from: the numbers of their statements, and how much each is worth."""

import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from newspipe_summarise.document import Document, document
from newspipe_summarise.features import Numbers
from newspipe_summarise.salience import statement_indices
from newspipe_summarise.style import style
from rouge_score import rouge_scorer, tokenizers

import newspipe

sys.path.insert(0, str(Path(__file__).parents[1] / "corpus"))
import annotated

REACHED = {"rouge1": 0.36, "rouge2": 0.13, "rougeL": 0.28}
IMPORTANCE = {"rouge1": 1.0, "rouge2": 2.0, "rougeL": 2.0}

TOKENIZER = tokenizers.DefaultTokenizer(use_stemmer=True)
SCORER = rouge_scorer.RougeScorer(list(REACHED), tokenizer=TOKENIZER)


@dataclass(frozen=True, eq=False)
class Example:
    """An article, the numbers of its statements as report and as prose, and a value for each of them.

    ``values`` are 1 or 0 for a starred statement or another, or the margins of `margin`. ``starred`` are the indices of
    starred sentences, ``summaries`` those of people; one of the two is empty.
    """

    article: dict[str, Any]
    style: tuple[float, ...]
    report: np.ndarray
    prose: np.ndarray
    values: np.ndarray
    starred: frozenset[int]
    summaries: tuple[str, ...]


def reports(folder: Path) -> list[Example]:
    """Return an example for each annotated article with starred sentences."""
    found = [annotated.read(path) for path in sorted(folder.glob("*.article"))]
    pipeline = newspipe.load({"version": 1, "steps": [{"stage": "segment"}, {"stage": "tag-entities"}]})
    articles = pipeline.run({"text": one.text} for one in found)
    return [_report(article, one) for article, one in zip(articles, found, strict=True)]


def _report(article: dict[str, Any], one: "annotated.Annotated") -> Example:
    gold = [one.sentences[index] for index in one.starred]
    starred = frozenset(
        index
        for index, span in enumerate(article["sentences"])
        if any(min(span["end"], end) - max(span["start"], start) > (end - start) / 2 for start, end in gold)
    )
    read = document(article)
    indices = statement_indices(read)
    return _example(article, read, indices, [float(index in starred) for index in indices], starred, ())


def prose(path: Path) -> list[Example]:
    """Return an example for each line of ``path``: a document with a title, sentences, and summaries by people."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_prose(json.loads(line)) for line in lines]


def _prose(line: dict[str, Any]) -> Example:
    spans = [{"start": start, "end": end} for start, end in line["sentences"]]
    article = {"text": line["text"], "title": line["title"], "sentences": spans}
    read = document(article)
    indices = statement_indices(read)
    values = [margin(read.sentences[index].text, line["gold"]) for index in indices]
    return _example(article, read, indices, values, frozenset(), tuple(line["gold"]))


def _example(
    article: dict[str, Any],
    read: Document,
    indices: Sequence[int],
    values: Sequence[float],
    starred: frozenset[int],
    summaries: tuple[str, ...],
) -> Example:
    numbers = Numbers(read, indices)
    return Example(
        article=article,
        style=style(read, indices),
        report=np.array(numbers.report()),
        prose=np.array(numbers.prose()),
        values=np.array(values),
        starred=starred,
        summaries=summaries,
    )


def margin(sentence: str, references: Iterable[str]) -> float:
    """Return how much a sentence adds to the ROUGE F1 of a summary, times a constant.

    The F1 of a summary with n words, h of them in a reference of m words, is 2h / (n + m); a sentence raises an F1 of F
    if 2 * (its h) - F * (its n) > 0. The value is that margin over m, for ROUGE-1, -2 and -L (the latter two twice),
    each with the F that good summaries of the development documents reach.
    """
    words = len(TOKENIZER.tokenize(sentence))
    return max(_margin(sentence, words, reference) for reference in references)


def _margin(sentence: str, words: int, reference: str) -> float:
    size = len(TOKENIZER.tokenize(reference))
    scores = SCORER.score(reference, sentence)
    return sum(IMPORTANCE[name] * (2 * scores[name].recall - REACHED[name] * words / size) for name in REACHED)


def folds(examples: Sequence[Example], count: int) -> Iterator[tuple[list[Example], list[Example]]]:
    """Yield the rest and each ``count``-th of the examples."""
    for fold in range(count):
        yield [e for i, e in enumerate(examples) if i % count != fold], list(examples[fold::count])
