"""Train the line classifier of `clean` from pages whose lines are marked, and write its weights.

    python tools/train_clean/train.py PAGES.jsonl[.gz] --out plugins/newspipe_clean/weights.json

README.md beside this file says what PAGES holds and how the figures in the documentation were made.
"""

import argparse
import gzip
import hashlib
import json
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from newspipe_clean.classifier import BUCKETS, Classifier
from newspipe_clean.context import FIRST_NAMES, SECOND_NAMES, first_context, second_context
from newspipe_clean.traits import NAMES, Traits, look_at
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

FOLDS = 5
FIRST_C, SECOND_C = 0.01, 0.1  # regularisation of each pass: the smaller, the nearer to zero the weights
COMMON = 8  # pages that a term must be on to enter the vocabulary
TERM_SCALE = 0.5  # how much less a term is trusted than a bucket
NEGLIGIBLE = 8  # hundredths: a term that weighs less in both passes is left out
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)


@dataclass
class Page:
    """A page: its lines, which of them the article's are, the article's body, its fold (a site's pages share one)."""

    lines: list[str]
    keep: list[int]
    body: str
    fold: int
    traits: list[Traits]
    kept: list[float]

    @property
    def weights(self) -> np.ndarray:
        """Weigh a line by the share of the article's words that it would win or spoil."""
        words = np.array([trait.words for trait in self.traits])
        return np.minimum((words + 2) / (words @ np.array(self.keep) + 100), 1)


def read_pages(path: Path) -> list[Page]:
    opener = gzip.open if path.suffix == ".gz" else open
    pages = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            site = ".".join(urlsplit(record["url"]).netloc.split(".")[-2:])
            fold = int(hashlib.md5(site.encode()).hexdigest(), 16) % FOLDS
            marked = [
                (" ".join(line.split()), keep)
                for line, keep in zip(record["pasted"].split("\n"), record["gold"]["keep"], strict=True)
            ]
            text, keep = zip(*((line, keep) for line, keep in marked if line), strict=True)
            pages.append(Page(list(text), list(keep), record["body"], fold, list(map(look_at, text)), []))
    return pages


class Trainer:
    """One pass's matrix and model."""

    def __init__(self, names: tuple[str, ...], vocabulary: dict[str, int], c: float) -> None:
        self.names = names
        self.c = c
        self.vocabulary = vocabulary

    def matrix(self, pages: list[Page], rows: list[list[tuple[int, ...]]]) -> csr_matrix:
        table = np.array(
            [
                (*trait.buckets, *row)
                for page, context in zip(pages, rows, strict=True)
                for trait, row in zip(page.traits, context, strict=True)
            ]
        )
        if table.max() >= BUCKETS:
            raise ValueError("a measure has more buckets than BUCKETS")
        indices = table + np.arange(table.shape[1]) * BUCKETS
        size, width = table.shape
        buckets = csr_matrix(
            (np.ones(table.size, np.float32), indices.ravel(), np.arange(0, table.size + 1, width)),
            (size, width * BUCKETS),
        )
        known = [
            [self.vocabulary[term] for term in trait.terms if term in self.vocabulary]
            for page in pages
            for trait in page.traits
        ]
        pointers = np.cumsum([0, *map(len, known)])
        terms = csr_matrix(
            (
                np.full(pointers[-1], TERM_SCALE, np.float32),
                np.concatenate([np.array(k, int) for k in known]),
                pointers,
            ),
            (size, len(self.vocabulary)),
        )
        return hstack([buckets, terms]).tocsr()

    def fit(self, pages: list[Page], rows: list[list[tuple[int, ...]]]) -> LogisticRegression:
        keep = np.concatenate([page.keep for page in pages])
        weights = np.concatenate([page.weights for page in pages])
        model = LogisticRegression(C=self.c, max_iter=400)
        return model.fit(self.matrix(pages, rows), keep, sample_weight=weights / weights.mean())

    def weights(self, model: LogisticRegression) -> tuple[dict[str, object], dict[str, int]]:
        values = np.rint(100 * model.coef_[0]).astype(int)
        tables = {}
        for number, name in enumerate(self.names):
            table = values[number * BUCKETS : (number + 1) * BUCKETS]
            used = np.flatnonzero(table)
            tables[name] = [int(w) for w in table[: used[-1] + 1 if len(used) else 1]]
        terms = np.rint(100 * TERM_SCALE * model.coef_[0][len(self.names) * BUCKETS :]).astype(int)
        frame = {"bias": round(100 * float(model.intercept_[0])), "tables": tables}
        return frame, {term: int(terms[place]) for term, place in self.vocabulary.items()}


def train(originals: list[Page]) -> dict[str, object]:
    """Return the weights, trained on all ``originals`` and their crowded copies."""
    pages = originals + crowded(originals)
    counts = Counter(term for page in originals for term in {term for trait in page.traits for term in trait.terms})
    vocabulary = {term: place for place, term in enumerate(sorted(term for term, n in counts.items() if n >= COMMON))}
    first = Trainer((*NAMES, *FIRST_NAMES), vocabulary, FIRST_C)
    rows = [first_context(page.lines, page.traits) for page in pages]
    # The second pass must learn from doubts like those it will meet, so from pages that the first pass was not shown.
    for fold in range(FOLDS):
        shown = [number for number, page in enumerate(pages) if page.fold != fold]
        hidden = [number for number, page in enumerate(pages) if page.fold == fold]
        if not hidden:
            continue
        model = first.fit([pages[n] for n in shown], [rows[n] for n in shown])
        matrix = first.matrix([pages[n] for n in hidden], [rows[n] for n in hidden])
        kept = iter(model.predict_proba(matrix)[:, 1])
        for n in hidden:
            pages[n].kept = [float(next(kept)) for _ in pages[n].lines]
    second = Trainer((*NAMES, *FIRST_NAMES, *SECOND_NAMES), vocabulary, SECOND_C)
    both = [
        [(*one, *two) for one, two in zip(row, second_context(page.kept, page.traits), strict=True)]
        for page, row in zip(pages, rows, strict=True)
    ]
    frame1, terms1 = first.weights(first.fit(pages, rows))
    frame2, terms2 = second.weights(second.fit(pages, both))
    telling = {t: [terms1[t], terms2[t]] for t in vocabulary if max(abs(terms1[t]), abs(terms2[t])) >= NEGLIGIBLE}
    return {"first": frame1, "second": frame2, "vocabulary": telling}


def crowded(pages: list[Page]) -> list[Page]:
    """Return each page once more, between the furniture that stands above and below another article of its fold.

    Development pages have less furniture around the article than many pages that people copy.
    """
    choose = random.Random(1)
    new = []
    for page in pages:
        other = choose.choice([candidate for candidate in pages if candidate.fold == page.fold])
        if 1 not in page.keep or 1 not in other.keep:
            continue
        start, end = other.keep.index(1), len(other.keep) - other.keep[::-1].index(1)
        new.append(
            replace(
                page,
                lines=other.lines[:start] + page.lines + other.lines[end:],
                keep=[0] * start + page.keep + [0] * (len(other.keep) - end),
                traits=other.traits[:start] + page.traits + other.traits[end:],
            )
        )
    return new


def word_f1(text: str, body: str) -> float:
    """Return the F1, 0 to 100, of the text's words as a bag against the body's."""
    have, want = (Counter(re.findall(r"\w+", t.lower())) for t in (text, body))
    common = (have & want).total()
    return 200 * common / max(1, have.total() + want.total())


def report(pages: list[Page], classifier: Classifier) -> None:
    """Print the mean word F1 of pages that were not trained on, also of those that are mostly furniture."""
    kept = [np.array(classifier.probabilities(page.lines)) for page in pages]
    everything = np.array([word_f1("\n".join(page.lines), page.body) for page in pages])
    hard = everything < 75
    print(
        f"{len(pages)} pages; all lines {everything.mean():.2f}; {hard.sum()} hard ones {everything[hard].mean():.2f}"
    )
    for threshold in THRESHOLDS:
        scores = np.array(
            [
                word_f1("\n".join(line for line, p in zip(page.lines, ps, strict=True) if p >= threshold), page.body)
                for page, ps in zip(pages, kept, strict=True)
            ]
        )
        print(f"  keep from {threshold:.2f}: {scores.mean():.2f}; hard ones {scores[hard].mean():.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--out", type=Path, help="write the weights trained on all pages here")
    parser.add_argument(
        "--aside", type=int, action="append", default=[], help="report on this fold (0 to 4), trained on the others"
    )
    arguments = parser.parse_args()
    pages = read_pages(arguments.pages)
    for fold in arguments.aside:
        print(f"fold {fold} held aside")
        report(
            [page for page in pages if page.fold == fold],
            Classifier(train([page for page in pages if page.fold != fold])),
        )
    if arguments.out:
        text = json.dumps(train(pages), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        arguments.out.write_text(re.sub(r'("[^"]*":[\[{])', r"\n\1", text) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
