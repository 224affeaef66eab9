#!/usr/bin/env python3
"""Train the weights of the `segment` stage: logistic regression on the gaps that its rules leave open.

    python tools/train_segment/train.py -o plugins/newspipe_segment/weights.json GOLD.jsonl.gz ...

Each line of a GOLD file is a document with an `id`, its `text` and `gold`, a list of [start, end] of its sentences.
With --folds N nothing is written: each N-th of the documents is split by weights trained on the rest, and the F1 of
sentence ends within paragraphs' texts is printed for each file.
"""

import argparse
import gzip
import json
import math
import random
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from newspipe_segment.gaps import Gap, features
from newspipe_segment.model import Splitter, Weights
from newspipe_segment.paragraphs import paragraph_spans
from newspipe_segment.rules import verdict
from newspipe_segment.sentences import sentence_spans

Document = dict[str, Any]

EPOCHS = 8
LEARNING_RATE = 0.15
RIDGE = 1e-4
MIN_DOCUMENTS = 3  # a feature that fewer documents show is left out
MIN_WEIGHT = 0.05  # so is one that ends up smaller than this
MARGIN = 0.7  # logits by which an end without a stop must be more likely than not


class Example(NamedTuple):
    features: list[str]
    is_end: bool
    document: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--folds", type=int, metavar="N")
    arguments = parser.parse_args()
    files = {path.name: read(path) for path in arguments.gold}
    if arguments.folds:
        for name, score in cross_validate(files, arguments.folds).items():
            print(f"{name}: {score}")
    else:
        weights = train([document for documents in files.values() for document in documents])
        arguments.output.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


def read(path: Path) -> list[Document]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def train(documents: list[Document]) -> dict[str, Weights]:
    examples: dict[str, list[Example]] = {"stop": [], "none": []}
    for number, document in enumerate(documents):
        collect(number, document, examples)
    weights = {kind: fit(rows) for kind, rows in examples.items()}
    weights["none"]["bias"] = weights["none"].get("bias", 0) - round(100 * MARGIN)
    return weights


def collect(number: int, document: Document, examples: dict[str, list[Example]]) -> None:
    """Add an example for each gap of a document that no rule decides, with the gold sentences as the context."""
    ends = gold_ends(document)
    for start, end in paragraph_spans(document["text"]):

        def decide(gap: Gap, start: int = start) -> bool:
            is_end = start + gap.end in ends
            if verdict(gap) is None:
                examples["stop" if gap.before.has_stop else "none"].append(Example(features(gap), is_end, number))
            return is_end

        sentence_spans(document["text"][start:end], decide)


def gold_ends(document: Document) -> set[int]:
    return {len(document["text"][:end].rstrip()) for _, end in document["gold"]}


def fit(examples: list[Example]) -> Weights:
    """Return the weights of a logistic regression, by AdaGrad (Duchi et al. 2011), in hundredths of a logit."""
    seen_in: dict[str, set[int]] = defaultdict(set)
    for example in examples:
        for feature in example.features:
            seen_in[feature].add(example.document)
    names = sorted(feature for feature, documents in seen_in.items() if len(documents) >= MIN_DOCUMENTS)
    index = {feature: i for i, feature in enumerate(names)}
    rows = [([index[f] for f in example.features if f in index], example.is_end) for example in examples]
    weight = [0.0] * len(names)
    squares = [1e-2] * len(names)
    shuffle = random.Random(0).shuffle
    for _ in range(EPOCHS):
        shuffle(rows)
        for active, is_end in rows:
            logit = sum([weight[i] for i in active])
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, logit)))) - is_end
            for i in active:
                gradient = error + RIDGE * weight[i]
                squares[i] += gradient * gradient
                weight[i] -= LEARNING_RATE * gradient / math.sqrt(squares[i])
    return {names[i]: round(100 * w) for i, w in enumerate(weight) if abs(w) >= MIN_WEIGHT}


def cross_validate(files: dict[str, list[Document]], folds: int) -> dict[str, str]:
    tally: dict[str, list[int]] = {name: [0, 0, 0] for name in files}
    for fold in range(folds):
        splitter = Splitter(train([d for docs in files.values() for i, d in enumerate(docs) if i % folds != fold]))
        for name, documents in files.items():
            for document in documents[fold::folds]:
                have, want = split_ends(document["text"], splitter), gold_ends(document)
                last = {len(document["text"].rstrip())}
                have, want = have - last, want - last
                tally[name] = [
                    a + b for a, b in zip(tally[name], (len(have & want), len(have), len(want)), strict=True)
                ]
    return {
        name: f"P {100 * hits / have:.2f}  R {100 * hits / want:.2f}  F1 {200 * hits / (have + want):.2f}"
        for name, (hits, have, want) in tally.items()
    }


def split_ends(text: str, splitter: Splitter) -> set[int]:
    return {
        start + sentence_end
        for start, end in paragraph_spans(text)
        for _, sentence_end in sentence_spans(text[start:end], splitter.ends_sentence)
    }


if __name__ == "__main__":
    main()
