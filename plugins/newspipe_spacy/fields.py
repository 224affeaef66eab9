"""What the stage `spacy` gives: the fields of `segment` and `tag-entities`, of the same form."""

import newspipe

FIELDS = {
    "sentences": newspipe.spans_schema("The sentences of `text`, in order."),
    "entities": newspipe.spans_schema(
        "The mentions of people, organisations, places and other names, in the order of the text.",
        text={"type": "string", "description": "The mention as it stands in the text."},
        label={
            "enum": ["PERSON", "ORG", "LOC", "MISC"],
            "description": "What it is; MISC are peoples, events, works and products.",
        },
        name={"type": "string", "description": "The entity's fullest name in the article."},
        id={"type": "string", "description": "One for each entity of the article: e1, e2, …"},
        score={
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "The probability that the mention and its label are right.",
        },
    ),
}
