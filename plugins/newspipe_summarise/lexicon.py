"""The words that the stage knows."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Leaning:
    """The words of sentences that need the one before them."""

    openers: frozenset[str]
    phrases: Phrases
    self_explaining: frozenset[str]
    periods: frozenset[str]
    later: frozenset[str]
    pronouns: frozenset[str]
    objects: frozenset[str]
    fronted: frozenset[str]
    honours: frozenset[str]
    clause_verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Never:
    """The words of sentences that belong to the page or the newsroom."""

    labels: Phrases
    credits: frozenset[str]
    agencies: frozenset[str]
    caption_labels: frozenset[str]
    verbs: frozenset[str]
    starts: Phrases
    corrections: Phrases
    words: frozenset[str]
    phrases: Phrases
    ends: Phrases


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, in lower case. The file that they come from says what each kind is for."""

    stop: frozenset[str]
    personal: frozenset[str]
    saying: frozenset[str]
    prose: frozenset[str]
    outlook: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    rubrics: frozenset[str]  #: phrases
    name_particles: frozenset[str]
    leaning: Leaning
    never: Never


@cache
def lexicon() -> Lexicon:
    """Return the English words; they are read once a process."""
    data = tomllib.loads(files("newspipe_summarise").joinpath("en", "words.toml").read_text("utf-8"))
    leaning, never = data["leaning"], data["never"]
    return Lexicon(
        **{name: _strings(line) for name, line in data["words"].items()},
        leaning=Leaning(
            phrases=_phrases(leaning.pop("phrases")), **{name: _strings(line) for name, line in leaning.items()}
        ),
        never=Never(
            labels=_phrases(never["labels"]),
            credits=_strings(never["credits"]),
            agencies=_strings(never["agencies"]),
            caption_labels=_strings(never["caption_labels"]),
            verbs=_strings(never["verbs"]),
            starts=_phrases(never["starts"]),
            corrections=_phrases(never["corrections"]),
            words=_strings(never["words"]),
            phrases=_phrases(never["phrases"]),
            ends=_phrases(never["ends"]),
        ),
    )


def _strings(line: str) -> frozenset[str]:
    return frozenset(part.strip() for part in line.split("," if "," in line else None))


def _phrases(line: str) -> Phrases:
    return frozenset(tuple(phrase.split()) for phrase in line.split(","))
