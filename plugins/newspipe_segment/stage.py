"""The `segment` stage."""

from collections.abc import Mapping
from typing import Any

import newspipe
from newspipe_segment.fields import FIELDS
from newspipe_segment.lexicon import lexicon
from newspipe_segment.model import Splitter
from newspipe_segment.paragraphs import paragraph_spans
from newspipe_segment.sentences import sentence_spans


class Segment(newspipe.Stage):
    """Find the paragraphs and sentences of ``text``.

    Headings, list items and captions on lines of their own are sentences. The sentences cover all of the text but white
    space, in order and without overlap, and none crosses the end of a paragraph.
    """

    name = "segment"
    requires = ("text",)
    provides = FIELDS
    options = {
        "newlines": {
            "type": "string",
            "enum": ["auto", "break", "wrap"],
            "default": "auto",
            "description": "What a single line break is: the end of a paragraph (break), no more than a space (wrap), "
            "or whichever of the two the lines around it show (auto). A blank line always ends a paragraph.",
        }
    }

    def __init__(self, *, newlines: str) -> None:
        self.newlines = newlines

    def setup(self) -> None:
        """Load the model's weights and the words that it knows."""
        self._splitter = Splitter.load()
        lexicon()

    def process(self, article: Mapping[str, Any]) -> dict[str, Any]:
        """Return the ``paragraphs`` and ``sentences`` of ``text``."""
        text = article["text"]
        paragraphs = paragraph_spans(text, self.newlines)
        return {
            "paragraphs": [{"start": start, "end": end} for start, end in paragraphs],
            "sentences": [
                {"start": paragraph + start, "end": paragraph + end}
                for paragraph, paragraph_end in paragraphs
                for start, end in sentence_spans(text[paragraph:paragraph_end], self._splitter.ends_sentence)
            ],
        }
