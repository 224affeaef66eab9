"""What the stage `segment` gives."""

import newspipe

FIELDS = {
    "paragraphs": newspipe.spans_schema("The paragraphs, headings and list items of `text`, in order."),
    "sentences": newspipe.spans_schema("The sentences of `text`, in order."),
}
