"""Which words belong to a name that the network cut? Ampersands, commas, possessives, nicknames, ordinals.

Each rule changes the `Spans` of a document; from where a rule begins to match it looks at a bounded number of words, so
that the whole is linear.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newspipe_entities.chunks import everyday
from newspipe_entities.firms import ampersands, company_forms, possessives
from newspipe_entities.spans import Spans
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import COMPANY_FORMS, DAYS_AND_MONTHS, ORG_HEADS, ORG_OPENERS, listed, load
from newspipe_entities.wordings import SMALL_WORDS

SCORE = 0.85
LONGEST = 12  # words of a name that is put together
NICKNAME = 4  # words between the quotation marks
INITIALS = 3  # before a name
TITLE_WORDS = 7  # of a work
OPENING_QUOTES, CLOSING_QUOTES = frozenset("\"“‘'"), frozenset("\"”’'")
STATES = listed("states")
BODIES = (ORG_HEADS | ORG_OPENERS) - COMPANY_FORMS - listed("no bodies")
DIVISIONS = listed("divisions")
NUMBERED = listed("numbered")
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")


def join(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with the words that belong to their names."""
    spans = Spans(len(document.words), _heads(document, _ordinals(document, mentions)))
    for rule in (
        _numbers,
        _stops,
        _of_places,
        _cases,
        _hyphens,
        _initials,
        possessives,
        _nicknames,
        ampersands,
        _commas,
        company_forms,
        _last_first,
        _works,
    ):
        rule(document, spans)
    return spans.all()


def _ordinals(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Begin "3rd Circuit" and "82nd Airborne Division" with their ordinal."""
    found = []
    for mention in mentions:
        first = mention.first
        before = document.words[first - 1] if first else ""
        inside = document.words[first : mention.stop]
        is_ordinal = before[:1].isdigit() and before.endswith(ORDINAL_ENDINGS)
        if is_ordinal and NUMBERED & {*inside[:2]} and (inside[0] not in ("U.S.", "US") or len(inside) > 1):
            mention = mention._replace(first=first - 1)
        found.append(mention)
    return found


def _heads(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Join a place to the body that it is part of the name of: "Harrow" and "Valley Water Board"."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        if (
            before
            and before.label == "LOC"
            and mention.label == "ORG"
            and before.stop == mention.first
            and document.gap(mention.first) == 1
            and mention.stop - mention.first > 1
            and document.words[mention.stop - 1] in ORG_HEADS
            and mention.stop - before.first <= LONGEST
        ):
            found[-1] = mention._replace(first=before.first)
        else:
            found.append(mention)
    return found


def _numbers(document: Document, spans: Spans) -> None:
    """Take its number to "Harbour School No. 4"."""
    words = document.words
    for i in range(1, len(words) - 2):
        if words[i] == "No" and words[i + 1] == "." and words[i + 2].isdigit() and words[i - 1][0].isupper():
            before = spans.at(i - 1)
            if before and before.label in ("ORG", "LOC") and before.stop in (i, i + 1):
                spans.put(before._replace(stop=i + 3))


def _stops(document: Document, spans: Spans) -> None:
    """Take its stop to "Calif."."""
    words = document.words
    for i in range(1, len(words) - 1):
        before = spans.at(i) if words[i] in STATES and words[i + 1] == "." and not document.gap(i + 1) else None
        if before and before.label == "LOC" and before.stop == i + 1:
            spans.put(before._replace(stop=i + 2))


def _of_places(document: Document, spans: Spans) -> None:
    """Take its place to "Rotary Club of Vellin", as to every body whose name ends in such a word."""
    words = document.words
    mentions = spans.all()
    for left, right in pairwise(mentions):
        of = words[left.stop : right.first]
        if left.label == "ORG" and right.label == "LOC" and of in (["of"], ["of", "the"]):
            head = words[left.stop - 1]
            if head in BODIES and right.stop - left.first <= LONGEST:
                spans.put(Mention(left.first, right.stop, "ORG", min(left.score, right.score)))


def _cases(document: Document, spans: Spans) -> None:
    """Make "Stone v. Renn" the name of a case; teams play with "v" and "vs"."""
    for mention in spans.all():
        if "v." in document.words[mention.first + 1 : mention.stop - 1]:
            spans.put(mention._replace(label="MISC"))
    for left, right in pairwise(spans.all()):
        if document.words[left.stop : right.first] == ["v."] and right.stop - left.first <= LONGEST:
            spans.put(Mention(left.first, right.stop, "MISC", SCORE))


def _hyphens(document: Document, spans: Spans) -> None:
    """Make "Ta-Nehisi Stone" one person, even if its first half looks like a place."""
    for left, right in pairwise(spans.all()):
        hyphen = left.stop == right.first - 1 and document.words[left.stop] == "-"
        if hyphen and right.label == "PERSON" and not document.gap(left.stop) and not document.gap(right.first):
            spans.put(right._replace(first=left.first))


def _initials(document: Document, spans: Spans) -> None:
    """Take initials without stops to the person behind them: "K V Stone"."""
    for mention in spans.all():
        first = mention.first
        while (
            first > max(0, mention.first - INITIALS)
            and len(document.words[first - 1]) == 1
            and document.words[first - 1].isupper()
            and document.gap(first) == 1
            and spans.at(first - 1) is None
        ):
            first -= 1
        if mention.label == "PERSON" and first < mention.first:
            spans.put(mention._replace(first=first))


def _works(document: Document, spans: Spans) -> None:
    """Make a place or body in quotation marks, all words with a capital, a work: “The Salt Road”."""
    words = document.words
    for mention in spans.all():
        first, stop = mention.first, mention.stop
        while first > 1 and words[first - 1][0].isupper() and mention.stop - first < TITLE_WORDS:
            first -= 1
        if (
            first < 1
            or stop >= len(words)
            or words[first - 1] not in OPENING_QUOTES
            or words[stop] not in CLOSING_QUOTES
        ):
            continue
        in_title = stop - first > 1 and all(word[0].isupper() or word in SMALL_WORDS for word in words[first:stop])
        if in_title and mention.label in ("LOC", "ORG") and document.gap(first) == document.gap(stop) == 0:
            start = first + (words[first] == "The")
            spans.put(Mention(start, stop, "MISC", SCORE))


def _nicknames(document: Document, spans: Spans) -> None:
    """Make "Robert “Bob” Stone" one person."""
    words = document.words
    for first, stop in document.sentences:
        for i in range(first + 1, stop - 2):
            if words[i] not in OPENING_QUOTES or not document.gap(i):
                continue
            close = next((j for j in range(i + 2, min(stop - 1, i + 2 + NICKNAME)) if words[j] in CLOSING_QUOTES), 0)
            if not close or document.gap(i + 1) or document.gap(close) or document.gap(close + 1) != 1:
                continue
            if not (words[i - 1][0].isupper() and words[i + 1][0].isupper() and words[close + 1][0].isupper()):
                continue
            before, after = spans.at(i - 1), spans.at(close + 1)
            is_person = any(mention and mention.label == "PERSON" for mention in (before, after))
            if not is_person and words[i - 1] not in load("first_names"):
                continue
            left, right = before.first if before else i - 1, after.stop if after else close + 2
            if right - left <= LONGEST:
                spans.put(Mention(left, right, "PERSON", SCORE))


def _commas(document: Document, spans: Spans) -> None:
    """Make "Ministry of Health, Labour and Welfare" one name, and "Scientific, Technical and Cultural Organisation"."""
    words = document.words
    ends = [stop for _, stop in document.sentences]
    at = 0
    for mention in spans.all():
        while mention.first >= ends[at]:
            at += 1
        stop = min(ends[at], mention.stop + LONGEST)
        inside = words[mention.first : mention.stop]
        if mention.label != "ORG" and not DIVISIONS & {*inside}:
            continue
        if not everyday(words[mention.stop - 1]):
            continue
        end = _enumeration(words, mention.stop, stop)
        if not end:
            continue
        is_division = bool(DIVISIONS & {*inside}) and bool({"of", "for", "on"} & {*inside})
        if is_division or words[end - 1] in ORG_HEADS:
            spans.put(Mention(mention.first, end, "ORG", max(mention.score, SCORE)))


def _enumeration(words: Sequence[str], at: int, stop: int) -> int:
    """Return where ", Labour and Social Welfare" ends, most words of it of the everyday language; or 0."""
    first = at
    while at + 1 < stop and words[at] == "," and _common(words[at + 1]):
        at += 2
        while at < stop and _common(words[at]):
            at += 1
        if at < stop and words[at] == "," and words[at + 1 : at + 2] == ["and"]:
            at += 1
        if at + 1 < stop and words[at] == "and" and _common(words[at + 1]):
            at += 2
            while at < stop and _common(words[at]):
                at += 1
            capitals = [word for word in words[first:at] if _capital(word)]
            return at if 2 * sum(map(everyday, capitals)) >= len(capitals) else 0
    return 0


def _common(word: str) -> bool:
    """Tell whether a word with a capital may be of the everyday language: no place, people or given name."""
    if not _capital(word) or word in DAYS_AND_MONTHS:
        return False
    return everyday(word) or not any(word in load(name) for name in ("places", "demonyms", "first_names"))


def _last_first(document: Document, spans: Spans) -> None:
    """Make "Stone, Ada; Renn, Tobias" two people: of a sentence that lists at least two people so."""
    words = document.words
    for first, stop in document.sentences:
        if ";" not in words[first:stop]:
            continue
        people = list(_reversed_names(words, first, stop))
        if len(people) > 1:
            for start, end in people:
                spans.put(Mention(start, end, "PERSON", SCORE))


def _reversed_names(words: Sequence[str], first: int, stop: int) -> Iterator[tuple[int, int]]:
    for i in range(first, stop - 2):
        opens = i == first or words[i - 1] in (":", ";", "and")
        if not (opens and _capital(words[i]) and words[i + 1] == "," and _capital(words[i + 2])):
            continue
        end = i + 3
        while end < stop and end < i + 6 and _capital(words[end]):
            end += 1
        closes = end == stop or words[end] in (";", ".", ",", "of", "and", "(")
        if closes and not everyday(words[i]) and not everyday(words[i + 2]):
            yield i, end


def _capital(word: str) -> bool:
    return word[0].isupper()
