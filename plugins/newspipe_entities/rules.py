"""How are names found without a model? Rules judge each possible name, then the article settles the doubtful."""

from collections import defaultdict
from collections.abc import Sequence

from newspipe_entities.chunks import Chunk, chunks, everyday
from newspipe_entities.evidence import Evidence, from_context, from_lists, from_shape, from_wording
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import NO_NAMES

UNKNOWN = Evidence("ORG", 0.3)


class RulesTagger:
    """A `Tagger` of word lists and rules."""

    def tag(self, documents: Sequence[Document]) -> list[list[Mention]]:
        """Return the mentions of each document, in text order."""
        return [_tag(document) for document in documents]


def _tag(document: Document) -> list[Mention]:
    found = [(chunk, document.span(chunk.first, chunk.stop)) for chunk in chunks(document)]
    votes: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    judged: dict[str, Evidence | None] = {}
    inside: set[str] = set()  # names that are capitalised where a capital tells something
    for chunk, name in found:
        if name not in judged:
            judged[name] = from_lists(name) or from_wording(document.words[chunk.first : chunk.stop])
        around = from_context(document, chunk)
        if around:
            votes[name][around.label] += around.score
        if not chunk.opens:
            inside.add(name)
    labels: dict[str, Evidence | None] = {}
    for chunk, name in found:
        if name not in labels:
            labels[name] = _settle(document.words[chunk.first : chunk.stop], judged[name], votes[name])
    surnames = _surnames(document, found, labels)
    mentions = []
    for chunk, name in found:
        evidence = labels[name]
        if chunk.stop - chunk.first == 1:
            if name in surnames and (evidence is None or evidence.score < 0.8):
                evidence = Evidence("PERSON", 0.85)
            elif name in NO_NAMES or (evidence is None and everyday(name)):
                continue
            elif judged[name] is None and chunk.opens and name not in inside and everyday(name):
                continue
        elif chunk.opens and judged[name] is None and name not in inside and everyday(document.words[chunk.first]):
            continue
        if chunk.titled and (evidence is None or evidence.label != "PERSON"):
            evidence = Evidence("PERSON", 0.8)
        mentions.append(Mention(chunk.first, chunk.stop, *(evidence or UNKNOWN)))
    return mentions


def _settle(words: list[str], judged: Evidence | None, votes: dict[str, float]) -> Evidence | None:
    """Weigh what the name says of itself against what stands around its mentions."""
    if judged and judged.score >= 0.8:
        return judged
    totals = dict(votes)
    for evidence in (judged, from_shape(words)):
        if evidence:
            totals[evidence.label] = totals.get(evidence.label, 0.0) + evidence.score
    if not totals:
        return None
    label = max(totals, key=lambda key: totals[key])
    return Evidence(label, min(0.95, totals[label]))


def _surnames(document: Document, found: list[tuple[Chunk, str]], labels: dict[str, Evidence | None]) -> set[str]:
    """Return the first and last words of the full names of persons."""
    words: set[str] = set()
    for chunk, name in found:
        evidence = labels[name]
        if evidence and evidence.label == "PERSON" and chunk.stop - chunk.first > 1:
            words |= {document.words[chunk.first], document.words[chunk.stop - 1]}
    return words
