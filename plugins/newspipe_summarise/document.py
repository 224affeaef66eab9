"""What the methods see of an article: its sentences, and the content words of each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# Words of grammar, and verbs of saying, that tell nothing of what an article is about.
_STOP_WORDS = """
a about above after again against all also am an and any are aren't as at be because been before being below
between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down dr during each even
few for from further get got had hadn't has hasn't have haven't having he he's her here hers herself him himself
his how however i i'd i'll i'm i've if in into is isn't it itself just let like many may me might more most mr mrs
ms much must my myself no nor not now of off on once one only or other our ours ourselves out over own really said
same say says she she's should shouldn't since so some still such than that the their theirs them themselves then
there these they they'd they'll they're they've this those though through to too two under until up upon us very was
wasn't we we'd we'll we're we've were weren't what when where which while who whom whose why will with within
without won't would wouldn't yet you you'd you'll you're you've your yours yourself yourselves
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
STEM_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its text on one line, its words in lower case, and the stems of its content words, in order."""

    start: int
    text: str
    words: list[str]
    stems: list[str]


@dataclass(frozen=True)
class Document:
    """An article as the methods see it. ``title`` is ``""`` where it has none."""

    text: str
    title: str
    sentences: list[Sentence]

    @cached_property
    def title_stems(self) -> frozenset[str]:
        """The stems of the title's content words."""
        return frozenset(stems(words(self.title)))


def document(article: Mapping[str, Any]) -> Document:
    """Return the article's text, title and sentences, ready to be ranked."""
    text = article["text"]
    title = article.get("title")
    return Document(text, title if isinstance(title, str) else "", read_sentences(text, article["sentences"]))


def read_sentences(text: str, spans: Sequence[Mapping[str, int]]) -> list[Sentence]:
    """Return the sentences at ``spans`` (half-open, in code points), each with its words."""
    sentences = []
    for span in spans:
        line = " ".join(text[span["start"] : span["end"]].split())
        found = words(line)
        sentences.append(Sentence(span["start"], line, found, stems(found)))
    return sentences


def words(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, without a possessive 's."""
    return [word.replace("’", "'").removesuffix("'s") for word in WORD.findall(text.lower())]


def stems(words: list[str]) -> list[str]:
    """Return the content words, cut to six letters: as good as a stemmer for counting, and far cheaper."""
    return [word[:STEM_LENGTH] for word in words if word not in STOP_WORDS]
