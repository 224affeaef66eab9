#!/usr/bin/env python3
"""Adapt a trained network to the project's own annotated news, whose guidelines win, and write its weights.

    python tools/train_entities/adapt.py --base BASE.npz --corpus corpus/train --gold GOLD.jsonl.gz --gmb CSV -o OUT.npz

The network sees the annotated articles beside other text that the base network labelled itself: so it learns the
guidelines and does not forget what the teacher knew (Li & Hoiem 2016, "Learning without forgetting"). One thread and
fixed seeds: the same file a second time. About 4 minutes on one core.
"""

import argparse
import pickle
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from corpora import INDEX, TAGS, gmb, gold, read_corpus
from grow import grown
from newspipe_entities.network import Network
from newspipe_entities.rules import RulesTagger
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import load
from student import Corpus, Soft, recased, train
from student import rewritten as rewritten_as_headlines
from torch.nn import functional
from weights import write

LEARNING_RATE = 1e-3
SMOOTHING = 0.03  # of the gold tags' probability goes to the base network's opinion, so that scores stay calibrated
REHEARSED = 3_000  # documents of GMB, and as many others; about eight times the words of the corpus
SWAPPED = 0.5  # of the names of an article that gets names of others
TAUGHT = {"gmb": 1.0, "gold": 0.3, "wikiann": 0.2}  # shares of the sets that the teacher labelled; news most
CAPITALS, TITLE_CASE, RENAMED = 0.15, 0.15, 0.7  # shares of the articles that are seen once more in an epoch, rewritten

Pool = Mapping[tuple[int, int], Sequence[tuple[str, ...]]]  # names by the tag that they begin with and their length


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="the network that student.py wrote")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of annotated articles")
    parser.add_argument("--gold", type=Path, help="permissive annotated text, rehearsed without its tags")
    parser.add_argument("--gmb", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--copies", type=int, default=6, help="how often an article is seen in an epoch")
    parser.add_argument("--soft", type=Path, help="rehearse with the teacher's labels of this file instead")
    parser.add_argument("--hold-out", metavar="K/N", help="leave out the articles of fold K of N, for cross-validation")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(1)
    base = Network(arguments.base)
    articles = [(item.document, item.tags) for item in read_corpus(arguments.corpus, arguments.hold_out)]
    corpus = Corpus(base.words)
    rehearsed = taught(arguments.soft) if arguments.soft else own_labels(base, arguments.gmb, arguments.gold)
    corpus.add(rehearsed)
    print(f"{len(articles)} articles, {len(rehearsed)} documents rehearsed", flush=True)
    tagged = [(document, smoothed(base, document, tags)) for document, tags in articles]
    for _ in range(arguments.copies):
        corpus.add(tagged)
        corpus.add(list(rewritten(base, articles)))
    corpus.finish()
    student = grown(dict(np.load(arguments.base)), 0)
    train(student, corpus, arguments.epochs, rate=LEARNING_RATE, dropout=0.25)
    write(arguments.output, base.words, {name: value.numpy() for name, value in student.state_dict().items()})


def own_labels(base: Network, gmb_file: Path, gold_file: Path) -> Soft:
    """Return other documents with what the base network says of them."""
    return softened(base, sample(gmb(gmb_file)) + sample(item.document for item in gold(gold_file)))


def taught(path: Path) -> Soft:
    """Return the documents that the teacher labelled, some of them also in capitals or title case."""
    with path.open("rb") as file:
        softened_sets: dict[str, Soft] = pickle.load(file)
    soft = [
        item for name, share in TAUGHT.items() for item in softened_sets[name][: int(share * len(softened_sets[name]))]
    ]
    return soft + rewritten_as_headlines(soft)


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
    pool = pooled(articles)
    for document, tags in articles:
        stop = document.sentences[0][1] if document.sentences else 0
        chance = random.random()
        if chance < CAPITALS:
            yield (changed := recased(document, str.upper, stop)), smoothed(base, changed, tags)
        elif chance < CAPITALS + TITLE_CASE:
            changed = recased(document, lambda word: word[:1].upper() + word[1:], stop)
            yield changed, smoothed(base, changed, tags)
        if random.random() < RENAMED:
            changed = renamed(document, tags, given, family) if random.random() < 0.5 else swapped(document, tags, pool)
            yield changed, smoothed(base, changed, tags)


def renamed(document: Document, tags: np.ndarray, given: Sequence[str], family: Sequence[str]) -> Document:
    """Return the document with each distinct word of people's names replaced, a first one by a given name."""
    begins, inside = INDEX["B-PERSON"], INDEX["I-PERSON"]
    new: dict[str, str] = {}
    for i, word in enumerate(document.words):
        if tags[i] in (begins, inside) and word.isalpha() and word.istitle() and word not in new:
            is_first = tags[i] == begins and i + 1 < len(tags) and tags[i + 1] == inside
            new[word] = random.choice(given if is_first else family)
    words = [new.get(word, word) if tags[i] in (begins, inside) else word for i, word in enumerate(document.words)]
    return reworded(document, words)


def swapped(document: Document, tags: np.ndarray, pool: Pool) -> Document:
    """Return the document with half of its names replaced by names of other articles, of the same label and length."""
    words = list(document.words)
    new: dict[tuple[str, ...], Sequence[str]] = {}
    for label, first, stop in names_of(tags):
        name = tuple(words[first:stop])
        if name not in new:
            new[name] = random.choice(pool[label, stop - first]) if random.random() < SWAPPED else name
        words[first:stop] = new[name]
    return reworded(document, words)


def reworded(document: Document, words: Sequence[str]) -> Document:
    """Return a document with other words between the same white space."""
    text, last = "", 0
    starts, ends = [], []
    for word, start, end in zip(words, document.starts, document.ends, strict=True):
        text += document.text[last:start]
        starts.append(len(text))
        text += word
        ends.append(len(text))
        last = end
    return Document(text + document.text[last:], list(words), starts, ends, document.sentences)


def pooled(articles: Sequence[tuple[Document, np.ndarray]]) -> Pool:
    """Return the distinct names of the articles by their labels and lengths."""
    pool: defaultdict[tuple[int, int], dict[tuple[str, ...], None]] = defaultdict(dict)
    for document, tags in articles:
        for label, first, stop in names_of(tags):
            pool[label, stop - first][tuple(document.words[first:stop])] = None
    return {key: list(names) for key, names in pool.items()}


def names_of(tags: np.ndarray) -> Iterator[tuple[int, int, int]]:
    """Yield the tag that each name begins with, and the range of its tokens."""
    first = 0
    while first < len(tags):
        stop = first + 1
        if tags[first] % 2:
            while stop < len(tags) and tags[stop] == tags[first] + 1:
                stop += 1
            yield int(tags[first]), first, stop
        first = stop


if __name__ == "__main__":
    main()
