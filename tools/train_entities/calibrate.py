#!/usr/bin/env python3
"""Fit the curves that turn raw scores into probabilities, on articles that a network had not seen.

    python tools/train_entities/calibrate.py --network HELD_OUT.npz --corpus corpus/train --hold-out 0/5 \
        --shipped NETWORK.npz --gmb CSV -o CALIBRATION.json

Each label's mentions are put into groups of one size by their raw scores; of each group the mean score and the share of
right mentions are kept, made monotone by pooling adjacent violators (Ayer et al. 1955). The shipped network has seen
all articles and is surer than the one that is judged: their scores are matched by rank, on other text.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from corpora import LABELS, annotated, document_of, gmb, held_out
from newspipe_entities.article import EntityFinder
from newspipe_entities.calibration import Calibration
from newspipe_entities.model import ModelTagger
from newspipe_entities.tokens import Document
from newspipe_segment.model import Splitter

GROUPS = 10
DOCUMENTS = 600  # of other text, by which two networks' scores are matched
SMOOTHING = 2.0  # right and wrong mentions that are added to each group, at the label's own rate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path, required=True, help="trained without the fold")
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--hold-out", metavar="K/N", required=True, help="the fold whose articles are used")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--shipped", type=Path, required=True, help="the network that the curves are for")
    parser.add_argument("--gmb", type=Path, required=True, help="text that neither network learnt the tags of")
    arguments = parser.parse_args()
    finder = EntityFinder({}, ModelTagger(arguments.network), Calibration.none())
    splitter = Splitter.load()
    judged = defaultdict(list)
    for path in held_out(arguments.corpus, arguments.hold_out):
        article = annotated.read(path)
        gold = {(mark.start, mark.end, LABELS[mark.label]) for mark in article.entities}
        for name, _, _ in finder.find([as_article(document_of(article.text, splitter))])[0]:
            judged[name.label].append((name.score, (name.start, name.end, name.label) in gold))
    others = [as_article(document) for document in islice(gmb(arguments.gmb), DOCUMENTS)]
    before = raw_scores(finder, others)
    after = raw_scores(EntityFinder({}, ModelTagger(arguments.shipped), Calibration.none()), others)
    curves = {
        label: [[matched(score, before[label], after[label]), share] for score, share in curve(sorted(judged[label]))]
        for label in LABELS.values()
    }
    arguments.output.write_text(json.dumps(curves, indent=1) + "\n", encoding="utf-8")


def as_article(document: Document) -> dict[str, Any]:
    """Return the document as the stage's input."""
    spans = [(document.starts[first], document.ends[stop - 1]) for first, stop in document.sentences if first < stop]
    return {"text": document.text, "sentences": [{"start": start, "end": end} for start, end in spans]}


def raw_scores(finder: EntityFinder, articles: Sequence[Mapping[str, Any]]) -> dict[str, np.ndarray]:
    """Return the sorted raw scores of each label."""
    found = defaultdict(list)
    for names in finder.find(articles):
        for name, _, _ in names:
            found[name.label].append(name.score)
    return {label: np.sort(scores) for label, scores in found.items()}


def matched(score: float, before: np.ndarray, after: np.ndarray) -> float:
    """Return the score that has the same rank among ``after`` as this has among ``before``."""
    return round(float(np.quantile(after, np.searchsorted(before, score) / len(before))), 4)


def curve(judged: Sequence[tuple[float, bool]]) -> list[list[float]]:
    """Return pairs of a raw score and the share of right mentions about it, both rising."""
    rate = float(np.mean([right for _, right in judged]))
    groups: list[list[float]] = []  # mean raw score, share of right ones, size
    for part in np.array_split(np.array(judged, float), GROUPS):
        share = (part[:, 1].sum() + SMOOTHING * rate) / (len(part) + SMOOTHING)
        groups.append([float(part[:, 0].mean()), float(share), len(part)])
        while len(groups) > 1 and groups[-1][1] <= groups[-2][1]:
            (score, share, size), (score_2, share_2, size_2) = groups[-2:]
            whole = size + size_2
            groups[-2:] = [
                [(score * size + score_2 * size_2) / whole, (share * size + share_2 * size_2) / whole, whole]
            ]
    return [[round(score, 4), round(share, 4)] for score, share, _ in groups]


if __name__ == "__main__":
    main()
