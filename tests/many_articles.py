"""Thousands of different articles: paragraphs of the corpus, with their annotation, put together anew."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import marked

CORPUS = Path(__file__).parents[1] / "corpus" / "train"
WORDS = 320
_DATE = re.compile(r"\{([^|}]*)\|(\w+)\|([^|}]*)[^}]*\}")
_NAME = re.compile(r"\[([^|\]]*)\|(\w+)\|?([^\]|]*)[^\]]*\]")


def paragraphs() -> list[dict[str, Any]]:
    """Return the paragraphs of the training articles, as articles of their own."""
    found = []
    for path in sorted(CORPUS.glob("*.article")):
        body = path.read_text("utf-8").partition("---\n")[2]
        for line in body.splitlines():
            if line.startswith("~") or not line.strip("# \n"):
                continue
            line = _DATE.sub(r"[\1|\2 \3]", _NAME.sub(r"[\1|\2 \3]", line.removeprefix("# ")))
            found.append(marked.article(line.replace("* ", "*")))
    return found


def articles(number: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield articles of some 320 words."""
    chance = random.Random(seed)
    pool = paragraphs()
    for at in range(number):
        chosen: list[dict[str, Any]] = []
        words = 0
        while words < WORDS:
            chosen.append(chance.choice(pool))
            words += len(chosen[-1]["text"].split())
        day = f"{chance.randint(2015, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        yield {
            "id": f"a{at}",
            "title": chosen[0]["text"][:60],
            "published": day,
            "site_name": f"Paper {at % 9}",
            "language": "en",
            "sections": [f"Section {at % 7}"],
            **_joined(chosen),
        }


def _joined(parts: list[dict[str, Any]]) -> dict[str, Any]:
    text = ""
    joined: dict[str, list[Any]] = {"sentences": [], "entities": [], "dates": [], "summary_sentences": []}
    for part in parts:
        joined["summary_sentences"] += [len(joined["sentences"]) + at for at in part["summary_sentences"]]
        for layer in ("sentences", "entities", "dates"):
            for span in part[layer]:
                joined[layer].append({**span, "start": span["start"] + len(text), "end": span["end"] + len(text)})
        text += part["text"] + "\n\n"
    chosen = [joined["sentences"][at] for at in joined["summary_sentences"][:3]]
    return {
        "text": text,
        **joined,
        "summary_sentences": joined["summary_sentences"][:3],
        "summary": "\n".join(text[span["start"] : span["end"]] for span in chosen),
    }
