"""What the stages find in annotated articles (`corpus/GUIDELINES.md`), counted against their marks.

Counts of several articles are added with ``+``; `figures` makes them into F1 and percentages.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from typing import Any

from annotated import Annotated, Mark

Article = dict[str, Any]
Key = tuple[int, int, str]
LABELS = ("PER", "ORG", "LOC", "MISC")
# The stage writes CoNLL's person as PERSON, the corpus as PER.
SHORT = {"PERSON": "PER"}
BINS = 10  # of the scores, for the calibration error


def counts(gold: Annotated, article: Article, page: Article) -> Counter[str]:
    """Count what ``article`` (from the text) and ``page`` (from the pasted page through `clean`) have right."""
    n = Counter({"articles": 1})
    n += sentences(gold, article)
    n += entities(gold, article)
    n += dates(gold, article)
    n += summary(gold, article)
    n += cleaned(gold, page)
    return n


def sentences(gold: Annotated, article: Article) -> Counter[str]:
    """Count sentence ends; the last one of the text is left out, since nobody can miss it."""
    last = len(gold.text.rstrip())
    want = {end for _, end in gold.sentences} - {last}
    have = {len(gold.text[: span["end"]].rstrip()) for span in article["sentences"]} - {last}
    return matched("segment", want, have) + Counter({"segment whole": want == have})


def entities(gold: Annotated, article: Article) -> Counter[str]:
    """Count spans with labels, names with two labels, links to the fullest name, and how true the scores are."""
    text, n = gold.text, Counter[str]()
    want = {without_the(text, mark.start, mark.end, mark.label): mark for mark in gold.entities}
    have = {
        without_the(text, span["start"], span["end"], SHORT.get(span["label"], span["label"])): span
        for span in article["entities"]
    }
    for name, labels in (("all", LABELS), ("named", LABELS[:3]), *((label, (label,)) for label in LABELS)):
        n += matched(f"entities {name}", {k for k in want if k[2] in labels}, {k for k in have if k[2] in labels})
    n["torn"] = torn(gold, article["entities"])
    n["links all"] = sum(not same(text, mark) for mark in gold.entities)
    for key in want.keys() & have.keys():
        found, right = have[key], fold(have[key]["name"]) == fold(want[key].value)
        should, linked = not same(text, want[key]), fold(found["name"]) != fold(found["text"])
        n += Counter({"links wanted": should, "links made": linked})
        n += Counter({"links found": should and right, "links right": linked and right})
    for key, span in have.items():
        place = min(int(span["score"] * BINS), BINS - 1)
        n += Counter({f"bin {place}": 1, f"bin {place} right": key in want, "scored": 1})
        n[f"bin {place} score"] += span["score"]  # type: ignore[assignment]  # a sum of scores, not a count
    return n


def torn(gold: Annotated, found: list[Article]) -> bool:
    """Return whether a string has two labels to which the gold gives at most one."""
    right, have = defaultdict(set), defaultdict(set)
    for mark in gold.entities:
        right[gold.text[mark.start : mark.end]].add(mark.label)
    for span in found:
        have[span["text"]].add(span["label"])
    return any(len(labels) > 1 and len(right[string]) < 2 for string, labels in have.items())


def dates(gold: Annotated, article: Article) -> Counter[str]:
    """Count dates as TempEval-3 does: the same span, overlapping spans, overlapping spans with the same value."""
    n = Counter({"dates wanted": len(gold.dates), "dates made": len(article["dates"])})
    want, have = {(m.start, m.end) for m in gold.dates}, {(d["start"], d["end"]) for d in article["dates"]}
    n["dates strict"] = len(want & have)
    free = list(article["dates"])
    for mark in gold.dates:
        best = max(free, key=lambda d: overlap(mark, d), default=None)
        if best is not None and overlap(mark, best) > 0:
            free.remove(best)
            n += Counter({"dates relaxed": 1, "dates value": best["value"] == mark.value})
    return n


def summary(gold: Annotated, article: Article) -> Counter[str]:
    """Count chosen sentences that an editor starred; those cut otherwise count for the one they mostly overlap."""
    starred = [gold.sentences[number] for number in gold.starred]
    chosen = [article["sentences"][number] for number in article["summary_sentences"]]
    right = sum(
        any(min(span["end"], end) - max(span["start"], start) > (end - start) / 2 for start, end in starred)
        for span in chosen
    )
    return Counter({"chosen": len(chosen), "chosen starred": right})


def cleaned(gold: Annotated, page: Article) -> Counter[str]:
    """Count what `clean` made of the pasted page: title, author, and lines lost or kept against the gold."""
    text = flat(page["text"] or "")
    whole = all(
        flat(gold.text[start:end]) in text or gold.text[start:end] == gold.headline for start, end in gold.sentences
    )
    own = {flat(line) for line in gold.text.splitlines()}
    kept = {flat(line) for line in (page["text"] or "").splitlines()}
    furniture = {flat(line) for line in gold.pasted.splitlines()} - own
    n = Counter({"whole": whole, "pure": not any(len(line) > 2 for line in furniture & kept)})
    n["titles"] = fold(page["title"] or "") == fold(gold.head.get("title", ""))
    if "author" in gold.head:
        n += Counter({"bylines": 1, "authors": fold(page["author"] or "") == fold(gold.head["author"])})
    n["word F1"] = word_f1(gold.text, page["text"] or "")  # type: ignore[assignment]  # a sum of shares
    return n


def figures(n: Counter[str]) -> dict[str, dict[str, float]]:
    """Return, by stage, what the counts come to: F1 or percentages of 100, with one decimal."""
    articles = n["articles"]
    bins = range(BINS)
    error = sum(abs(n[f"bin {b} score"] - n[f"bin {b} right"]) for b in bins) / max(1, n["scored"])
    return {
        "clean": {
            "word F1": percent(n["word F1"], articles),
            "titles": percent(n["titles"], articles),
            "authors": percent(n["authors"], n["bylines"]),
            "nothing lost": percent(n["whole"], articles),
            "nothing kept": percent(n["pure"], articles),
        },
        "segment": {"F1": f1(n, "segment"), "all right": percent(n["segment whole"], articles)},
        "tag-entities": {
            "F1": f1(n, "entities all"),
            "without MISC": f1(n, "entities named"),
            **{label: f1(n, f"entities {label}") for label in LABELS},
            "one label a name": percent(articles - n["torn"], articles),
            "fullest names": percent(n["links found"], n["links all"]),
            "aliases found": percent(n["links found"], n["links wanted"]),
            "aliases right": percent(n["links right"], n["links made"]),
            "scores true": round(100 - 100 * error, 1),
        },
        "extract-dates": {
            key: f1(
                Counter({"d right": n[f"dates {key}"], "d made": n["dates made"], "d wanted": n["dates wanted"]}), "d"
            )
            for key in ("strict", "relaxed", "value")
        },
        "summarise": {"starred": percent(n["chosen starred"], n["chosen"])},
    }


def matched(name: str, want: set[Any], have: set[Any]) -> Counter[str]:
    return Counter({f"{name} right": len(want & have), f"{name} made": len(have), f"{name} wanted": len(want)})


def f1(n: Counter[str], name: str) -> float:
    return percent(2 * n[f"{name} right"], n[f"{name} made"] + n[f"{name} wanted"])


def percent(part: float, whole: float) -> float:
    return round(100 * part / max(1, whole), 1)


def without_the(text: str, start: int, end: int, label: str) -> Key:
    return (start + 4 if text[start:end].lower().startswith("the ") else start, end, label)


def same(text: str, mark: Mark) -> bool:
    return fold(text[mark.start : mark.end]) == fold(mark.value)


def fold(text: str) -> str:
    """Return a name without case, accents and a leading "the", which are no difference."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold().removeprefix("the ")


def overlap(mark: Mark, span: Article) -> int:
    return min(mark.end, span["end"]) - max(mark.start, span["start"])


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def word_f1(want: str, have: str) -> float:
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (want, have))
    return 2 * sum((a & b).values()) / max(1, a.total() + b.total())
