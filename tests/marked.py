"""Articles with spans, from text in which they are marked.

``[Lena Marsh|PERSON]`` is a mention, ``[Marsh|PERSON Lena Marsh]`` one with the entity's fullest name, and
``[4 May 2021|DATE 2021-05-04]`` a date expression. A sentence ends at ``. `` or a line's end; one that begins with
``*`` is in the summary.
"""

import re
from typing import Any

_MARK = re.compile(r"\[([^|\]]*)\|(\w+) ?([^\]]*)\]")
_DATE_TYPES = ("DATE", "TIME", "DURATION", "SET")


def article(marked: str, **fields: Any) -> dict[str, Any]:
    """Return the article of a marked text, as the pipeline would write it."""
    text, entities, dates = "", [], []
    numbers: dict[tuple[str, str], str] = {}
    marked, stars = _without_stars(marked)
    at = 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        words, label, value = match.groups()
        span = {"start": len(text), "end": len(text) + len(words), "text": words}
        if label in _DATE_TYPES:
            dates.append({**span, "type": label, "value": value, "mod": None})
        else:
            name = value or words
            number = numbers.setdefault((label, name), f"e{len(numbers) + 1}")
            entities.append({**span, "label": label, "name": name, "id": number, "score": 0.99})
        text += words
        at = match.end()
    text += marked[at:]
    sentences = [{"start": m.start(), "end": m.end()} for m in re.finditer(r"[^\n]+?(?:\.(?= |\n|$)|$|(?=\n))", text)]
    sentences = [_stripped(text, span) for span in sentences if text[span["start"] : span["end"]].strip()]
    return {
        **fields,
        "text": text,
        "sentences": sentences,
        "entities": entities,
        "dates": dates,
        "summary": "\n".join(text[sentences[n]["start"] : sentences[n]["end"]] for n in stars),
        "summary_sentences": stars,
    }


def _without_stars(marked: str) -> tuple[str, list[int]]:
    parts = re.split(r"(?<=\.) |(?<=\n)", marked)
    stars = [n for n, part in enumerate(part for part in parts if part.strip()) if part.startswith("*")]
    return re.sub(r"(^|(?<=\. )|(?<=\n))\*", "", marked), stars


def _stripped(text: str, span: dict[str, int]) -> dict[str, int]:
    words = text[span["start"] : span["end"]]
    start = span["start"] + len(words) - len(words.lstrip())
    return {"start": start, "end": start + len(words.strip())}
