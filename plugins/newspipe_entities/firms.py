"""Which words belong to a firm's name that the network cut? "Moody's", "Stone, Renn & Farr", "Brill Wool (Pty) Ltd".

Each rule changes the `Spans` of a document.
"""

from newspipe_entities.chunks import everyday
from newspipe_entities.spans import Spans
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import COMPANY_FORMS, DAYS_AND_MONTHS, listed, load

SCORE = 0.85
LONGEST = 12  # words of a name that is put together
BRACKETED_FORMS = listed("forms in brackets")


def possessives(document: Document, spans: Spans) -> None:
    """Make "Moody's" one name, as every firm of the list."""
    firms = load("firms")
    for i in range(1, len(document.words)):
        if document.words[i] in ("'s", "’s"):
            for size in (3, 2, 1):
                first = i - size
                if first >= 0 and document.span(first, i + 1).replace("’", "'") in firms:
                    spans.put(Mention(first, i + 1, "ORG", 0.9))
                    break


def ampersands(document: Document, spans: Spans) -> None:
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


def company_forms(document: Document, spans: Spans) -> None:
    """Take "Inc." behind a comma, "A/S" and "(Pty) Ltd" to the name of the firm before it."""
    words = document.words
    for i in range(1, len(words) - 1):
        in_brackets = words[i] == "(" and words[i + 1] in BRACKETED_FORMS and words[i + 2 : i + 3] == [")"]
        if in_brackets and (before := spans.at(i - 1)) and before.label != "MISC":
            stop = i + 3 + (words[i + 3 : i + 4] in (["Ltd"], ["Ltd."], ["Limited"]))
            spans.put(before._replace(stop=stop, label="ORG", score=max(before.score, SCORE)))
            continue
        behind_comma = words[i] == "," and words[i + 1] in COMPANY_FORMS and not document.gap(i)
        if behind_comma or words[i : i + 3] == ["A", "/", "S"]:
            before = spans.at(i - 1) or spans.at(i)
            if before and before.stop in (i, i + 1) and before.label != "MISC":
                stop = i + 2 if behind_comma else i + 3
                spans.put(before._replace(stop=stop, label="ORG", score=max(before.score, SCORE)))


def _capital(word: str) -> bool:
    return word[0].isupper()
