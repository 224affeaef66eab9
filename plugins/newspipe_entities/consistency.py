"""Do an article's mentions agree? A name that is sure in one place is found again in the others."""

from collections import defaultdict
from collections.abc import Sequence

from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document

SURE = 0.75
FOUND_AGAIN = 0.9  # of the score of the mention that a name is found again by
LONGEST = 8  # words of a name that is looked for again


def find_again(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Add the untagged places where a sure name, or the last word of a sure person's name, stands with a capital."""
    sure: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        if mention.score >= SURE and mention.stop - mention.first <= LONGEST:
            name = tuple(document.words[mention.first : mention.stop])
            sure.setdefault(name, mention)
            if mention.label == "PERSON" and len(name) > 1 and len(name[-1]) > 2:
                sure.setdefault(name[-1:], mention)
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in sure:
        if name[0][0].isupper():
            lengths[name[0]].add(len(name))
    taken = bytearray(len(document.words))
    for mention in mentions:
        taken[mention.first : mention.stop] = b"\x01" * (mention.stop - mention.first)
    found = list(mentions)
    for first, stop in document.sentences:
        found += _search(document, first, stop, sure, lengths, taken)
    return sorted(found)


def _search(
    document: Document,
    first: int,
    stop: int,
    sure: dict[tuple[str, ...], Mention],
    lengths: dict[str, set[int]],
    taken: bytearray,
) -> list[Mention]:
    words, found, i = document.words, [], first
    while i < stop:
        size = 1
        for length in sorted(lengths.get(words[i], ()), reverse=True):
            end = i + length
            known = sure.get(tuple(words[i:end])) if end <= stop else None
            if known and not any(taken[i:end]) and not _part_of_longer(document, i, end, first, stop):
                found.append(Mention(i, end, known.label, round(FOUND_AGAIN * known.score, 3)))
                size = length
                break
        i += size
    return found


def _part_of_longer(document: Document, first: int, end: int, sentence: int, stop: int) -> bool:
    """Tell whether a capitalised word stands beside, so that the words may belong to another name."""
    before = first > sentence and document.words[first - 1][0].isupper() and first - 1 > sentence
    after = end < stop and document.words[end][0].isupper()
    return before or after


def agree(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Give each name that is unsure in one place the label that it has where it is sure.

    Where it is sure of two labels (a town and a person named alike) the text says so, and nothing is changed. A lone
    word follows the full name of a person that it ends: "Stone" after "Ada Stone"; so does a place's name that speaks:
    "Lagos said" after "Ada Lagos".
    """
    sure: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.score >= SURE:
            sure[document.span(mention.first, mention.stop)].add(mention.label)
            if mention.label == "PERSON" and mention.stop - mention.first > 1:
                sure[document.words[mention.stop - 1]].add("PERSON")
    agreed = []
    for mention in mentions:
        labels = sure.get(document.span(mention.first, mention.stop), set())
        if (
            mention.label == "LOC"
            and "PERSON" in labels
            and document.words[mention.stop : mention.stop + 1] == ["said"]
        ):
            mention = mention._replace(label="PERSON", score=SURE)
        if mention.score < SURE and len(labels) == 1 and mention.label not in labels:
            (label,) = labels
            mention = mention._replace(label=label, score=SURE)
        agreed.append(mention)
    return agreed
