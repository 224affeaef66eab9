"""Where a name begins and ends, whatever the tagger took in."""

import pytest
from newspipe_entities.edges import trim
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("[Ruritanian Foreign Minister] Ada Stone", "PERSON", "Ada Stone"),
        ("Foreign Minister Ada Stone", "PERSON", "Ada Stone"),
        ("Mr. Stone", "PERSON", "Stone"),
        ("President", "PERSON", "President"),
        ("Foreign Office", "ORG", "Foreign Office"),
        ("The Harbour Council", "ORG", "Harbour Council"),
        ("The", "ORG", "The"),
        ("Ruritania's", "LOC", "Ruritania"),
        ("the Rovers'", "ORG", "Rovers"),
        ('"Ada Stone,"', "PERSON", "Ada Stone"),
        ("Ada [Maria] Stone", "PERSON", "Ada [Maria] Stone"),
        ("Ada Stone (left", "PERSON", "Ada Stone"),
        ("left) Ada Stone", "PERSON", "Ada Stone"),
        ("Brill Inc.", "ORG", "Brill Inc."),
    ],
)
def test_trim(text: str, label: str, expected: str) -> None:
    document = tokenise(text, [(0, len(text))])
    trimmed = trim(document, Mention(0, len(document.words), label, 0.9))
    assert trimmed is not None
    assert document.span(trimmed.first, trimmed.stop) == expected


def test_nothing_is_left_of_marks() -> None:
    document = tokenise('("")', [(0, 4)])
    assert trim(document, Mention(0, 4, "ORG", 0.9)) is None
