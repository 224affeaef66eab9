"""One mention that is two names, or none."""

import pytest
from newspipe_entities.cuts import cut
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import tokenise


def names(text: str, label: str) -> list[tuple[str, str]]:
    """Return text and label of what is left of a mention of the whole text."""
    document = tokenise(text, [(0, len(text))])
    found = cut(document, [Mention(0, len(document.words), label, 0.9)])
    return [(document.span(mention.first, mention.stop), mention.label) for mention in found]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Ada Stone of Lowmere", "PERSON", [("Ada Stone", "PERSON"), ("Lowmere", "LOC")]),
        ("Ada Stone of the Harbour Trust", "PERSON", [("Ada Stone", "PERSON"), ("Harbour Trust", "ORG")]),
        ("Ada Stone, Tobias Renn", "PERSON", [("Ada Stone", "PERSON"), ("Tobias Renn", "PERSON")]),
        ("Ada Stone, Jr.", "PERSON", [("Ada Stone, Jr.", "PERSON")]),
        ("Geneva Switzerland", "LOC", [("Geneva", "LOC"), ("Switzerland", "LOC")]),
        ("New York", "LOC", [("New York", "LOC")]),
        ("Vey Rovers 26 Olm Athletic 19", "ORG", [("Vey Rovers", "ORG"), ("Olm Athletic", "ORG")]),
        ("Olm v Vey", "ORG", [("Olm", "ORG"), ("Vey", "ORG")]),
        ("Renn c Stone", "PERSON", [("Renn", "PERSON"), ("Stone", "PERSON")]),
        ("Radio 4 News", "ORG", [("Radio 4 News", "ORG")]),
        ("Brill Mining Ltd of Perth", "ORG", [("Brill Mining Ltd", "ORG")]),
        ("Bank of Vellin", "ORG", [("Bank of Vellin", "ORG")]),
    ],
)
def test_cut(text: str, label: str, expected: list[tuple[str, str]]) -> None:
    assert names(text, label) == expected


@pytest.mark.parametrize("text", ["Auditor-General", "Prime Minister", "Q&A", "ford"])
def test_no_name_at_all(text: str) -> None:
    assert names(text, "ORG") == []


def test_a_title_that_is_a_family_name_stays() -> None:
    assert names("King", "PERSON") == [("King", "PERSON")]


@pytest.mark.parametrize(("text", "first"), [("wrote @harbour today", 2), ("cost US$4 million", 1)])
def test_handles_and_currencies_are_no_names(text: str, first: int) -> None:
    document = tokenise(text, [(0, len(text))])
    assert cut(document, [Mention(first, first + 1, "ORG", 0.9)]) == []
