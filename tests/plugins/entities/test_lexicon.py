"""The user's own names: whole words, as written, the longest of those that begin first."""

import random

from newspipe_entities.lexicon import Lexicon, override
from newspipe_entities.names import Name


def found(lexicon: dict[str, list[str]], text: str) -> list[tuple[str, str]]:
    """Return text and label of the names found."""
    return [(name.text, name.label) for name in Lexicon(lexicon).find(text)]


def test_whole_words_as_written() -> None:
    assert found({"PERSON": ["Ada"]}, "Ada, ADA, Adana and Grenada; Ada's 😀Ada") == [("Ada", "PERSON")] * 3


def test_the_longest_of_those_that_begin_first() -> None:
    lexicon = {"ORG": ["Grey Harbour", "Grey Harbour Light"], "MISC": ["Harbour Light Show"]}
    assert found(lexicon, "the Grey Harbour Light Show") == [("Grey Harbour Light", "ORG")]


def test_a_match_within_a_word_hides_no_name() -> None:
    assert found({"ORG": ["Bad Ann"], "PERSON": ["Anna Lee"]}, "Bad Anna Lee") == [("Anna Lee", "PERSON")]


def test_a_name_under_two_labels_keeps_the_first() -> None:
    assert found({"LOC": ["Vey"], "ORG": ["Vey"]}, "Vey") == [("Vey", "LOC")]


def test_an_empty_lexicon_finds_nothing() -> None:
    assert found({}, "Ada") == []
    assert found({"ORG": []}, "Ada") == []


def test_override_drops_what_overlaps() -> None:
    names = [Name(0, 3, "Ada", "PERSON", 0.5), Name(4, 9, "Stone", "LOC", 0.5), Name(12, 15, "Bo ", "ORG", 0.5)]
    own = [Name(2, 6, "a St", "ORG", 1.0)]
    assert override(names, own) == [own[0], names[2]]


def test_many_names() -> None:
    random.seed(1)
    names = ["".join(random.choices("abcdefgh", k=8)).title() for _ in range(100_000)]
    assert found({"ORG": names}, f"x {names[7]} y {names[99_999]}.") == [(names[7], "ORG"), (names[99_999], "ORG")]
