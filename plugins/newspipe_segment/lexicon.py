"""The words that the splitter knows: abbreviations by what usually follows them, and words that start sentences."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, in lower case. The files that they come from say what each kind is for."""

    abbreviations: dict[str, str]  #: an abbreviation without its last stop → its class
    starters: frozenset[str]
    capital_starters: frozenset[str]  #: the starters as sentences begin with them; a lone "A" shows too little
    speech_verbs: frozenset[str]
    verbs: frozenset[str]
    jobs: frozenset[str]
    named: frozenset[str]
    measures: frozenset[str]
    salutations: frozenset[str]
    before_time: frozenset[str]
    after_time: frozenset[str]
    zones: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the English words; they are read once a process."""
    data = tomllib.loads(files("newspipe_segment").joinpath("en", "words.toml").read_text("utf-8"))
    words = {name: frozenset(line.split()) for name, line in data["words"].items()}
    return Lexicon(
        abbreviations={word: name for name, line in data["abbreviations"].items() for word in line.split()},
        capital_starters=frozenset(
            form for word in words["starters"] for form in (word.capitalize(), word.upper()) if form != "A"
        ),
        **words,
    )
