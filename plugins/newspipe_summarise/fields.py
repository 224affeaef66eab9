"""What the stage `summarise` gives."""

import newspipe

FIELDS: dict[str, newspipe.Schema] = {
    "summary": {"type": "string", "description": "Whole sentences of the text, one a line."},
    "summary_sentences": {
        "type": "array",
        "items": {"type": "integer", "minimum": 0},
        "description": "The summary's sentences, as indices into `sentences`, in the order of the text.",
    },
}
