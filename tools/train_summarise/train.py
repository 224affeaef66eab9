#!/usr/bin/env python3
"""Train the weights of the `summarise` stage on reports with starred sentences and on other prose with summaries.

    python tools/train_summarise/train.py -o plugins/newspipe_summarise/weights.json corpus/train gum_summaries.jsonl.gz

The first argument is a folder of annotated articles (`corpus/GUIDELINES.md`), the second has a document a line with
`text`, `title`, `sentences` (a list of [start, end]) and `gold`, a list of summaries by people. Needs
`pip install numpy rouge-score`.

With --folds N nothing is written: each part is summarised by weights trained on the rest. Printed are the share of the
chosen sentences that are starred, two an article, beside that of the first two statements; the share that lean on one
left out; and ROUGE-1/2/Lsum F1 of three sentences.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from fit import train
from newspipe_summarise.document import document
from newspipe_summarise.leaning import leans
from newspipe_summarise.salience import statement_indices
from newspipe_summarise.stage import Summarise
from rouge_score import rouge_scorer

import examples
from examples import Example

SCORER = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeLsum"], tokenizer=examples.TOKENIZER)

Weights = Mapping[str, Mapping[str, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("prose", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--folds", type=int, metavar="N")
    arguments = parser.parse_args()
    reports, prose = examples.reports(arguments.reports), examples.prose(arguments.prose)
    if arguments.folds:
        evaluate(reports, prose, arguments.folds)
    elif arguments.output:
        arguments.output.write_text(json.dumps(train(reports, prose), indent=2) + "\n", encoding="utf-8")
    else:
        parser.error("give -o or --folds")


def evaluate(reports: Sequence[Example], prose: Sequence[Example], count: int) -> None:
    chosen, first, leaning, scores = [], [], [], []
    for (some, held), (some_prose, held_prose) in zip(
        examples.folds(reports, count), examples.folds(prose, count), strict=True
    ):
        weights = train(some, some_prose)
        for e in held:
            indices = summarise(e, weights, 2)["summary_sentences"]
            read = document(e.article)
            chosen += [index in e.starred for index in indices]
            first += [index in e.starred for index in statement_indices(read)[:2]]
            leaning += [leans(read.sentences[index]) and index - 1 not in indices for index in indices]
        scores += [rouge(e, summarise(e, weights, 3)["summary"]) for e in held_prose]
    print(f"starred {100 * np.mean(chosen):.1f}, first two {100 * np.mean(first):.1f}")
    print(f"leaning {100 * np.mean(leaning):.1f}")
    print("ROUGE-1/2/Lsum " + " ".join(f"{value:.2f}" for value in np.mean(scores, axis=0)))


def summarise(e: Example, weights: Weights, sentences: int) -> dict[str, Any]:
    stage = Summarise(method="salience", sentences=sentences, words=None, ratio=None, separator="\n")
    stage.weights = weights
    return stage.process(e.article)


def rouge(e: Example, summary: str) -> list[float]:
    by_reference = [SCORER.score(reference, summary) for reference in e.summaries]
    return [100 * max(scores[name].fmeasure for scores in by_reference) for name in ("rouge1", "rouge2", "rougeLsum")]


if __name__ == "__main__":
    main()
