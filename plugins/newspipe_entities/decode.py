"""Which mentions follow from the logits of each token? The best sequence of tags that is a valid one."""

from collections.abc import Sequence, Set
from typing import Any

import numpy as np

from newspipe_entities.tagger import LABELS, Mention

Array = np.ndarray[Any, Any]

TAGS = ("O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI"))
NEVER = -1e9
# What a tag adds after a tag, and at the beginning of a sentence: an I tag (the even ones) goes on with its own label.
FOLLOWS = np.zeros((len(TAGS), len(TAGS)), np.float32)
FOLLOWS[:, 2::2] = NEVER
for inside in range(2, len(TAGS), 2):
    FOLLOWS[[inside - 1, inside], inside] = 0
OPENS = np.zeros(len(TAGS), np.float32)
OPENS[2::2] = NEVER


def decode(logits: Array, sentences: Sequence[tuple[int, int]]) -> list[Mention]:
    """Return the mentions in text order; each score is the mean probability of its tokens' tags.

    ``logits`` has the shape (tokens, `TAGS`); ``sentences`` are half-open ranges of tokens.
    """
    if not len(logits):
        return []
    best = logits.argmax(1)
    before = np.concatenate([[0], best[:-1]])
    before[[first for first, stop in sentences if first < len(best)]] = 0
    opening = {first for first, _ in sentences}
    settled = 0
    for at in np.flatnonzero(FOLLOWS[before, best] < 0).tolist():
        if at < settled:  # in a run that is valid by now; to settle it once for each slip would be quadratic
            continue
        first, stop = _around(best, at, opening)
        best[first:stop] = viterbi(logits[first:stop])
        settled = stop
    sure = softmax(logits)[np.arange(len(best)), best].tolist()
    mentions: list[Mention] = []
    for i in np.flatnonzero(best).tolist():
        tag = int(best[i])
        if tag % 2 == 0 and i not in opening and mentions and mentions[-1].stop == i:
            mentions[-1] = mentions[-1]._replace(stop=i + 1, score=mentions[-1].score + sure[i])
        else:
            mentions.append(Mention(i, i + 1, LABELS[(tag - 1) // 2], sure[i]))
    return [mention._replace(score=mention.score / (mention.stop - mention.first)) for mention in mentions]


def _around(best: Array, at: int, opening: Set[int]) -> tuple[int, int]:
    """Return the run of tokens about an invalid tag that may change with it: the names there, and two tokens before."""
    first, stop = at, at + 1
    while first not in opening and (best[first - 1] or first > at - 2):
        first -= 1
    while stop < len(best) and stop not in opening and best[stop]:
        stop += 1
    return first, stop


def viterbi(logits: Array) -> list[int]:
    """Return the valid sequence of tags with the highest sum of logits (Viterbi 1967)."""
    scores, back = logits[0] + OPENS, []
    for row in logits[1:]:
        paths = scores[:, None] + FOLLOWS
        origin = paths.argmax(0)
        back.append(origin)
        scores = paths[origin, np.arange(len(TAGS))] + row
    tags = [int(scores.argmax())]
    for origin in reversed(back):
        tags.append(int(origin[tags[-1]]))
    return tags[::-1]


def softmax(logits: Array) -> Array:
    """Return the probabilities of each row."""
    powers = np.exp(logits - logits.max(1, keepdims=True))
    shares: Array = powers / powers.sum(1, keepdims=True)
    return shares
