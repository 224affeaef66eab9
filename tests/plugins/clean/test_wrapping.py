"""Text whose lines a mail program or a PDF has wrapped."""

import textwrap

import pytest
from newspipe_clean.stage import Clean

from newspipe.testing import run_stage

PARAGRAPHS = [
    "The harbour council of Port Amara voted on Tuesday to close the old lighthouse road for two months. Shopkeepers "
    "would share the cost of a bus, the council said, and readers of the local paper were asked for more on this "
    "by the editor, who lives on the road.",
    "The ferry office stays open. Related closures, such as that of the quay, were put off until June, and photos of "
    "the damage will be shown in the town hall. More from the same budget goes to the school.",
]


@pytest.mark.parametrize("width", [40, 55, 72])
def test_a_piece_of_a_sentence_is_no_furniture(width):
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert run_stage(Clean, {"text": text})["text"] == text


def test_lines_of_uneven_length_are_one_paragraph():
    words = PARAGRAPHS[1].split()
    text = "\n".join(" ".join(words[start : start + 5]) for start in range(0, len(words), 5))
    assert run_stage(Clean, {"text": text})["text"] == text


def test_furniture_between_wrapped_paragraphs_goes():
    wrapped = [textwrap.fill(paragraph, 60) for paragraph in PARAGRAPHS]
    text = f"{wrapped[0]}\n\nRead more: What the storm cost\n\n{wrapped[1]}\n\nSign up for our newsletter"
    assert run_stage(Clean, {"text": text})["text"] == "\n\n".join(wrapped)
