"""The network: its file, valid sequences of tags, and documents that do not depend on each other."""

from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from newspipe_entities.decode import TAGS, decode, viterbi
from newspipe_entities.network import Network
from newspipe_entities.stage import TagEntities
from newspipe_entities.tokens import tokenise

from newspipe.testing import run_stage

DATA = resources.files("newspipe_entities").joinpath("data")
LOGITS = st.integers(1, 12).flatmap(
    lambda size: arrays.arrays(np.float32, (size, len(TAGS)), elements=st.floats(-5, 5, width=32))
)


def test_the_weights_are_small_and_have_a_card():
    assert len(DATA.joinpath("network.npz").read_bytes()) < 11_000_000
    card = DATA.joinpath("network.md").read_text("utf-8")
    for word in ("Intended use", "Training", "Scores", "Limits", "licence"):
        assert word in card


def test_a_word_is_the_same_to_it_whatever_came_before():
    text = "Ada Stone of the Quibble Company left Port Amara for Oslo on Monday"
    together = tokenise(text, [(0, len(text))])
    fresh, used = Network(), Network()
    for start, end in zip(together.starts, together.ends, strict=True):  # one new word at a time
        used.logits(tokenise(text, [(start, end)]), [])
    assert np.array_equal(fresh.logits(together, []), used.logits(together, []))


@given(logits=LOGITS)
def test_an_inside_tag_only_goes_on_with_its_own_label(logits):
    tags = [TAGS[tag] for tag in viterbi(logits)]
    for before, tag in zip(["O", *tags], tags, strict=False):
        if tag.startswith("I-"):
            assert before[2:] == tag[2:]


@given(logits=LOGITS, cut=st.integers(0, 12))
def test_mentions_are_in_order_apart_and_within_sentences(logits, cut):
    cut = min(cut, len(logits))
    sentences = [(0, cut), (cut, len(logits))]
    at = 0
    for mention in decode(logits, sentences):
        assert at <= mention.first < mention.stop <= len(logits)
        assert mention.stop <= cut or mention.first >= cut
        assert 0 <= mention.score <= 1
        at = mention.stop


@given(logits=LOGITS)
def test_no_valid_sequence_is_likelier_than_the_best(logits):
    best = viterbi(logits)
    greedy = logits.argmax(1)
    rows = np.arange(len(logits))
    assert logits[rows, best].sum() <= logits[rows, greedy].sum() + 1e-4
    names = [TAGS[tag] for tag in greedy]
    if all(
        not tag.startswith("I-") or before[2:] == tag[2:] for before, tag in zip(["O", *names], names, strict=False)
    ):
        assert logits[rows, best].sum() == pytest.approx(logits[rows, greedy].sum(), abs=1e-3)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("President Kim Dae-jun left Seoul.", "Kim Dae-jun", "PERSON"),
        ("The COVID-19 pandemic closed schools in Oslo.", "COVID-19", "MISC"),
        ("The Oslo-based firm closed.", "Oslo", "LOC"),
        ("Talks at the United Nations failed.", "United Nations", "ORG"),
        ("A Norwegian court ruled on Friday.", "Norwegian", "MISC"),
    ],
)
def test_names_are_whole_and_labelled(text, name, label):
    article = {"id": "a1", "text": text, "sentences": [{"start": 0, "end": len(text)}]}
    found = {(entity["text"], entity["label"]) for entity in run_stage(TagEntities, article)["entities"]}
    assert (name, label) in found
