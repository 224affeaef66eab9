"""The training script learns what a few documents show."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from newspipe_segment.model import Splitter

SCRIPT = Path(__file__).parents[3] / "tools" / "train_segment" / "train.py"
SENTENCES = ["Lirk is old.", "no ferry runs (yet).", "Ada asked why?", "it rained...", "She left."]


@pytest.fixture(scope="module")
def train() -> ModuleType:
    spec = importlib.util.spec_from_file_location("train_segment", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def document(turn: int) -> dict[str, object]:
    gold, text = [], ""
    for sentence in SENTENCES[turn % 5 :] + SENTENCES[: turn % 5]:
        text += f" {sentence}" if text else sentence
        gold.append([len(text) - len(sentence), len(text)])
    return {"id": str(turn), "text": text, "gold": gold}


def test_learns_ends_before_small_letters(train: ModuleType) -> None:
    documents = [document(turn) for turn in range(40)]
    splitter = Splitter(train.train(documents))
    assert all(train.split_ends(d["text"], splitter) == train.gold_ends(d) for d in documents)


def test_cross_validation_scores_each_file(train: ModuleType) -> None:
    scores = train.cross_validate({"made_up": [document(turn) for turn in range(40)]}, folds=4)
    assert scores == {"made_up": "P 100.00  R 100.00  F1 100.00"}


def test_weights_are_the_same_every_time(train: ModuleType) -> None:
    documents = [document(turn) for turn in range(20)]
    assert train.train(documents) == train.train(documents)
