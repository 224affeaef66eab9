"""What a run might have written: a few articles with their layers, by hand."""

import json

TEXT = "Mayor Lena Stroud met Acme on Friday. Stroud left."


def span(text, words, occurrence=1, **extra):
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words, **extra}


def entity(text, words, label, name=None, occurrence=1):
    return span(text, words, occurrence, label=label, name=name or words, id="e1", score=0.9)


def article(number="a1", text=TEXT, **fields):
    """Return an article about Lena Stroud; ``fields`` are added, or replace its own."""
    own = {"id": number, "text": text, "published": "2024-05-03", "title": "The mayor met Acme"}
    if text == TEXT:
        own |= {
            "sentences": [{"start": 0, "end": 37}, {"start": 38, "end": 50}],
            "entities": [
                entity(text, "Lena Stroud", "PERSON"),
                entity(text, "Acme", "ORG"),
                entity(text, "Stroud", "PERSON", "Lena Stroud", occurrence=2),
            ],
            "dates": [
                span(
                    text,
                    "Friday",
                    type="DATE",
                    value="2024-05-03",
                    mod=None,
                    quant=None,
                    freq=None,
                    anchor="2024-05-03",
                )
            ],
            "summary": "Stroud left.",
            "summary_sentences": [1],
        }
    return own | fields


def lines(*articles):
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles)
