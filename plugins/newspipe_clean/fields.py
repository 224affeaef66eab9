"""What the stage `clean` gives."""

import newspipe

_OR_NULL = ["string", "null"]
FIELDS: dict[str, newspipe.Schema] = {
    "text": {"type": "string", "description": "The article's own text."},
    "title": {"type": _OR_NULL, "description": "The headline."},
    "sections": {
        "type": "array",
        "items": {"type": "string"},
        "description": "The sections of the publication it stands in, the widest first.",
    },
    "published": {"type": _OR_NULL, "description": "When it was published: an ISO 8601 date or date-time."},
    "author": {"type": _OR_NULL, "description": "Who wrote it, as one string."},
    "authors": {
        "type": "array",
        "items": {"type": "string"},
        "description": "Who wrote it: one name an entry, without jobs, papers and places.",
    },
    "site_name": {"type": _OR_NULL, "description": "The publication."},
    "language": {"type": _OR_NULL, "description": "The language of the text, a BCP 47 tag."},
}
DATELINE: newspipe.Schema = {"type": _OR_NULL, "description": "The place, date and agency before the first sentence."}
REMOVED = newspipe.spans_schema(
    "The spans of the input text that were taken out.",
    reason={"type": "string", "description": "Why: the kind of furniture."},
)
