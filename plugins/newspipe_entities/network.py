"""Which tag has each token? A small convolutional network, run in NumPy.

For each word its vectors from tables and its flags, then a maxout layer; what the means of the sentence and of the
article say is added, so that a team can be told from its town; then residual convolutions over three words with maxout
and layer norm, after spaCy's (Honnibal & Montani 2017). ``data/network.md`` is the model's card.
"""

from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import ThreadpoolController

from newspipe_entities.decode import TAGS
from newspipe_entities.features import TABLES, gram_rows, token_flags, word_flags, word_rows
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document

Array = np.ndarray[Any, Any]

GLOVE_SCALE = 0.3  # of the pretrained vectors, as in training
LONGEST = 4096  # rows that go through the layers at once
BLOCK = 64  # rows of new words that are multiplied at once
WORDS_KEPT = 50_000  # of which the first layer's output is remembered


class Network:
    """Reads the weights when it is built: about 0.1 seconds. ``path``: another file than the shipped one."""

    def __init__(self, path: Path | None = None) -> None:
        shipped = resources.files("newspipe_entities").joinpath("data", "network.npz")
        with (path or shipped).open("rb") as file:
            weights = dict(np.load(file))
        self.words = bytes(weights.pop("words")).decode().split("\n")
        self._vocabulary = {word: i for i, word in enumerate(self.words, 1)}
        self._tables = [
            (weights.pop(name), weights.pop(f"{name}.scale")[:, None])
            for name in ("glove", *(f"tables.{table}" for table in TABLES))
        ]
        grams, scale = weights.pop("tables.grams"), weights.pop("tables.grams.scale")
        self._grams = grams * scale[:, None].astype(np.float32)
        self._grams[0] = 0  # behind the last group of a word
        dense = {name: np.ascontiguousarray(values.astype(np.float32).T) for name, values in weights.items()}
        self._word, self._word_bias, self._token = dense["word.weight"], dense["word.bias"], dense["token.weight"]
        self._norm = dense["norm.weight"], dense["norm.bias"]
        self._around = (
            dense["around.weight"],
            dense["around.bias"],
            dense["around_norm.weight"],
            dense["around_norm.bias"],
        )
        depth = sum(name.startswith("norms.") for name in dense) // 2
        self._layers = [
            tuple(dense[f"{part}.{i}.{kind}"] for part in ("convolutions", "norms") for kind in ("weight", "bias"))
            for i in range(depth)
        ]
        self._out = dense["out.weight"], dense["out.bias"]
        self._threads = ThreadpoolController()
        self._numbers: dict[str, int] = {}
        self._made = np.empty((4096, self._word.shape[1]), np.float32)

    def logits(self, document: Document, mentions: Sequence[Mention]) -> Array:
        """Return the logits of `TAGS` for each token: float32, (tokens, tags). ``mentions`` are those of the rules.

        Each document goes through by itself, so that no article's result depends, by rounding, on its neighbours.
        """
        flags = token_flags(document, mentions)
        result = np.empty((len(document.words), len(TAGS)), np.float32)
        with self._threads.limit(limits=1, user_api="blas"):
            for sentences in _blocks(document.sentences):
                first, stop = sentences[0][0], sentences[-1][1]
                lengths = np.array([end - start for start, end in sentences])
                at = np.arange(stop - first) + np.repeat(np.arange(len(lengths)), lengths) + 1
                x = np.zeros((stop - first + len(lengths) + 1, self._word.shape[1]), np.float32)
                x[at] = self._first_layer(document.words[first:stop]) + flags[first:stop] @ self._token
                between = np.ones(len(x), bool)
                between[at] = False
                result[first:stop] = self._forward(x, between, lengths)[at]
        return result

    def _forward(self, x: Array, between: Array, lengths: Array) -> Array:
        """Return the logits of rows. ``between``: the empty rows, one before each sentence and one at the end."""
        h = _norm(_maxout(x), *self._norm)
        h[between] = 0
        h += self._means(h, lengths)
        h[between] = 0
        width = h.shape[1]
        beside = np.zeros((len(h), 3 * width), np.float32)
        for weight, bias, scale, shift in self._layers:
            beside[1:, :width] = h[:-1]
            beside[:, width : 2 * width] = h
            beside[:-1, 2 * width :] = h[1:]
            y = beside @ weight
            y += bias
            h += _norm(_maxout(y), scale, shift)
            h[between] = 0
        weight, bias = self._out
        logits: Array = h @ weight + bias
        return logits

    def _means(self, h: Array, lengths: Array) -> Array:
        """Return for each row what the means of its sentence and of the article add to it."""
        starts = np.concatenate([[0], np.cumsum(lengths + 1)])
        sums = np.add.reduceat(h, starts[:-1], axis=0) if len(lengths) else h[:0]
        means = np.empty((len(lengths), 2 * h.shape[1]), np.float32)
        means[:, : h.shape[1]] = sums / np.maximum(lengths, 1)[:, None]
        means[:, h.shape[1] :] = sums.sum(0) / max(1, lengths.sum())
        weight, bias, scale, shift = self._around
        added = _norm(_maxout(means @ weight + bias), scale, shift)
        result: Array = np.repeat(np.concatenate([added, added[-1:]]), np.append(lengths + 1, 1), axis=0)
        return result

    def _first_layer(self, words: Sequence[str]) -> Array:
        """Return what the first layer makes of each word by itself, computed once a word."""
        known = self._numbers
        new = list({word: None for word in words if word not in known})
        if new:
            if len(known) + len(new) > WORDS_KEPT:
                known.clear()
                new = list(dict.fromkeys(words))
            rows, flags = word_rows(new, self._vocabulary), word_flags(new, self._vocabulary)
            vectors = [table[rows[:, i]] * scale[rows[:, i]] for i, (table, scale) in enumerate(self._tables)]
            vectors[0] = vectors[0] * GLOVE_SCALE
            while len(known) + len(new) > len(self._made):
                self._made = np.concatenate([self._made, np.empty_like(self._made)])
            grams = gram_rows(new)
            of_grams = self._grams[grams].sum(1) / np.maximum((grams > 0).sum(1), 1)[:, None]
            inputs = np.concatenate([*vectors, of_grams, flags], 1, dtype=np.float32)
            self._made[len(known) : len(known) + len(new)] = _by_blocks(inputs, self._word) + self._word_bias
            known.update(zip(new, range(len(known), len(known) + len(new)), strict=True))
        result: Array = self._made[[known[word] for word in words]]
        return result


def _by_blocks(rows: Array, matrix: Array) -> Array:
    """Return ``rows @ matrix``, multiplied so many rows at a time, always.

    How a row is rounded depends on how many rows there are (a single one takes another way through BLAS), and a word's
    must not depend on which other words are new with it.
    """
    padded = np.zeros((-(-len(rows) // BLOCK) * BLOCK, rows.shape[1]), np.float32)
    padded[: len(rows)] = rows
    product = np.concatenate([padded[at : at + BLOCK] @ matrix for at in range(0, len(padded), BLOCK)])
    return product[: len(rows)]


def _blocks(sentences: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Group sentences to blocks of at most `LONGEST` tokens; a longer sentence is cut."""
    blocks: list[list[tuple[int, int]]] = []
    size = LONGEST
    for first, stop in sentences:
        for start in range(first, stop, LONGEST):
            end = min(stop, start + LONGEST)
            if size + end - start > LONGEST:
                blocks.append([])
                size = 0
            blocks[-1].append((start, end))
            size += end - start
    return blocks


def _maxout(x: Array) -> Array:
    half = x.shape[1] // 2
    larger: Array = np.maximum(x[:, :half], x[:, half:])
    return larger


def _norm(x: Array, scale: Array, shift: Array) -> Array:
    """Layer normalisation (Ba et al. 2016)."""
    x = x - x.mean(1, keepdims=True)
    x *= (1 / np.sqrt(np.einsum("ij,ij->i", x, x) / x.shape[1] + 1e-5))[:, None]
    x *= scale
    x += shift
    return x
