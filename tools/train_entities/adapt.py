#!/usr/bin/env python3
"""Adapt a trained network to the project's own annotated news, whose guidelines win, and write its weights.

    python tools/train_entities/adapt.py --base BASE.npz --corpus corpus/train --gold GOLD.jsonl.gz --gmb CSV -o OUT.npz

The network sees the annotated articles beside other text that the base network labelled itself: so it learns the
guidelines and does not forget what the teacher knew (Li & Hoiem 2016, "Learning without forgetting"). One thread and
fixed seeds: the same file a second time. About 4 minutes on one core.
"""

import argparse
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from corpora import INDEX, TAGS, gmb, gold, read_corpus
from newspipe_entities.network import Network
from newspipe_entities.rules import RulesTagger
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import load
from student import Corpus, Soft, Student, recased
from torch import nn
from torch.nn import functional
from weights import write

LEARNING_RATE = 1e-3
SMOOTHING = 0.03  # of the gold tags' probability goes to the base network's opinion, so that scores stay calibrated
REHEARSED = 3_000  # documents of GMB, and as many others; about eight times the words of the corpus
CAPITALS, TITLE_CASE, RENAMED = 0.15, 0.15, 0.5  # shares of the articles that are seen once more in an epoch, rewritten


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="the network that student.py wrote")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of annotated articles")
    parser.add_argument(
        "--gold", type=Path, required=True, help="permissive annotated text, rehearsed without its tags"
    )
    parser.add_argument("--gmb", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--copies", type=int, default=6, help="how often an article is seen in an epoch")
    parser.add_argument("--depth", type=int, default=1, help="convolutions that are added; each begins without effect")
    parser.add_argument("--hold-out", metavar="K/N", help="leave out the articles of fold K of N, for cross-validation")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(1)
    base = Network(arguments.base)
    articles = [(item.document, item.tags) for item in read_corpus(arguments.corpus, arguments.hold_out)]
    rehearsed = sample(gmb(arguments.gmb)) + sample(item.document for item in gold(arguments.gold))
    corpus = Corpus(base.words)
    corpus.add(softened(base, rehearsed))
    print(f"{len(articles)} articles, {len(rehearsed)} documents rehearsed", flush=True)
    tagged = [(document, smoothed(base, document, tags)) for document, tags in articles]
    for _ in range(arguments.copies):
        corpus.add(tagged)
        corpus.add(list(rewritten(base, articles)))
    corpus.finish()
    student = grown(arguments.base, arguments.depth)
    train(student, corpus, arguments.epochs)
    write(arguments.output, base.words, {name: value.numpy() for name, value in student.state_dict().items()})


def sample(documents: Iterable[Document]) -> list[Document]:
    everything = [document for document in documents if document.words]
    return random.sample(everything, min(REHEARSED, len(everything)))


def softened(base: Network, documents: Sequence[Document]) -> Soft:
    """Return the documents with the logarithms of the base network's probabilities."""
    rules = RulesTagger().tag(documents)
    return [
        (document, functional.log_softmax(torch.tensor(base.logits(document, mentions)), -1).numpy())
        for document, mentions in zip(documents, rules, strict=True)
    ]


def smoothed(base: Network, document: Document, tags: np.ndarray) -> np.ndarray:
    """Return the logarithms of the gold tags' probabilities, mixed with a little of the base network's."""
    ((_, logs),) = softened(base, [document])
    return np.log((1 - SMOOTHING) * np.eye(len(TAGS))[tags] + SMOOTHING * np.exp(logs) + 1e-6)


def rewritten(base: Network, articles: Sequence[tuple[Document, np.ndarray]]) -> Iterator[tuple[Document, np.ndarray]]:
    """Yield a share of the articles with a headline in capitals or title case, and with other people's names."""
    given, family = ([name for name in sorted(load(each)) if name.isalpha()] for each in ("first_names", "last_names"))
    for document, tags in articles:
        stop = document.sentences[0][1] if document.sentences else 0
        chance = random.random()
        if chance < CAPITALS:
            yield (changed := recased(document, str.upper, stop)), smoothed(base, changed, tags)
        elif chance < CAPITALS + TITLE_CASE:
            changed = recased(document, lambda word: word[:1].upper() + word[1:], stop)
            yield changed, smoothed(base, changed, tags)
        if random.random() < RENAMED:
            changed = renamed(document, tags, given, family)
            yield changed, smoothed(base, changed, tags)


def renamed(document: Document, tags: np.ndarray, given: Sequence[str], family: Sequence[str]) -> Document:
    """Return the document with each distinct word of people's names replaced, a first one by a given name.

    Only words change and not the text, whose offsets the network does not look at.
    """
    begins, inside = INDEX["B-PERSON"], INDEX["I-PERSON"]
    new: dict[str, str] = {}
    for i, word in enumerate(document.words):
        if tags[i] in (begins, inside) and word.isalpha() and word.istitle() and word not in new:
            is_first = tags[i] == begins and i + 1 < len(tags) and tags[i + 1] == inside
            new[word] = random.choice(given if is_first else family)
    words = [new.get(word, word) if tags[i] in (begins, inside) else word for i, word in enumerate(document.words)]
    return replace(document, words=words)


def grown(path: Path, added: int) -> Student:
    """Return the network of a file, with convolutions added whose output is 0 until they are trained."""
    stored = dict(np.load(path))
    tables = {
        name: stored[name].astype(np.float32) * stored[f"{name}.scale"].astype(np.float32)[:, None]
        for name in stored
        if f"{name}.scale" in stored
    }
    width = len(stored["norm.weight"])
    depth = sum(name.startswith("norms.") for name in stored) // 2
    student = Student(tables["glove"], width, depth + added)
    for i in range(depth, depth + added):
        nn.init.zeros_(student.norms[i].weight)
    state = student.state_dict()
    for name in state:
        short = name.removesuffix(".weight")
        if short in tables:
            state[name] = torch.tensor(tables[short])
        elif name in stored:
            state[name] = torch.tensor(stored[name].astype(np.float32))
    student.load_state_dict(state)
    return student


def train(student: Student, corpus: Corpus, epochs: int) -> None:
    learnt = [parameter for parameter in student.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=LEARNING_RATE, weight_decay=1e-4, fused=True)
    steps, step, begun = epochs * sum(1 for _ in corpus.batches()), 0, time.monotonic()
    student.train()
    for epoch in range(epochs):
        losses = []
        for rows, flags, tokens, mask, targets in corpus.batches():
            for group in optimiser.param_groups:
                group["lr"] = LEARNING_RATE * min(1.0, step / (0.05 * steps + 1)) * max(0.01, 1 - step / steps)
            logs = functional.log_softmax(student(rows, flags, tokens, mask, 0.25), -1)
            loss = -(targets * logs).sum() / mask.sum()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learnt, 5.0)
            optimiser.step()
            step += 1
            losses.append(loss.item())
        print(f"epoch {epoch}: loss {np.mean(losses):.4f}, {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
