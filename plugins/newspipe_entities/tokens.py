"""Where are the words of an article? A tokeniser whose offsets are exact, and the tokens of an article in columns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# A word keeps its inner apostrophes (O'Neal, don't) and ampersands (AT&T); a possessive is a token of its own, so that
# no name has to be cut; hyphens are tokens too, because "Oslo-based" holds a name and a hyphenated name is put together
# again by whoever looks for names. U+0300 to U+036F are the combining marks, which Python's \w leaves out.
TOKEN = re.compile(
    r"""
      [^\W\d_](?:\.[^\W\d_])+\b\.?                           # U.N.  J.R.R.  a.m.
    | [^\W\d_]\.(?=\s+[^\W\d_])                             # an initial: J. Smith
    | (?:Mrs?|Ms|Dr|Prof|St|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|Rev|Hon|Pres|Jr|Sr|Inc|Corp|Co|Ltd|Bros)\.
    | ['’]s\b
    | [^\W_][\w\u0300-\u036f]*(?:(?:['’](?!s\b)|&)[^\W\d_][\w\u0300-\u036f]*)*
    | \S
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Document:
    """An article's text and its tokens, sentence after sentence.

    Token ``i`` is ``words[i]``, which is ``text[starts[i]:ends[i]]``; ``sentences`` holds half-open ranges of tokens.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]

    def span(self, first: int, stop: int) -> str:
        """Return the text from token ``first`` up to, and not with, token ``stop``."""
        return self.text[self.starts[first] : self.ends[stop - 1]]

    def gap(self, index: int) -> int:
        """Return how many code points lie between token ``index - 1`` and token ``index``."""
        return self.starts[index] - self.ends[index - 1]


def tokenise(text: str, sentences: Iterable[tuple[int, int]]) -> Document:
    """Cut the sentences of a text, half-open ranges in code points, into tokens. Text between sentences has none."""
    document = Document(text, [], [], [], [])
    words, starts, ends = document.words, document.starts, document.ends
    for start, end in sentences:
        first = len(words)
        for match in TOKEN.finditer(text, start, end):
            words.append(match[0])
            starts.append(match.start())
            ends.append(match.end())
        document.sentences.append((first, len(words)))
    return document
