"""Articles of a town that does not exist, as `segment` would hand them on."""

from typing import Any

HARBOUR = [
    "Vellmar to close its harbour for two years",
    "By Ida Quennell",
    "The harbour of Vellmar will close for two years while its sea wall is rebuilt, the town council said on Tuesday.",
    "“We have no choice,” said the mayor, Oskar Lindgard.",
    "He called the wall a danger to every boat in the harbour.",
    "The sea wall of Vellmar was damaged by the great storm of last March and has been leaking ever since.",
    "Fishing boats will use the harbour of Ostrand, an hour to the north, until the wall stands again.",
    "But not everyone in the town is happy with the plan of the council.",
    "Photo by Ida Quennell for the Vellmar Herald, all of it her own work.",
    "Read more about the harbour of Vellmar on our page of local news.",
    "Related articles",
]


def article(sentences: list[str], *, between: str = "\n", **fields: Any) -> dict[str, Any]:
    """Return an article whose text is ``sentences`` joined by ``between``, with the offsets of each."""
    spans = []
    start = 0
    for sentence in sentences:
        spans.append({"start": start, "end": start + len(sentence)})
        start += len(sentence) + len(between)
    return {"text": between.join(sentences), "sentences": spans, **fields}
