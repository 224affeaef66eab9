#!/usr/bin/env python3
"""Give a trained network new inputs and layers that have no effect yet, so that it can be trained further.

    python tools/train_entities/grow.py --base OLD.npz --depth 1 -o GROWN.npz

OLD is a network from before it had groups of letters, a list of companies and the means of sentence and article. The
grown one gives the same tags: what is new is multiplied by 0 (Chen et al. 2016, "Net2Net").
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from student import WIDTHS, Student
from torch import nn
from weights import write

NEW_LIST = 7  # the place of the companies among the word lists


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--depth", type=int, default=1, help="convolutions that are added")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    stored = dict(np.load(arguments.base))
    words = bytes(stored.pop("words")).decode().split("\n")
    student = grown(stored, arguments.depth)
    write(arguments.output, words, {name: value.numpy() for name, value in student.state_dict().items()})


def grown(stored: dict[str, np.ndarray], added: int) -> Student:
    """Return the network with the stored weights, and zeros between what is new and what was there."""
    tables = {name: restored(stored, name) for name in stored if f"{name}.scale" in stored}
    depth = sum(name.startswith("norms.") for name in stored) // 2
    student = Student(tables["glove"], len(stored["norm.weight"]), depth + added)
    state = student.state_dict()
    for name, values in state.items():
        short = name.removesuffix(".weight")
        if short in tables:
            values.copy_(torch.tensor(tables[short]))
        elif name == "word.weight" and stored[name].shape != tuple(values.shape):
            values.copy_(torch.tensor(widened(stored[name].astype(np.float32), tables["glove"].shape[1])))
        elif name in stored:
            values.copy_(torch.tensor(stored[name].astype(np.float32)))
    new = (
        list(student.norms[depth:]) if "around_norm.weight" in stored else [student.around_norm, *student.norms[depth:]]
    )
    for norm in new:
        nn.init.zeros_(norm.weight)
        nn.init.zeros_(norm.bias)
    return student


def restored(stored: dict[str, np.ndarray], name: str) -> np.ndarray:
    """Return the rows of a table as float32."""
    return stored[name].astype(np.float32) * stored[f"{name}.scale"].astype(np.float32)[:, None]


def widened(weight: np.ndarray, glove: int) -> np.ndarray:
    """Return the first layer's weights with columns of zeros for the groups of letters and the list of companies."""
    flags = glove + sum(width for name, width in WIDTHS.items() if name != "grams")
    zeros = np.zeros((len(weight), WIDTHS["grams"]), np.float32)
    at = flags + NEW_LIST
    return np.concatenate([weight[:, :flags], zeros, weight[:, flags:at], zeros[:, :1], weight[:, at:]], 1)


if __name__ == "__main__":
    main()
