"""What the default method looks at in a sentence: the numbers that it weighs."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from itertools import chain, pairwise
from operator import mul

from newspipe_summarise.document import STOP_WORDS, Document, Sentence

FEATURES = (
    "lead",
    "opening",
    "late",
    "phrases",
    "common",
    "repeated",
    "title",
    "echo",
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
Pair = tuple[str, str]


def features(document: Document, statements: Sequence[int]) -> list[Row]:
    """Return the `FEATURES` of each of the sentences whose indices are ``statements``.

    ``lead``      cosine with the whole article (tf-isf vectors), over the rank among the statements, from 1
    ``opening``   1 over the root of the rank, times 1 less twice the share of statements that are ``personal``, or 0
    ``late``      logarithm of the rank
    ``phrases``   root of the sum, over its pairs of neighbouring words, of the logarithm of the number of paragraphs
                  with that pair; a pair of two stop words does not count
    ``common``    mean share of the article's sentences that a content word of this one is in; 0 for a word in no other
    ``repeated``  share of the content words that are in another sentence too
    ``title``     content words shared with the title: up to five, over five
    ``echo``      ``title`` over the root of the rank: it says first what the title says
    ``headings``  content words shared with the sentences that are no statements, as headings are, over five
    ``prose``     share of the words that are "the", "of", "and", "in", "to" or "a": many in a sentence that describes
    ``long``      words more than 25, over 25
    ``personal``  1 where it says "I", "we" or "you", else 0

    Content words are counted by stem, each once a sentence. Position and title words are Edmundson's (JACM 16, 1969),
    pairs of words that come often are the concepts of Gillick and Favre (*A Scalable Global Model for Summarization*,
    2009).
    """
    sentences = document.sentences
    occurrences = Counter(chain.from_iterable(sentence.stems for sentence in sentences))
    holders = Counter(chain.from_iterable(sentence.says for sentence in sentences))
    square = {stem: math.log((len(sentences) + 1) / count) ** 2 for stem, count in holders.items()}
    product = {stem: count * square[stem] for stem, count in occurrences.items()}
    norm = math.sqrt(sum(map(mul, product.values(), occurrences.values()))) or 1.0
    repeated = {stem: count for stem, count in holders.items() if count > 1}
    others = set(range(len(sentences))).difference(statements)
    headings = frozenset(chain.from_iterable(sentences[index].says for index in others))
    personal = [is_personal(sentences[index]) for index in statements]
    opening = max(0.0, 1 - 2 * sum(personal) / (len(statements) or 1))
    pairs = [content_pairs(sentence.words) for sentence in sentences]
    spread = paragraph_logarithms(sentences, pairs)
    rows: list[Row] = []
    # The order of a set of strings changes from one process to the next: `fsum` gives the same sum in any order.
    for rank, index in enumerate(statements, 1):
        words, says = sentences[index].words, sentences[index].says
        size = len(says) or 1
        length = math.sqrt(math.fsum(map(square.__getitem__, says))) or 1.0
        titled = min(5, len(says & document.title)) / 5
        again = [repeated[stem] for stem in says if stem in repeated]
        rows.append(
            (
                math.fsum(map(product.__getitem__, says)) / (length * norm) / rank,
                opening / math.sqrt(rank),
                math.log(rank),
                math.sqrt(math.fsum(spread[pair] for pair in pairs[index] if pair in spread)),
                sum(again) / size / len(sentences),
                len(again) / size,
                titled,
                titled / math.sqrt(rank),
                len(says & headings) / 5,
                sum(map(PROSE_WORDS.__contains__, words)) / (len(words) or 1),
                max(0, len(words) - LONG) / LONG,
                float(personal[rank - 1]),
            )
        )
    return rows


def content_pairs(words: Sequence[str]) -> set[Pair]:
    """Return the pairs of neighbouring words, save those of two stop words."""
    return {pair for pair in pairwise(words) if not STOP_WORDS.issuperset(pair)}


def paragraph_logarithms(sentences: Sequence[Sentence], pairs: Sequence[Set[Pair]]) -> dict[Pair, float]:
    """Return the logarithm of the number of paragraphs that a pair is in, of each that is in two or more."""
    paragraphs: defaultdict[int, set[Pair]] = defaultdict(set)
    for sentence, own in zip(sentences, pairs, strict=True):
        paragraphs[sentence.paragraph] |= own
    holders = Counter(chain.from_iterable(paragraphs.values()))
    return {pair: math.log(count) for pair, count in holders.items() if count > 1}


def is_personal(sentence: Sentence) -> bool:
    """Tell whether the sentence speaks of its writer or to its reader."""
    return not PERSONAL.isdisjoint(sentence.words)
