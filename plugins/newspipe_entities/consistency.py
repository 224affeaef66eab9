"""Do an article's mentions agree? A name that is sure in one place is found again in the others."""

from collections import defaultdict
from collections.abc import Sequence, Set

from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import DIRECTIONS, PARTICLES, PLACE_OPENERS, PLACE_PREPOSITIONS, load

SURE = 0.75
FOUND_AGAIN = 0.9  # of the score of the mention that a name is found again by
LONGEST = 8  # words of a name that is looked for again
SHORT = 3  # letters; a shorter word in capitals is rather an acronym
FULL_NAME = 0.6  # the score of a person's full name whose last word is looked for
TWO_THINGS = 0.9  # the score from which a string may be a place here and a team there


def find_again(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Add the untagged places where a sure name, or the last word of a sure person's name, stands with a capital."""
    sure: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        if mention.score >= SURE and mention.stop - mention.first <= LONGEST:
            name = tuple(document.words[mention.first : mention.stop])
            sure.setdefault(name, mention)
            if mention.label == "PERSON" and len(name) > 1 and len(name[-1]) > 2:
                sure.setdefault(name[-1:], mention)
    for name, mention in list(sure.items()):  # also in capitals, as speakers of an interview are written
        if len(name[0]) > SHORT:
            sure.setdefault(tuple(word.upper() for word in name), mention)
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
    """Give all mentions of one string in a document one label: that with the highest sum of scores.

    A lone word follows the full name of a person that it ends ("Stone" after "Ada Stone") as if it stood there once
    more. A place that is also a team keeps both labels if the network is sure of each (`TWO_THINGS`).
    """
    votes: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    best: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for mention in mentions:
        name = document.span(mention.first, mention.stop)
        if mention.label in ("LOC", "PERSON") and _stands_as_place(document, mention):
            continue
        votes[name][mention.label] += mention.score**2
        best[name][mention.label] = max(best[name][mention.label], mention.score)
    for name in _last_names(document, mentions) & votes.keys():
        votes[name]["PERSON"] += 1.0
        best[name]["PERSON"] = SURE
    people = {name for name, labels in votes.items() if max(labels, key=labels.__getitem__) == "PERSON"}
    agreed: list[Mention] = []
    for mention in mentions:
        name = document.span(mention.first, mention.stop)
        if name not in votes or (mention.label in ("LOC", "PERSON") and _stands_as_place(document, mention)):
            agreed.append(mention._replace(label="LOC"))
            continue
        if mention.label == "LOC" and _is_person(document, mention, people):
            votes[name]["PERSON"] += 2 * votes[name]["LOC"]
        label = max(votes[name], key=votes[name].__getitem__)
        if mention.label != label:
            sure = best[name]
            if {mention.label, label} == {"ORG", "LOC"} and min(mention.score, sure[label]) >= TWO_THINGS:
                agreed.append(mention)
                continue
            mention = mention._replace(label=label, score=min(max(mention.score, 0.5), SURE))
        agreed.append(mention)
    return agreed


def _stands_as_place(document: Document, mention: Mention) -> bool:
    """Tell whether a mention is a place of the lists behind "in" or "from", whoever else bears its name."""
    before = document.words[mention.first - 1] if mention.first else ""
    return before in PLACE_PREPOSITIONS and document.span(mention.first, mention.stop) in load("places")


def _is_person(document: Document, mention: Mention, people: Set[str]) -> bool:
    """Tell whether an unlisted place of several words ends in the name of one of the document's people."""
    words = document.words
    if mention.stop - mention.first < 2 or words[mention.stop - 1] not in people:
        return False
    before = document.span(mention.first, mention.stop - 1)
    return words[mention.first] not in PLACE_OPENERS and before not in load("places") and before not in DIRECTIONS


def _last_names(document: Document, mentions: Sequence[Mention]) -> set[str]:
    """Return the ends of the sure full names of people that stand for them alone: "Stone", "van Dael", "Van Dael"."""
    found = set()
    for mention in mentions:
        is_sure = mention.score >= FULL_NAME or document.words[mention.first] in load("first_names")
        if mention.label == "PERSON" and 1 < mention.stop - mention.first <= LONGEST and is_sure:
            found.add(document.words[mention.stop - 1])
            small = next((i for i in range(mention.first + 1, mention.stop) if document.words[i] in PARTICLES), None)
            if small is not None:
                name = document.span(small, mention.stop)
                found |= {name, name[:1].upper() + name[1:]}
    return found
