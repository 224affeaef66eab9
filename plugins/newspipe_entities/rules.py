"""How are names found without a model? Rules judge each possible name, then the article settles the doubtful."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from newspipe_entities.chunks import Chunk, chunks, everyday
from newspipe_entities.evidence import Evidence, from_context, from_lists, from_shape, from_wording
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import LISTS, NO_NAMES, load

SURE = 0.8
SURNAME = Evidence("PERSON", 0.85)
HIGHEST = 0.7  # of names that no list and no wording settles, however many mentions speak for the label
TITLED = Evidence("PERSON", 0.8)
UNKNOWN = Evidence("ORG", 0.3)


@dataclass(slots=True)
class Case:
    """What speaks for the labels of one name in one article.

    ``said`` by its wording or a list, ``shape`` by its looks, ``votes`` by the words around each mention; ``inside``
    where some mention is capitalised in the midst of a sentence.
    """

    words: list[str]
    said: Evidence | None
    shape: Evidence | None
    votes: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    inside: bool = False

    def settle(self) -> Evidence | None:
        """Weigh what the name says of itself against what stands around its mentions."""
        if self.said and self.said.score >= SURE:
            return self.said
        totals = self.votes.copy()
        for evidence in (self.said, self.shape):
            if evidence:
                totals[evidence.label] += evidence.score
        if not totals:
            return None
        label, total = max(totals.items(), key=lambda item: item[1])
        return Evidence(label, min(HIGHEST, total))

    def acts(self) -> bool:
        """Tell whether more mentions speak as a person does than stand where a place does."""
        return self.votes["PERSON"] > self.votes["LOC"]


class RulesTagger:
    """A `Tagger` of word lists and rules; building one reads the lists."""

    def __init__(self) -> None:
        for name in LISTS:
            load(name)

    def tag(self, documents: Sequence[Document]) -> list[list[Mention]]:
        """Return the mentions of each document, in text order."""
        return [_tag(document) for document in documents]


def _tag(document: Document) -> list[Mention]:
    found = [(chunk, document.span(chunk.first, chunk.stop)) for chunk in chunks(document)]
    cases = _gather(document, found)
    settled = {name: case.settle() for name, case in cases.items()}
    surnames = _surnames(cases, settled)
    mentions = []
    for chunk, name in found:
        evidence = settled[name]
        if name in surnames and (
            evidence is None or evidence.score < SURE or (evidence.label == "LOC" and cases[name].acts())
        ):
            evidence = SURNAME
        if chunk.titled and (evidence is None or evidence.label != "PERSON"):
            evidence = TITLED
        if evidence is SURNAME or _is_name(chunk, cases[name], evidence):
            mentions.append(Mention(chunk.first, chunk.stop, *(evidence or UNKNOWN)))
    return mentions


def _gather(document: Document, found: Sequence[tuple[Chunk, str]]) -> dict[str, Case]:
    """Return a case for each name."""
    cases: dict[str, Case] = {}
    for chunk, name in found:
        case = cases.get(name)
        if case is None:
            words = document.words[chunk.first : chunk.stop]
            after_the = chunk.first > 0 and document.words[chunk.first - 1].lower() == "the"
            case = cases[name] = Case(words, from_lists(name) or from_wording(words), from_shape(words, after_the))
        around = from_context(document, chunk)
        if around:
            case.votes[around.label] += around.score
        case.inside |= not chunk.opens
    return cases


def _surnames(cases: dict[str, Case], settled: dict[str, Evidence | None]) -> set[str]:
    """Return the last words of the full names of persons, and the first words of the surer ones."""
    words: set[str] = set()
    for name, case in cases.items():
        evidence = settled[name]
        if evidence and evidence.label == "PERSON" and len(case.words) > 1:
            words.add(case.words[-1])
            if case.words[-2] == "-":
                words.add("".join(case.words[-3:]))
            if evidence.score >= SURE:
                words.add(case.words[0])
    return words


def _is_name(chunk: Chunk, case: Case, evidence: Evidence | None) -> bool:
    """Tell whether the words are a name at all, and not only words with a capital."""
    first = case.words[0]
    if len(case.words) == 1 and (first in NO_NAMES or (evidence is None and everyday(first))):
        return False
    capital_tells = case.inside or not chunk.opens or case.said is not None
    return capital_tells or (evidence is not None and not everyday(first))
