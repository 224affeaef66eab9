"""Tokens: exact offsets, whatever the text; and the few rules of where a word ends."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newspipe_entities.tokens import tokenise


def words(text: str) -> list[str]:
    """Return the tokens of a text that is one sentence."""
    return tokenise(text, [(0, len(text))]).words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Stone's hat", ["Ada", "Stone", "'s", "hat"]),
        ("Stone’s, O’Dell's", ["Stone", "’s", ",", "O’Dell", "'s"]),
        ("the U.S. and U.N.", ["the", "U.S.", "and", "U.N."]),
        ("J. Q. Marlow", ["J.", "Q.", "Marlow"]),
        ("Mr. Renn left.", ["Mr.", "Renn", "left", "."]),
        ("Oslo-based AT&T", ["Oslo", "-", "based", "AT&T"]),
        ("[Ada] (Stone)", ["[", "Ada", "]", "(", "Stone", ")"]),
        ("Jose\u0301 won", ["Jose\u0301", "won"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_text_between_sentences_has_no_tokens() -> None:
    document = tokenise("Ada. --- Bo.", [(0, 4), (9, 12)])
    assert document.words == ["Ada", ".", "Bo", "."]
    assert document.sentences == [(0, 2), (2, 4)]


@given(st.text(alphabet=st.sampled_from("Aa.'’-& \n\u0301é😀ع()1_"), max_size=60) | st.text(max_size=60))
def test_tokens_cover_all_but_white_space(text: str) -> None:
    document = tokenise(text, [(0, len(text))])
    spans = list(zip(document.starts, document.ends, strict=True))
    assert [text[start:end] for start, end in spans] == document.words
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "".join(document.words) == "".join(text.split())
