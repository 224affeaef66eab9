"""Where is one mention two, or too long? At "of" after a person, between places side by side, in lists of results.

Each rule looks at a bounded number of words for each mention, so that the whole is linear.
"""

from collections.abc import Iterator, Sequence

from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import (
    COMPANY_FORMS,
    NAME_SUFFIXES,
    NO_NAMES,
    ORG_HEADS,
    TITLE_MODIFIERS,
    TITLES,
    listed,
    load,
)

LONGEST = 12  # words of a place that is looked up
HANDLES = frozenset("@#")
FIRM_ENDS = COMPANY_FORMS | listed("firm abbreviations")
CURRENCIES = frozenset("$€£")
VERSUS = listed("versus")


def cut(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without handles and currencies, each cut where another name begins in it."""
    names = [_of_firm(document, mention) for mention in mentions if not _no_name(document, mention)]
    return _side_by_side(document, _of_place(document, list(_results(document, names))))


def _no_name(document: Document, mention: Mention) -> bool:
    """Tell whether a mention is a handle, an office, the country of a currency, or has no capital."""
    first, stop = mention.first, mention.stop
    if first and document.words[first - 1] in HANDLES and not document.gap(first):
        return True
    inside = document.words[first:stop]
    if document.span(first, stop) in NO_NAMES or _is_title(inside):
        return True
    money = document.words[stop] if stop < len(document.words) and not document.gap(stop) else ""
    return money in CURRENCIES or document.span(first, stop).islower()


def _is_title(inside: Sequence[str]) -> bool:
    """Tell whether the words are an office alone, and nobody's name: "Auditor-General", but not "King"."""
    words = [word for word in inside if word != "-"]
    if not all(word in TITLES or word in TITLE_MODIFIERS for word in words) or not any(
        word in TITLES for word in words
    ):
        return False
    return len(words) > 1 or not (words[0] in load("last_names") or words[0] in load("first_names"))


def _of_firm(document: Document, mention: Mention) -> Mention:
    """Cut the place off "Brill Resources Ltd of Perth"."""
    inside = document.words[mention.first : mention.stop]
    at = next((i for i in range(1, len(inside)) if inside[i] == "of" and inside[i - 1] in FIRM_ENDS), None)
    return mention if at is None else mention._replace(stop=mention.first + at)


def _results(document: Document, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Cut "Vey Rovers 26 Olm Athletic 19" and "Caxias v Santa Cruz" in two, and leave the figures out."""
    results = _lines_of_results(document)
    for mention in mentions:
        inside = document.words[mention.first : mention.stop]
        in_results = mention.first in results
        if not in_results and not VERSUS & {*inside[1:-1]}:
            yield mention
            continue
        first = mention.first
        for at, word in enumerate([*inside, "v"], mention.first):
            if word in VERSUS or (in_results and word.isdigit()):
                if at > first:
                    yield mention._replace(first=first, stop=at)
                first = at + 1


def _lines_of_results(document: Document) -> set[int]:
    """Return the tokens of sentences that hold more figures than words in lower case."""
    found: set[int] = set()
    for first, stop in document.sentences:
        inside = document.words[first:stop]
        figures = sum(map(str.isdigit, inside))
        if figures > 1 and figures > sum(word.islower() and word not in VERSUS for word in inside):
            found.update(range(first, stop))
    return found


def _of_place(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Cut "Ada Stone of Lowmere" in two."""
    found: list[Mention] = []
    for mention in mentions:
        inside = document.words[mention.first : mention.stop]
        before = found[-1] if found else None
        after_person = before and before.label == "PERSON" and before.stop == mention.first - 1
        if (
            after_person
            and mention.label == "PERSON"
            and document.words[mention.first - 1] == "of"
            and len(inside) == 1
        ):
            mention = mention._replace(label="LOC")
        if mention.label == "PERSON" and "," in inside[1:-1] and inside[inside.index(",") + 1] not in NAME_SUFFIXES:
            comma = mention.first + inside.index(",")  # two people of a list
            found += [mention._replace(stop=comma), mention._replace(first=comma + 1)]
            continue
        at = inside.index("of") if mention.label == "PERSON" and "of" in inside else 0
        if at < 2 or at == len(inside) - 1:
            found.append(mention)
            continue
        found.append(mention._replace(stop=mention.first + at))
        rest = at + 1 + (inside[at + 1] == "the")
        if rest < len(inside):
            label = "ORG" if inside[-1] in ORG_HEADS else "LOC"
            found.append(Mention(mention.first + rest, mention.stop, label, mention.score))
    return found


def _side_by_side(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Cut "Zurich Switzerland", two places of the lists that are no place together, in two."""
    found: list[Mention] = []
    places = load("places")
    for mention in mentions:
        first, stop = mention.first, mention.stop
        if mention.label == "LOC" and 1 < stop - first <= LONGEST and document.span(first, stop) not in places:
            cuts = [
                at
                for at in range(first + 1, stop)
                if document.span(first, at) in places and document.span(at, stop) in places
            ]
            if cuts:
                found += [mention._replace(stop=cuts[0]), mention._replace(first=cuts[0])]
                continue
        found.append(mention)
    return found
