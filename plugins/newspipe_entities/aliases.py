"""Which mentions name the same thing? Groups the names of one article and finds each group's fullest name.

Precision first: a link is made only where exactly one entity of the article can be meant. Mentions of one label and
one wording are taken together; then each shorter wording is linked to the one fuller wording that it may stand for: a
person's last, first or shortened name, an acronym, a company without its form, "the Council" after "the City Council".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newspipe_entities.names import Name
from newspipe_entities.persons import genders, in_order, may_be_inner_name, may_be_same_person
from newspipe_entities.vocabulary import DIRECTIONS, ORG_HEADS, listed, load
from newspipe_entities.wordings import (
    COMPANY_FORMS,
    acronym,
    country,
    initials,
    may_abbreviate,
    may_be_short_for,
    wording,
)

LONGEST_ACRONYM = 8
CROWD = 12  # bearers of one word among whom no search is made: it would not be sure, and not linear
COMMON_HEADS = frozenset(head.casefold() for head in ORG_HEADS) - COMPANY_FORMS
SHORTENED = COMPANY_FORMS | listed("short without")
IN_BRACKETS = re.compile(r"\s?\(\s?[\"“]?")
AFTER_BRACKETED = re.compile(r"[\"”]?\s?\)")
SITES = listed("sites")
LOWER_DIRECTIONS = frozenset(word.casefold() for word in DIRECTIONS)
BARE_HEADS = listed("bare heads")
OF = (("of",), ("for",), ("on",))
TEAM_WORDS = listed("team words")


@dataclass(slots=True, eq=False)
class Entity:
    """The mentions of one label and one wording, and the entity of a fuller wording that they were linked to."""

    label: str
    words: tuple[str, ...]
    mentions: list[int]
    genders: set[str] = field(default_factory=set)
    fuller: "Entity | None" = None

    def root(self) -> "Entity":
        """Return the entity at the end of the links."""
        entity = self
        while entity.fuller is not None:
            entity = entity.fuller
        return entity


def resolve(text: str, names: Sequence[Name]) -> list[tuple[Name, int, str]]:
    """Return, for each name, the name with its entity's label, the entity's number, and the entity's fullest name.

    ``names`` are in text order. A number is the index of the entity's first mention in the result.
    """
    entities = _group(text, names)
    _link_persons([e for e in entities if e.label == "PERSON"])
    others = [e for e in entities if e.label != "PERSON"]
    for label in ("ORG", "LOC"):
        _link_short_names([e for e in others if e.label == label])
    _link_acronyms(text, names, others)
    members: defaultdict[Entity, list[int]] = defaultdict(list)
    for entity in entities:
        members[entity.root()] += entity.mentions
    resolved: list[tuple[Name, int, str] | None] = [None] * len(names)
    for root, mentions in members.items():
        number, fullest = min(mentions), _fullest(names, mentions)
        for index in mentions:
            resolved[index] = (names[index]._replace(label=root.label), number, fullest)
    return [item for item in resolved if item is not None]


def _group(text: str, names: Sequence[Name]) -> list[Entity]:
    spelt: dict[tuple[str, str], Entity] = {}
    grouped: dict[tuple[str, tuple[str, ...]], Entity] = {}
    for index, name in enumerate(names):
        entity = spelt.get((name.label, name.text))
        if entity is None:
            words = country(wording(name.text)) if name.label == "LOC" else wording(name.text)
            entity = grouped.setdefault((name.label, words), Entity(name.label, words, []))
            spelt[name.label, name.text] = entity
        entity.mentions.append(index)
        if name.label == "PERSON":
            entity.genders |= genders(text, name.start)
    return list(grouped.values())


def _fullest(names: Sequence[Name], mentions: Iterable[int]) -> str:
    """Return the form with most words, then most letters, then not all in capitals; of equals the first."""

    def fullness(text: str) -> tuple[int, int, bool]:
        words = [word for word in wording(text) if len(word) > 1]
        return len(words), sum(map(len, words)), not text.isupper()

    forms = dict.fromkeys(names[index].text for index in sorted(mentions))
    return " ".join(max(forms, key=fullness).split())


def _link_persons(persons: Sequence[Entity]) -> None:
    bearers: defaultdict[str, list[Entity]] = defaultdict(list)
    inner: defaultdict[str, list[Entity]] = defaultdict(list)
    by_length = sorted(persons, key=_fullness, reverse=True)
    for person in by_length:
        ends = {person.words[0], person.words[-1]}
        near = [other for word in ends if len(bearers[word]) <= CROWD for other in bearers[word]]
        fuller = {
            other.root()
            for other in near
            if may_be_same_person(person.words, other.words) and not _differ(person.genders, other.root().genders)
        }
        if not fuller and len(person.words) == 1 and len(inner[person.words[0]]) <= CROWD:
            fuller = {
                other.root()
                for other in inner[person.words[0]]
                if may_be_inner_name(person.words, other.words) and not _differ(person.genders, other.root().genders)
            }
        if len(fuller) == 1 and all(len(bearers[word]) <= CROWD for word in ends):
            (root,) = fuller
            person.fuller = root
            root.genders |= person.genders
        for word in ends:
            bearers[word].append(person)
        for word in set(person.words[1:-1]):
            inner[word].append(person)


def _fullness(person: Entity) -> tuple[int, int]:
    """Return how many words a name has that are more than an initial, and how many in all."""
    return sum(len(word) > 1 for word in person.words), len(person.words)


def _differ(short: set[str], full: set[str]) -> bool:
    return len(short) > 1 or bool(short and full and short != full)


def _link_short_names(entities: Sequence[Entity]) -> None:
    """Link "Acme" to "Acme Corporation", "the Council" to the only council, "Heathrow" to "Heathrow Airport"."""
    holding: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if len(entity.words) > 1:
            for word in dict.fromkeys(entity.words):
                holding[word].append(entity)
    for entity in entities:
        near = holding[entity.words[0]]
        if len(near) <= CROWD:
            shortens = _shortens_place if entity.label == "LOC" else _shortens
            _link_to_only(entity, [full for full in near if shortens(entity, full)])


def _shortens_place(short: Entity, full: Entity) -> bool:
    """Tell whether a place is the first word of a building's or site's name: Heathrow, but no county's town."""
    if len(short.words) > 1 or full.words[0] != short.words[0] or _is_known_place(short.words):
        return False
    return set(full.words[1:]) <= SITES


def _shortens(short: Entity, full: Entity) -> bool:
    """Tell whether an organisation's name is a part of a longer one that it may stand for."""
    size = len(short.words)
    if size >= len(full.words):
        return False
    at = next((i for i in range(len(full.words) - size + 1) if full.words[i : i + size] == short.words), None)
    if at is None:  # "3rd Circuit" for "3rd U.S. Circuit Court of Appeals"
        return size > 1 and full.words[0] == short.words[0] and in_order(short.words, full.words)
    rest = full.words[at + size :]
    if at == 0 and set(rest) <= SHORTENED:
        return True
    if size == 1 and short.words[0] in COMMON_HEADS:
        if min(full.mentions) > min(short.mentions):
            return False
        return rest[:1] in OF or not rest
    if size == 1 and short.words[0] in BARE_HEADS:
        return rest[:1] in OF
    others = {*full.words[:at], *rest} & COMMON_HEADS - TEAM_WORDS
    if size == 1 and _is_known_place(short.words):  # a club, but no university of a town
        return not others and not (at and full.words[at - 1] in LOWER_DIRECTIONS)
    if min(full.mentions) > min(short.mentions) and _is_everyday(short.words):
        return False
    return not rest or (at == 0 and not (size > 1 and others))


def _is_known_place(words: Sequence[str]) -> bool:
    name = " ".join(word.title() for word in words)
    return any(name in load(each) for each in ("places", "towns", "regions", "demonyms"))


def _is_everyday(words: Sequence[str]) -> bool:
    return all(word in load("words") for word in words)


def _link_acronyms(text: str, names: Sequence[Name], entities: Sequence[Entity]) -> None:
    """Link an acronym to the only name with its initials, or to the only name that it stands behind in brackets."""
    spelt: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if len(entity.words) > 1:
            for letters in initials(entity.words):
                spelt[letters].append(entity)
            if "&" in names[entity.mentions[0]].text:  # H&F: Hollis & Farr Roasters Limited
                spelt["&".join(word[0] for word in entity.words[:2])].append(entity)
    hosts = _bracketed(text, names, entities)
    for entity in entities:
        shown = names[entity.mentions[0]].text
        of_initials = acronym(shown)
        if len(entity.words) > 1 and not of_initials:
            continue
        letters = shown.lower() if "&" in shown else of_initials or entity.words[0]
        if not of_initials and not (hosts[entity] and len(letters) <= LONGEST_ACRONYM):  # as "Minsa" in brackets
            continue
        named = [full for full in spelt[letters] if full.label == entity.label or len(letters) > 2]
        introduced = hosts[entity]
        if named:
            sure = [full for full in named if full in introduced or may_abbreviate(letters, full.words)]
            _link_to_only(entity, [full for full in sure if full in introduced] or sure)
        else:
            hosts_of_label = [host for host in introduced if host.label == entity.label == "ORG"]
            used_again = len(entity.mentions) > 1
            _link_to_only(entity, [h for h in hosts_of_label if used_again or may_be_short_for(letters, h.words)])


def _bracketed(text: str, names: Sequence[Name], entities: Sequence[Entity]) -> defaultdict[Entity, set[Entity]]:
    """Return, for each entity, those behind which it stands in brackets: "Northern Harbour Authority (NHA)"."""
    owner = {index: entity for entity in entities for index in entity.mentions}
    hosts: defaultdict[Entity, set[Entity]] = defaultdict(set)
    for index in range(1, len(names)):
        before, name = names[index - 1], names[index]
        if index not in owner or index - 1 not in owner or not IN_BRACKETS.fullmatch(text, before.end, name.start):
            continue
        if AFTER_BRACKETED.match(text, name.end):
            inside, outside = owner[index], owner[index - 1]
            if len(inside.words) > len(outside.words) == 1:  # "NHA (Northern Harbour Authority)"
                inside, outside = outside, inside
            if len(outside.words) > 1:
                hosts[inside].add(outside)
    return hosts


def _link_to_only(entity: Entity, candidates: Iterable[Entity]) -> None:
    roots = {candidate.root() for candidate in candidates} - {entity.root()}
    if len(roots) == 1:
        (entity.root().fuller,) = roots
