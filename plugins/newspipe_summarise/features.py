"""What the default method looks at in a sentence: the numbers that it weighs."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from operator import mul

from newspipe_summarise.document import Document, Sentence

FEATURES = (
    "lead",
    "opening",
    "late",
    "coverage",
    "common",
    "repeated",
    "title",
    "headings",
    "prose",
    "long",
    "personal",
)

PROSE_WORDS = frozenset({"a", "and", "in", "of", "the", "to"})
_PERSONAL = "i i'd i'll i'm i've me my our us we we'd we'll we're we've you you'd you'll you're you've your"
PERSONAL = frozenset(_PERSONAL.split())
LONG = 25

Row = tuple[float, ...]


def features(document: Document, statements: Sequence[int]) -> list[Row]:
    """Return the `FEATURES` of each of the sentences whose indices are ``statements``.

    ``lead``      cosine with the whole article (tf-isf vectors), over the rank among the statements, from 1
    ``opening``   1 over the root of the rank, times 1 less twice the share of statements that are ``personal``, or 0
    ``late``      logarithm of the rank
    ``coverage``  share of the article's content words that are among the sentence's, times the logarithm of the number
                  of statements and one
    ``common``    mean share of the article's sentences that a content word of this one is in; 0 for a word in no other
    ``repeated``  share of the content words that are in another sentence too
    ``title``     content words shared with the title: up to five, over five
    ``headings``  content words shared with the sentences that are no statements, as headings are, over five
    ``prose``     share of the words that are "the", "of", "and", "in", "to" or "a": many in a sentence that describes
    ``long``      words more than 25, over 25
    ``personal``  1 where it says "I", "we" or "you", else 0

    Content words are counted by stem, each once a sentence. Position and title words are Edmundson's (JACM 16, 1969),
    coverage is the idea of SumBasic (Nenkova and Vanderwende 2005).
    """
    sentences = document.sentences
    occurrences = Counter(chain.from_iterable(sentence.stems for sentence in sentences))
    holders = Counter(chain.from_iterable(sentence.says for sentence in sentences))
    total = occurrences.total() or 1
    square = {stem: math.log((len(sentences) + 1) / count) ** 2 for stem, count in holders.items()}
    product = {stem: count * square[stem] for stem, count in occurrences.items()}
    norm = math.sqrt(sum(map(mul, product.values(), occurrences.values()))) or 1.0
    repeated = {stem: count for stem, count in holders.items() if count > 1}
    others = set(range(len(sentences))).difference(statements)
    headings = frozenset(chain.from_iterable(sentences[index].says for index in others))
    personal = [is_personal(sentences[index]) for index in statements]
    opening = max(0.0, 1 - 2 * sum(personal) / (len(statements) or 1))
    breadth = math.log(1 + len(statements))
    rows: list[Row] = []
    # The order of a set of strings changes from one process to the next: `fsum` gives the same sum in any order.
    for rank, index in enumerate(statements, 1):
        words, says = sentences[index].words, sentences[index].says
        size = len(says) or 1
        length = math.sqrt(math.fsum(map(square.__getitem__, says))) or 1.0
        again = [repeated[stem] for stem in says if stem in repeated]
        rows.append(
            (
                math.fsum(map(product.__getitem__, says)) / (length * norm) / rank,
                opening / math.sqrt(rank),
                math.log(rank),
                sum(map(occurrences.__getitem__, says)) / total * breadth,
                sum(again) / size / len(sentences),
                len(again) / size,
                min(5, len(says & document.title)) / 5,
                len(says & headings) / 5,
                sum(map(PROSE_WORDS.__contains__, words)) / (len(words) or 1),
                max(0, len(words) - LONG) / LONG,
                float(personal[rank - 1]),
            )
        )
    return rows


def is_personal(sentence: Sentence) -> bool:
    """Tell whether the sentence speaks of its writer or to its reader."""
    return not PERSONAL.isdisjoint(sentence.words)
