"""Kinds of names that are easily cut, joined or missed: exactly the marked names are found."""

import re
from pathlib import Path

import pytest

import newspipe

MARK = re.compile(r"\[([^|\]]+)\|([A-Z]+)\]")
CONTENT = (Path(__file__).parent / "kinds.txt").read_text(encoding="utf-8")
KINDS = dict(re.findall(r"^## (.+)\n((?:.+\n)+)", CONTENT, flags=re.MULTILINE))
LINES = [
    pytest.param(line, id=f"{kind} {i}") for kind, text in KINDS.items() for i, line in enumerate(text.split("\n")[:-1])
]
PIPELINE = newspipe.load({"version": 1, "steps": [{"stage": "segment"}, {"stage": "tag-entities"}]})


@pytest.mark.parametrize("line", LINES)
def test_exactly_the_marked_names_are_found(line: str) -> None:
    text = MARK.sub(r"\1", line).replace(" // ", "\n\n")
    (article,) = PIPELINE.run([{"id": "a1", "text": text}])
    assert [(entity["text"], entity["label"]) for entity in article["entities"]] == MARK.findall(line)
