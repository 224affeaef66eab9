"""Read names where a capital says nothing: in datelines, and in headlines by the names of the text below."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from newspipe_entities.chunks import everyday, is_headline
from newspipe_entities.spans import Spans
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import DAYS_AND_MONTHS, load

SCORE = 0.9
PLACE_WORDS = 4  # of a dateline's first place
DATELINE_WORDS = 18  # until its dash
LONGEST = 8  # words of a name that is looked for in a headline
DASHES = frozenset("-–—:")
SURE = 0.6

Names = Mapping[str, Sequence[tuple[tuple[str, ...], Mention]]]


def read_capitals(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with those of datelines and headlines put right."""
    spans = Spans(len(document.words), mentions)
    headlines = []
    for number, (first, stop) in enumerate(document.sentences):
        if _dateline(document, spans, first, stop):
            continue
        if number == 0 or (_opens_line(document, first) and is_headline(document.words[first:stop])):
            headlines.append((first, stop))
    if headlines:
        names = _names(document, spans, headlines)
        for first, stop in headlines:
            _headline(document, spans, names, first, stop)
    return spans.all()


def _opens_line(document: Document, first: int) -> bool:
    if first >= len(document.words):
        return False
    return "\n" in document.text[document.ends[first - 1] : document.starts[first]]


def _dateline(document: Document, spans: Spans, first: int, stop: int) -> bool:
    """Tag "PORT LOWE, Ruritania (Wire) —": places, and the agency in brackets. Return whether there is one."""
    words = document.words
    end = first
    while end < min(stop, first + PLACE_WORDS) and (words[end].isupper() or words[end] == "."):
        end += 1
    while end > first and not words[end - 1][0].isalpha():
        end -= 1
    if end in (first, stop) or words[end][0].isupper() or len(document.span(first, end)) < 3:
        return False
    dash = next((i for i in range(end, min(stop, first + DATELINE_WORDS)) if words[i] in DASHES), None)
    if dash is None or not document.gap(dash) or any(word.islower() for word in words[end:dash]):
        return False
    known = document.span(first, end).title() in load("places")
    if not known and (all(everyday(word) for word in words[first:end]) or dash == end):
        return False
    spans.put(Mention(first, end, "LOC", SCORE))
    bracket = next((i for i in range(end, dash) if words[i] == "("), dash)
    _capitals(document, spans, end, bracket, "LOC")
    _capitals(document, spans, bracket, dash, "ORG")
    return True


def _capitals(document: Document, spans: Spans, first: int, stop: int, label: str) -> None:
    """Tag each run of words with a capital; the abbreviation of a state keeps its stop out."""
    i = first
    while i < stop:
        end = i
        while end < stop and document.words[end][0].isupper() and document.words[end] not in DAYS_AND_MONTHS:
            end += 1
        if end > i:
            spans.put(Mention(i, end, label, SCORE))
        i = max(end, i + 1)


def _names(document: Document, spans: Spans, headlines: Sequence[tuple[int, int]]) -> Names:
    """Return the sure names of the text below the headlines by their first word, in capitals; longest first."""
    inside = {start for start, _ in headlines}
    sentence_of = iter(document.sentences)
    first, stop = next(sentence_of)
    found: dict[tuple[str, ...], Mention] = {}
    for mention in spans.all():
        while mention.first >= stop:
            first, stop = next(sentence_of)
        if first in inside or mention.score < SURE or mention.stop - mention.first > LONGEST:
            continue
        key = tuple(word.upper() for word in document.words[mention.first : mention.stop])
        if key not in found or found[key].score < mention.score:
            found[key] = mention
        if mention.label == "PERSON" and len(key) > 1:
            found.setdefault(key[-1:], mention)
    by_first: defaultdict[str, list[tuple[tuple[str, ...], Mention]]] = defaultdict(list)
    for key, mention in sorted(found.items(), key=lambda item: -len(item[0])):
        if len(by_first[key[0]]) < LONGEST:  # so that hostile text stays linear
            by_first[key[0]].append((key, mention))
    return by_first


def _headline(document: Document, spans: Spans, names: Names, first: int, stop: int) -> None:
    words = [word.upper() for word in document.words[first:stop]]
    loud = is_headline(document.words[first:stop])
    i = 0
    while i < len(words):
        size = 1
        for key, known in names.get(words[i], ()):
            if tuple(words[i : i + len(key)]) == key and document.words[first + i][0].isupper():
                _settle(document, spans, first + i, first + i + len(key), known, loud)
                size = len(key)
                break
        i += size
    if loud:
        for mention in spans.touching(first, stop):
            word = document.words[mention.first]
            if mention.stop - mention.first == 1 and everyday(word) and word.upper() not in names:
                spans.drop(mention)
            elif mention.label == "PERSON":
                _cut_verbs(document, spans, mention)


def _cut_verbs(document: Document, spans: Spans, mention: Mention) -> None:
    """Cut "Stone Stops Renn", of a headline in title case, in two: at everyday words that no person is called."""
    words = document.words
    verbs = [
        i
        for i in range(mention.first, mention.stop)
        if everyday(words[i]) and not _is_persons(words[i]) and "-" not in words[max(0, i - 1) : i + 2]
    ]
    if verbs:
        spans.drop(mention)
        for first, stop in pairwise([mention.first - 1, *verbs, mention.stop]):
            if stop > first + 1:
                spans.put(mention._replace(first=first + 1, stop=stop))


def _is_persons(word: str) -> bool:
    name = word.capitalize()
    return name in load("first_names") or name in load("last_names")


def _settle(document: Document, spans: Spans, first: int, stop: int, known: Mention, loud: bool) -> None:
    """Tag a known name in a headline; what the network joined to it there falls off, unless it may be a name itself."""
    for mention in spans.touching(first, stop):
        rest = [*document.words[mention.first : first], *document.words[stop : mention.stop]]
        if not loud and rest:
            return
        if stop - first == 1 and any(not everyday(word) and word[0].isalpha() for word in rest):
            return
    spans.put(Mention(first, stop, known.label, max(SURE, 0.95 * known.score)))
