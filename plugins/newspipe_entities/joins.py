"""Which words belong to a name that the network cut? Ampersands, commas, possessives, nicknames, ordinals.

Each rule changes the `Spans` of a document; from where a rule begins to match it looks at a bounded number of words, so
that the whole is linear.
"""

from collections.abc import Iterator, Sequence

from newspipe_entities.chunks import everyday
from newspipe_entities.spans import Spans
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import COMPANY_FORMS, DAYS_AND_MONTHS, ORG_HEADS, load, words

SCORE = 0.85
LONGEST = 12  # words of a name that is put together
NICKNAME = 4  # words between the quotation marks
OPENING_QUOTES, CLOSING_QUOTES = frozenset("\"“‘'"), frozenset("\"”’'")
DIVISIONS = words("Committee Subcommittee Ministry Department Commission Office Bureau Agency Council Institute")
NUMBERED = words(
    "U.S. US Circuit District Regiment Brigade Battalion Infantry Division Airborne Squadron Fleet Army Corps Congress"
)
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")


def join(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with the words that belong to their names."""
    spans = Spans(len(document.words), _heads(document, _ordinals(document, mentions)))
    for rule in (_possessive_firms, _nicknames, _ampersands, _commas, _company_form, _last_first):
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


def _possessive_firms(document: Document, spans: Spans) -> None:
    """Make "Moody's" one name, as every firm of the list."""
    firms = load("firms")
    for i in range(1, len(document.words)):
        if document.words[i] in ("'s", "’s"):
            for size in (3, 2, 1):
                first = i - size
                if first >= 0 and document.span(first, i + 1).replace("’", "'") in firms:
                    spans.put(Mention(first, i + 1, "ORG", 0.9))
                    break


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


def _ampersands(document: Document, spans: Spans) -> None:
    """Make "Stone & Sons" and "Stone, Hobb & Farr" one name: an ORG, unless the network is sure of another label."""
    words = document.words
    for first, stop in document.sentences:
        for i in range(first + 1, stop - 1):
            if words[i] != "&" or not _capital(words[i - 1]) or not _capital(words[i + 1]):
                continue
            over = spans.touching(i - 1, i + 2)
            labels = {m.label for m in over}
            if len(over) == 1 and over[0].first < i < over[0].stop - 1:
                if over[0].label == "PERSON":
                    spans.put(over[0]._replace(label="ORG", score=SCORE))
                begin, end, label = over[0].first, over[0].stop, over[0].label
            else:
                begin = min([i - 1, *(m.first for m in over)])
                end = max([i + 2, *(m.stop for m in over)])
            label = labels.pop() if len(labels) == 1 and labels <= {"LOC", "MISC"} else "ORG"
            begin = _listed_before(document, begin, first)
            if end - begin <= LONGEST:
                spans.put(Mention(begin, end, label, SCORE))


def _listed_before(document: Document, begin: int, sentence: int) -> int:
    """Return where the partners of a firm begin: at "Stone" in "Stone, Hobb & Farr"."""
    words = document.words
    while begin - 2 >= sentence and words[begin - 1] == "," and document.gap(begin) == 1:
        partner = words[begin - 2]
        alone = begin - 2 == sentence or not _capital(words[begin - 3])
        if not (alone and _capital(partner) and partner.isalpha()) or everyday(partner) or partner in DAYS_AND_MONTHS:
            break
        if partner in load("places") or partner in load("demonyms"):
            break
        begin -= 2
    return begin


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


def _company_form(document: Document, spans: Spans) -> None:
    """Take "Inc." behind a comma to the name of the firm before it."""
    words = document.words
    for i in range(1, len(words) - 1):
        if words[i] == "," and words[i + 1] in COMPANY_FORMS and not document.gap(i):
            before = spans.at(i - 1)
            if before and before.stop == i and before.label != "MISC":
                spans.put(before._replace(stop=i + 2, label="ORG", score=max(before.score, SCORE)))


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
