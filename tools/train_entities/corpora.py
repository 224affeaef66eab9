"""Which texts are the models trained on? Reads them, tokenised as the stage does it, with a tag for each word."""

import csv
import gzip
import json
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from newspipe_entities.edges import trim
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document, tokenise
from newspipe_entities.vocabulary import load
from newspipe_segment.model import Splitter
from newspipe_segment.paragraphs import paragraph_spans
from newspipe_segment.sentences import sentence_spans

sys.path.insert(0, str(Path(__file__).parents[1] / "corpus"))
import annotated  # the reader of the corpus, in a folder beside this one

LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
TAGS = ("O", *(f"{prefix}-{label}" for label in LABELS.values() for prefix in "BI"))
INDEX = {tag: i for i, tag in enumerate(TAGS)}
MISC = (INDEX["B-MISC"], INDEX["I-MISC"])
SENTENCES_A_DOCUMENT = 8  # of corpora that are lists of sentences: GMB keeps their order, so neighbours belong together
NO_SPACE_BEFORE = frozenset([*".,;:!?)]}%", "'s", "'S", "n't", "'re", "'ve", "'ll", "'d", "'m", "''"])
NO_SPACE_AFTER = frozenset(["(", "[", "{", "$", "``", "#"])


class Annotated(NamedTuple):
    """A document, the index in `TAGS` of each of its words, and whether names of the label MISC are tagged in it."""

    source: str
    document: Document
    tags: np.ndarray
    has_misc: bool


def gold(path: Path) -> Iterator[Annotated]:
    """Read documents: ``{"text", "gold": [{"start", "end", "label"}], "labels", "source"}`` a line."""
    splitter = Splitter.load()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            document = document_of(record["text"], splitter)
            has_misc = "MISC" in record["labels"]
            spans = [(span["start"], span["end"], LABELS[span["label"]]) for span in record["gold"]]
            yield Annotated(record["source"], document, _tags(document, spans, has_misc), has_misc)


def gmb(path: Path) -> Iterator[Document]:
    """Read the sentences of the Groningen Meaning Bank, ``Sentence #,Word,POS,Tag``, without its tags."""
    with path.open(encoding="latin-1", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        sentences: list[list[str]] = []
        for row in rows:
            if row and row[0]:
                sentences.append([])
            if len(row) == 4:
                sentences[-1].append(row[1])
    yield from _grouped(dict.fromkeys(map(tuple, sentences)))


def wikiann(paths: Iterable[Path]) -> Iterator[Document]:
    """Read the sentences of WikiANN, ``en:word<TAB>tag`` with an empty line after each, without their tags."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for filled, block in groupby(lines, key=lambda line: bool(line.strip())):
                if filled:
                    yield from _grouped([tuple(line.split("\t")[0].split(":", 1)[1] for line in block)])


def read_corpus(folder: Path, hold_out: str | None = None) -> Iterator[Annotated]:
    """Read the project's own annotated articles, in the order of their names, without fold K of N ("K/N")."""
    left_out = held_out(folder, hold_out) if hold_out else []
    splitter = Splitter.load()
    for path in sorted(folder.glob("*.article")):
        if path not in left_out:
            article = annotated.read(path)
            document = document_of(article.text, splitter)
            yield Annotated("corpus", document, tags_of(document, article.entities), True)


def held_out(folder: Path, hold_out: str) -> list[Path]:
    """Return the articles of fold K of N ("K/N"): those whose name has this remainder, wherever others are added."""
    fold, folds = map(int, hold_out.split("/"))
    return [path for path in sorted(folder.glob("*.article")) if zlib.crc32(path.name.encode()) % folds == fold]


def tags_of(document: Document, marks: Sequence[annotated.Mark]) -> np.ndarray:
    """Return the tags of the marked names. Words that are partly in a name belong to it: of "US$" the whole."""
    tags = np.zeros(len(document.words), np.int8)
    starts, ends = np.array(document.starts), np.array(document.ends)
    for mark in marks:
        inside = np.flatnonzero((starts < mark.end) & (ends > mark.start))
        if not len(inside):
            continue
        label = LABELS[mark.label]
        mention = trim(document, Mention(int(inside[0]), int(inside[-1]) + 1, label, 1.0))
        if mention:
            tags[mention.first] = INDEX[f"B-{label}"]
            tags[mention.first + 1 : mention.stop] = INDEX[f"I-{label}"]
    return tags


def windows(document: Document, longest: int) -> Iterator[tuple[int, int]]:
    """Cut a document into runs of whole sentences of at most so many words; a longer sentence is cut itself."""
    first = last = 0
    for start, stop in document.sentences:
        if stop - first > longest and last > first:
            yield first, last
            first = start
        while stop - first > longest:
            yield first, first + longest
            first += longest
        last = stop
    if last > first:
        yield first, last


def document_of(text: str, splitter: Splitter) -> Document:
    spans = [
        (paragraph + start, paragraph + end)
        for paragraph, paragraph_end in paragraph_spans(text, "auto")
        for start, end in sentence_spans(text[paragraph:paragraph_end], splitter.ends_sentence)
    ]
    return tokenise(text, spans)


def _tags(document: Document, spans: Sequence[tuple[int, int, str]], has_misc: bool) -> np.ndarray:
    """Return the tags of names whose edges are edges of words, as `trim` leaves them; a people's lone name is MISC."""
    first_at = {start: i for i, start in enumerate(document.starts)}
    stop_at = {end: i + 1 for i, end in enumerate(document.ends)}
    tags = np.zeros(len(document.words), np.int8)
    for start, end, label in spans:
        first, stop = first_at.get(start), stop_at.get(end)
        if first is None or stop is None or stop <= first:
            continue
        mention = trim(document, Mention(first, stop, label, 1.0))
        if mention:
            tags[mention.first] = INDEX[f"B-{label}"]
            tags[mention.first + 1 : mention.stop] = INDEX[f"I-{label}"]
    if has_misc:
        for i, word in enumerate(document.words):
            if not tags[i] and word in load("demonyms"):
                tags[i] = INDEX["B-MISC"]
    return tags


def _grouped(sentences: Iterable[tuple[str, ...]]) -> Iterator[Document]:
    chunk: list[str] = []
    for words in sentences:
        chunk.append(_spaced(words))
        if len(chunk) == SENTENCES_A_DOCUMENT:
            yield _joined(chunk)
            chunk = []
    if chunk:
        yield _joined(chunk)


def _joined(sentences: Sequence[str]) -> Document:
    ends = [0]
    for sentence in sentences:
        ends.append(ends[-1] + len(sentence) + 1)
    spans = [(start, end - 1) for start, end in pairwise(ends)]
    return tokenise("\n".join(sentences), spans)


def _spaced(words: Sequence[str]) -> str:
    """Put words together again with the spaces of running text."""
    text, quoted, before = "", False, ""
    for word in words:
        closes = word == '"' and quoted
        glued = not text or word in NO_SPACE_BEFORE or before in NO_SPACE_AFTER or closes or (before == '"' and quoted)
        if word == '"':
            quoted = not quoted
        text += word if glued else f" {word}"
        before = word
    return re.sub(r"\s+", " ", text)
