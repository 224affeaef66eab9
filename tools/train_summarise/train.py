#!/usr/bin/env python3
"""Train the weights of the `summarise` stage: ridge regression on what a sentence adds to the ROUGE of a summary.

    python tools/train_summarise/train.py -o plugins/newspipe_summarise/weights.json GOLD.jsonl.gz

Each line of GOLD is a document with `text`, `title`, `genre`, `sentences` (a list of [start, end]) and `gold`, a list
of summaries by people. Needs `pip install numpy rouge-score`.

With --folds N or --by-genre nothing is written: each part is summarised by weights trained on the rest, in three
sentences, and the mean ROUGE-1/2/Lsum F1 is printed, with that of the first three sentences beside it.

What is learned. The F1 of a summary with n words, h of them in a reference of m words, is 2h / (n + m); a sentence
raises one that stands at F when 2 * (its h) - F * (its n) > 0. That margin over m, for ROUGE-1, -2 and -L (the
latter two twice), each with the F that good summaries of the development documents reach, is the target. Features and
targets are taken within each document, less its mean, and all documents weigh the same.
"""

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from newspipe_summarise.document import document
from newspipe_summarise.features import FEATURES, features
from newspipe_summarise.salience import statement_indices
from newspipe_summarise.stage import Summarise
from rouge_score import rouge_scorer, tokenizers

REACHED = {"rouge1": 0.36, "rouge2": 0.13, "rougeL": 0.28}
IMPORTANCE = {"rouge1": 1.0, "rouge2": 2.0, "rougeL": 2.0}
RIDGE = 30.0
DIGITS = 4

TOKENIZER = tokenizers.DefaultTokenizer(use_stemmer=True)
SENTENCE_SCORER = rouge_scorer.RougeScorer(list(REACHED), tokenizer=TOKENIZER)
SUMMARY_SCORER = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeLsum"], tokenizer=TOKENIZER)


class Example(NamedTuple):
    article: dict[str, Any]
    genre: str
    gold: list[str]
    features: np.ndarray
    targets: np.ndarray


def read_examples(path: Path) -> list[Example]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [example(json.loads(line)) for line in lines]


def example(line: dict[str, Any]) -> Example:
    spans = [{"start": start, "end": end} for start, end in line["sentences"]]
    article = {"text": line["text"], "title": line["title"], "sentences": spans}
    read = document(article)
    statements = statement_indices(read)
    targets = [margin(read.sentences[index].text, line["gold"]) for index in statements]
    rows = features(read, statements)
    return Example(article, line["genre"], line["gold"], np.array(rows), np.array(targets))


def margin(sentence: str, references: Sequence[str]) -> float:
    words = len(TOKENIZER.tokenize(sentence))
    return max(margin_to(sentence, words, reference) for reference in references)


def margin_to(sentence: str, words: int, reference: str) -> float:
    size = len(TOKENIZER.tokenize(reference))
    scores = SENTENCE_SCORER.score(reference, sentence)
    return sum(IMPORTANCE[name] * (2 * scores[name].recall - REACHED[name] * words / size) for name in REACHED)


def train(examples: Sequence[Example]) -> dict[str, float]:
    deviation = np.vstack([e.features for e in examples]).std(axis=0)
    gram, moment = RIDGE * np.eye(len(FEATURES)), np.zeros(len(FEATURES))
    for e in examples:
        x = (e.features - e.features.mean(axis=0)) / deviation
        y = e.targets - e.targets.mean()
        gram += x.T @ x / len(y)
        moment += x.T @ y / len(y)
    weights = np.linalg.solve(gram, moment) / deviation
    return {name: round(float(weight), DIGITS) for name, weight in zip(FEATURES, weights, strict=True)}


def parts(examples: Sequence[Example], folds: int | None) -> Iterator[tuple[str, list[Example]]]:
    """Yield each part with its name: each N-th document, or, without ``folds``, the documents of each genre."""
    groups = defaultdict(list)
    for number, e in enumerate(examples):
        groups[str(number % folds) if folds else e.genre].append(e)
    yield from groups.items()


def evaluate(examples: Sequence[Example], folds: int | None) -> None:
    scores, lead_scores = [], []
    for name, held in parts(examples, folds):
        ids = {id(e) for e in held}
        weights = train([e for e in examples if id(e) not in ids])
        scores += (own := [rouge(e, summarise(e, "salience", weights)) for e in held])
        lead_scores += (lead := [rouge(e, summarise(e, "lead", weights)) for e in held])
        print(f"{name:14}{row(own)}   lead {row(lead)}")
    print(f"{'mean':14}{row(scores)}   lead {row(lead_scores)}")


def summarise(e: Example, method: str, weights: dict[str, float]) -> str:
    stage = Summarise(method=method, sentences=3, words=None, ratio=None, separator="\n")
    stage.weights = tuple(weights[name] for name in FEATURES)
    return str(stage.process(e.article)["summary"])


def rouge(e: Example, summary: str) -> list[float]:
    by_reference = [SUMMARY_SCORER.score(reference, summary) for reference in e.gold]
    return [max(scores[name].fmeasure for scores in by_reference) for name in ("rouge1", "rouge2", "rougeLsum")]


def row(scores: list[list[float]]) -> str:
    return " ".join(f"{100 * value:6.2f}" for value in np.mean(scores, axis=0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--folds", type=int)
    parser.add_argument("--by-genre", action="store_true")
    arguments = parser.parse_args()
    examples = read_examples(arguments.gold)
    if arguments.folds or arguments.by_genre:
        evaluate(examples, arguments.folds)
    elif arguments.output:
        arguments.output.write_text(json.dumps(train(examples), indent=2) + "\n", encoding="utf-8")
    else:
        parser.error("give -o, --folds or --by-genre")


if __name__ == "__main__":
    main()
