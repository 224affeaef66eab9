"""The default method: where a sentence stands, how central it is, and whether it can stand alone."""

import math
import re
from collections import Counter

from newspipe_summarise.document import Document, Sentence
from newspipe_summarise.selection import NEVER

FEWEST_WORDS = 6
ENDS = re.compile(r"[.!?…。！？।؟][\"'”’»)\]]*\Z")
_LEANS = "he she it they him her them his its their this these those that such but and or so however"
LEANS = frozenset(_LEANS.split())


def is_statement(sentence: Sentence) -> bool:
    """Tell whether this is a whole sentence, and not a heading, a byline, a caption's label or a link."""
    return len(sentence.words) >= FEWEST_WORDS and ENDS.search(sentence.text[-8:]) is not None


def salience(document: Document) -> list[float]:
    """Return a score for each sentence; `NEVER` for what is not a whole sentence, where others are."""
    sentences = document.sentences
    usable = [is_statement(sentence) for sentence in sentences]
    if not any(usable):
        usable = [True] * len(sentences)
    count = Counter(stem for sentence in sentences for stem in sentence.stems)
    total = sum(count.values()) or 1
    scores = []
    rank = 0
    for sentence, use in zip(sentences, usable, strict=True):
        if not use:
            scores.append(NEVER)
            continue
        rank += 1
        own = set(sentence.stems)
        central = sum(count[stem] for stem in own) / total
        titled = len(own & document.title_stems) / (len(document.title_stems) or 1)
        leans = bool(sentence.words) and sentence.words[0] in LEANS
        length = abs(math.log(max(len(sentence.words), 1) / 20))
        scores.append(1 / rank + 2 * central + 0.5 * titled - 0.3 * leans - 0.2 * length)
    return scores
