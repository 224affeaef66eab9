"""What the default method looks at in a sentence: the numbers that it weighs, for a report and for other prose."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from itertools import chain, pairwise
from operator import mul

from newspipe_summarise.document import Document, Sentence
from newspipe_summarise.lexicon import lexicon

REPORT_FEATURES = (
    "second",
    "opening",
    "end",
    "top",
    "third",
    "title",
    "repeated",
    "words",
    "short",
    "quoted",
    "outlook",
    "short_name",
)
PROSE_FEATURES = (
    "opening",
    "top",
    "lead",
    "phrases",
    "common",
    "repeated",
    "title",
    "echo",
    "headings",
    "prose",
    "long",
    "quoted",
)

SHORT, LONG, FULL = 14, 25, 40  # words
_MOST_TITLE_WORDS = 5
_LATE = 0.5  # of the statements
_QUOTES = frozenset('“”"')

Row = tuple[float, ...]
Pair = tuple[str, str]


class Numbers:
    """The numbers of an article's statements, whose indices are ``statements``.

    ``second``      1 for the second statement, else 0
    ``opening``     1 over the root of the rank, times 1 less twice the share of statements that are personal, or 0
    ``end``         share of the statements that come before
    ``top``         1 for the first sentence of a paragraph
    ``third``       1 for the third sentence of a paragraph, and those after it
    ``title``       content words shared with the title: up to five, over five
    ``echo``        ``title`` over the root of the rank: it says first what the title says
    ``repeated``    share of the content words that are in another sentence too
    ``words``       number of words, up to 40, over 40
    ``short``       1 for fewer than 14 words
    ``long``        words more than 25, over 25
    ``quoted``      1 if a quotation begins or ends in it
    ``outlook``     ``end`` if it is in the second half and speaks of what is to come
    ``short_name``  1 if it names somebody by less than the fullest name in the article
    ``lead``        cosine with the whole article (tf-isf vectors), over the rank among the statements, from 1
    ``phrases``     root of the sum, over its pairs of neighbouring words, of the logarithm of the number of paragraphs
                    with that pair; a pair of two stop words does not count
    ``common``      mean share of the article's sentences that have a content word of this one, if another has it
    ``headings``    content words shared with the sentences that are no statements, as headings are, over five
    ``prose``       share of the words that are "the", "of", "and", "in", "to" or "a": many in a sentence that describes

    Content words are counted by stem, each once a sentence. Position and title words are Edmundson's (JACM 16, 1969),
    pairs of words that come often are the concepts of Gillick and Favre (*A Scalable Global Model for Summarization*,
    2009). The order of a set of strings changes from one process to the next: `fsum` gives the same sum in any order.
    """

    def __init__(self, document: Document, statements: Sequence[int]) -> None:
        self._sentences = document.sentences
        self._statements = statements
        self._holders = Counter(chain.from_iterable(sentence.says for sentence in document.sentences))
        self._shared = frozenset(stem for stem, count in self._holders.items() if count > 1)
        self._title = document.title
        personal = sum(is_personal(document.sentences[index]) for index in statements)
        self._opening = max(0.0, 1 - 2 * personal / (len(statements) or 1))

    def report(self) -> list[Row]:
        """Return the `REPORT_FEATURES` of each statement."""
        outlook = lexicon().outlook
        rows: list[Row] = []
        for rank, index in enumerate(self._statements, 1):
            sentence = self._sentences[index]
            end = (rank - 1) / len(self._statements)
            count = len(sentence.words)
            rows.append(
                (
                    float(rank == 2),
                    self._opening / math.sqrt(rank),
                    end,
                    float(sentence.place == 0),
                    float(sentence.place > 1),
                    self._titled(sentence),
                    self._repeated(sentence),
                    min(count, FULL) / FULL,
                    float(count < SHORT),
                    float(not _QUOTES.isdisjoint(sentence.text)),
                    end if end >= _LATE and not outlook.isdisjoint(sentence.words) else 0.0,
                    float(sentence.short_name),
                )
            )
        return rows

    def prose(self) -> list[Row]:
        """Return the `PROSE_FEATURES` of each statement."""
        sentences, holders = self._sentences, self._holders
        occurrences = Counter(chain.from_iterable(sentence.stems for sentence in sentences))
        square = {stem: math.log((len(sentences) + 1) / count) ** 2 for stem, count in holders.items()}
        product = {stem: count * square[stem] for stem, count in occurrences.items()}
        norm = math.sqrt(sum(map(mul, product.values(), occurrences.values()))) or 1.0
        others = set(range(len(sentences))).difference(self._statements)
        headings = frozenset(chain.from_iterable(sentences[index].says for index in others))
        pairs = [content_pairs(sentence.words) for sentence in sentences]
        spread = paragraph_logarithms(sentences, pairs)
        plain = lexicon().prose
        rows: list[Row] = []
        for rank, index in enumerate(self._statements, 1):
            sentence = sentences[index]
            words, says = sentence.words, sentence.says
            length = math.sqrt(math.fsum(map(square.__getitem__, says))) or 1.0
            titled = self._titled(sentence)
            rows.append(
                (
                    self._opening / math.sqrt(rank),
                    float(sentence.place == 0),
                    math.fsum(map(product.__getitem__, says)) / (length * norm) / rank,
                    math.sqrt(math.fsum(spread[pair] for pair in pairs[index] if pair in spread)),
                    sum(map(holders.__getitem__, says & self._shared)) / (len(says) or 1) / len(sentences),
                    self._repeated(sentence),
                    titled,
                    titled / math.sqrt(rank),
                    len(says & headings) / 5,
                    sum(map(plain.__contains__, words)) / (len(words) or 1),
                    max(0, len(words) - LONG) / LONG,
                    float(not _QUOTES.isdisjoint(sentence.text)),
                )
            )
        return rows

    def _titled(self, sentence: Sentence) -> float:
        return min(_MOST_TITLE_WORDS, len(sentence.says & self._title)) / _MOST_TITLE_WORDS

    def _repeated(self, sentence: Sentence) -> float:
        return len(sentence.says & self._shared) / (len(sentence.says) or 1)


def content_pairs(words: Sequence[str]) -> set[Pair]:
    """Return the pairs of neighbouring words, save those of two stop words."""
    stop = lexicon().stop
    return {pair for pair in pairwise(words) if not stop.issuperset(pair)}


def paragraph_logarithms(sentences: Sequence[Sentence], pairs: Sequence[Set[Pair]]) -> dict[Pair, float]:
    """Return the logarithm of the number of paragraphs that a pair is in, of each that is in two or more."""
    paragraphs: defaultdict[int, set[Pair]] = defaultdict(set)
    for sentence, own in zip(sentences, pairs, strict=True):
        paragraphs[sentence.paragraph] |= own
    holders = Counter(chain.from_iterable(paragraphs.values()))
    return {pair: math.log(count) for pair, count in holders.items() if count > 1}


def is_personal(sentence: Sentence) -> bool:
    """Return whether the sentence speaks of its writer or to its reader."""
    return not lexicon().personal.isdisjoint(sentence.words)
