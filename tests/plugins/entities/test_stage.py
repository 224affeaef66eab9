"""The stage as a whole: its fields, its options, and what it finds in one made-up article."""

from typing import Any

from newspipe_entities.stage import TagEntities

from newspipe.testing import run_stage

TEXT = (
    "President Khalim Odessar met Ada Stone in Oslo on Monday. Odessar said the Libyan National Army (LNA) would stay. "
    "The LNA and the U.N. agreed with Stone."
)


def tag(text: str, **options: Any) -> list[dict[str, Any]]:
    """Return the entities of a text that is one sentence for each full stop followed by a space."""
    sentences, start = [], 0
    for part in text.split(". "):
        sentences.append({"start": start, "end": min(len(text), start + len(part) + 1)})
        start += len(part) + 2
    result = run_stage(TagEntities, {"text": text, "sentences": sentences}, **options)
    assert isinstance(result, dict)
    found: list[dict[str, Any]] = result["entities"]
    return found


def test_an_article() -> None:
    found = [(e["text"], e["label"], e["name"], e["id"]) for e in tag(TEXT)]
    assert found == [
        ("Khalim Odessar", "PERSON", "Khalim Odessar", "e1"),
        ("Ada Stone", "PERSON", "Ada Stone", "e2"),
        ("Oslo", "LOC", "Oslo", "e3"),
        ("Odessar", "PERSON", "Khalim Odessar", "e1"),
        ("Libyan National Army", "ORG", "Libyan National Army", "e4"),
        ("LNA", "ORG", "Libyan National Army", "e4"),
        ("LNA", "ORG", "Libyan National Army", "e4"),
        ("U.N.", "ORG", "U.N.", "e5"),
        ("Stone", "PERSON", "Ada Stone", "e2"),
    ]
