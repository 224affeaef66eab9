"""What the methods see of an article: its sentences, and the content words of each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newspipe_summarise.dateline import without_dateline
from newspipe_summarise.lexicon import lexicon

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
STEM_LENGTH = 6
REPORT_BEGINS_WITHIN = 3  # long sentences: a headline or a standfirst with a stop may be before the report
_LONG = 60  # code points

Span = Mapping[str, Any]


@dataclass(slots=True)
class Sentence:
    """A sentence of the article.

    ``paragraph`` is the number of its paragraph and ``place`` that in the paragraph, from 0; a line break between
    sentences begins a new one. ``text`` is on one line and without a dateline, ``words`` are in lower case, ``stems``
    are those of its content words in order, and ``says`` is the set of them. ``short_name``: it names somebody by less
    than the fullest name in the article.
    """

    paragraph: int
    place: int
    text: str
    words: list[str]
    stems: list[str]
    says: frozenset[str]
    short_name: bool


@dataclass(slots=True)
class Document:
    """An article as the methods see it; ``title`` is the set of the stems of its title."""

    title: frozenset[str]
    sentences: list[Sentence]


def document(article: Mapping[str, Any]) -> Document:
    """Return the article's title and sentences, ready to be ranked."""
    title = article.get("title")
    title_stems = stems(words(title)) if isinstance(title, str) else []
    entities: Sequence[Span] = article.get("entities") or ()
    places = frozenset(entity["text"] for entity in entities if entity.get("label") == "LOC")
    sentences = read_sentences(article["text"], article["sentences"], places)
    _mark_short_names(sentences, article["sentences"], entities)
    return Document(frozenset(title_stems), sentences)


def _mark_short_names(sentences: Sequence[Sentence], spans: Sequence[Span], entities: Sequence[Span]) -> None:
    index = 0
    for entity in entities:
        while index < len(spans) and spans[index]["end"] <= entity["start"]:
            index += 1
        if index < len(spans) and entity.get("label") == "PERSON" and entity.get("name") not in (None, entity["text"]):
            sentences[index].short_name = True


def read_sentences(text: str, spans: Sequence[Span], places: frozenset[str] = frozenset()) -> list[Sentence]:
    """Return the sentences at ``spans`` (half-open, in code points), each with its words."""
    sentences = []
    paragraph = place = end = long = 0
    for span in spans:
        start = span["start"]
        is_new = end == 0 or "\n" in text[end:start]
        paragraph += is_new and end > 0
        place = 0 if is_new else place + 1
        end = span["end"]
        line = " ".join(text[start:end].split())
        long += len(line) >= _LONG
        if is_new and (long <= REPORT_BEGINS_WITHIN or line[1:3].isupper()):
            line = without_dateline(line, is_first=long <= REPORT_BEGINS_WITHIN, places=places)
        found = words(line)
        content = stems(found)
        sentences.append(Sentence(paragraph, place, line, found, content, frozenset(content), short_name=False))
    return sentences


def words(text: str) -> list[str]:
    """Return the words of ``text`` in lower case."""
    return WORD.findall(text.lower().replace("’", "'"))


def stems(words: list[str]) -> list[str]:
    """Return the content words, cut to six letters: as good as a stemmer for counting, and far cheaper."""
    stop = lexicon().stop
    return [word.removesuffix("'s")[:STEM_LENGTH] for word in words if word not in stop]
