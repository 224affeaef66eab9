"""What the methods see of an article: its sentences, and the content words of each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

# Words of grammar, and verbs of saying, that tell nothing of what an article is about.
_STOP_WORDS = """
a about above after again against all also am an and any are aren't as at be because been before being below between
both but by can can't cannot could couldn't did didn't do does doesn't doing don't down dr during each even few for from
further get got had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers herself him himself
his how however i i'd i'll i'm i've if in into is isn't it it's its itself just let let's like many may me might more
most mr mrs ms much must my myself no nor not now of off on once one only or other our ours ourselves out over own
really said same say says she she'd she'll she's should shouldn't since so some still such than that that's the their
theirs them themselves then there there's these they they'd they'll they're they've this those though through to too two
under until up upon us very was wasn't way we we'd we'll we're we've well were weren't what what's when where which
while who who's whom whose why will with within without won't would wouldn't yet you you'd you'll you're you've your
yours yourself yourselves
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
STEM_LENGTH = 6


@dataclass(slots=True)
class Sentence:
    """A sentence of the article.

    ``paragraph`` is the number of its paragraph; a line break between sentences begins a new one. ``text`` is on
    one line, ``words`` are in lower case, ``stems`` are those of its content words in order, and ``says`` is the set of
    them.
    """

    paragraph: int
    text: str
    words: list[str]
    stems: list[str]
    says: frozenset[str]


@dataclass(slots=True)
class Document:
    """An article as the methods see it; ``title`` is the set of the stems of its title."""

    title: frozenset[str]
    sentences: list[Sentence]


def document(article: Mapping[str, Any]) -> Document:
    """Return the article's title and sentences, ready to be ranked."""
    title = article.get("title")
    title_stems = stems(words(title)) if isinstance(title, str) else []
    return Document(frozenset(title_stems), read_sentences(article["text"], article["sentences"]))


def read_sentences(text: str, spans: Sequence[Mapping[str, int]]) -> list[Sentence]:
    """Return the sentences at ``spans`` (half-open, in code points), each with its words."""
    sentences = []
    paragraph = end = 0
    for span in spans:
        start = span["start"]
        paragraph += "\n" in text[end:start]
        end = span["end"]
        line = " ".join(text[start:end].split())
        found = words(line)
        content = stems(found)
        sentences.append(Sentence(paragraph, line, found, content, frozenset(content)))
    return sentences


def words(text: str) -> list[str]:
    """Return the words of ``text`` in lower case."""
    return WORD.findall(text.lower().replace("’", "'"))


def stems(words: list[str]) -> list[str]:
    """Return the content words, cut to six letters: as good as a stemmer for counting, and far cheaper."""
    return [word.removesuffix("'s")[:STEM_LENGTH] for word in words if word not in STOP_WORDS]
