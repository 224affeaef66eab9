"""How much an article is a report, as newspapers write them, rather than another kind of prose."""

import math
from collections.abc import Mapping, Sequence

from newspipe_summarise.document import Document
from newspipe_summarise.features import is_personal
from newspipe_summarise.lexicon import lexicon

STYLE_FEATURES = ("paragraph", "said", "personal")


def style(document: Document, statements: Sequence[int]) -> tuple[float, ...]:
    """Return the `STYLE_FEATURES` of an article whose statements are ``statements``.

    ``paragraph``  logarithm of the mean number of statements in a paragraph; reports have one or two
    ``said``       share of the statements with a verb of saying
    ``personal``   share of the statements that speak of their writer or to their reader
    """
    if not statements:
        return (0.0, 0.0, 0.0)
    found = [document.sentences[index] for index in statements]
    paragraphs = len({sentence.paragraph for sentence in found})
    said = sum(not lexicon().saying.isdisjoint(sentence.words) for sentence in found)
    return (math.log(len(found) / paragraphs), said / len(found), sum(map(is_personal, found)) / len(found))


def report_share(numbers: Sequence[float], weights: Mapping[str, float]) -> float:
    """Return the probability, by logistic regression, that an article with this `style` is a report."""
    logit = weights["bias"] + sum(weights[name] * number for name, number in zip(STYLE_FEATURES, numbers, strict=True))
    return 1 / (1 + math.exp(-logit))
