"""The words that say what a name is, read from ``en/``: the long lists one a line, the short ones in one file."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

LISTS = ("companies", "demonyms", "first_names", "occupations", "organisations", "places", "regions", "words")


@cache
def load(name: str) -> frozenset[str]:
    """Return the lines of ``en/<name>.txt``; ``#`` begins a comment line."""
    return frozenset(lines(name))


def lines(name: str) -> list[str]:
    """Return the lines of ``en/<name>.txt`` that are not comments, in their order."""
    return [line for line in _text(name).splitlines() if line and not line.startswith("#")]


def listed(section: str) -> frozenset[str]:
    """Return the words of a list of ``en/lists.txt``."""
    return frozenset(" ".join(_sections("lists")[section]).split())


def pairs(section: str) -> Mapping[str, str]:
    """Return a list of ``en/short_forms.txt``: what each short form stands for."""
    return dict(line.split(" = ") for line in _sections("short_forms")[section])


@cache
def _sections(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _text(name).splitlines():
        if line.startswith("## "):
            current = found.setdefault(line[3:], [])
        elif line and not line.startswith("#"):
            current.append(line)
    return found


def _text(name: str) -> str:
    return resources.files("newspipe_entities").joinpath("en", f"{name}.txt").read_text(encoding="utf-8")


HONORIFICS = listed("honorifics")
TITLES = HONORIFICS | listed("titles")
TITLE_MODIFIERS = listed("title modifiers")
NAME_SUFFIXES = listed("name suffixes")
PARTICLES = listed("particles")
ORG_HEADS = listed("org heads")
ORG_OPENERS = listed("org openers")
COMPANY_FORMS = listed("company forms")
PLACE_HEADS = listed("place heads")
PLACE_OPENERS = listed("place openers")
COUNTRY_CODES = listed("country codes")
DIRECTIONS = listed("directions")
PERSON_OPENERS = listed("person openers")
MISC_OPENERS = listed("misc openers")
NO_NAMES = listed("no names")
MISC_HEADS = listed("misc heads")
MISC_NAMES = listed("misc names")
DAYS_AND_MONTHS = listed("days and months")
SPEECH_VERBS = listed("speech verbs")
PLACE_PREPOSITIONS = listed("place prepositions")
FUNCTION_WORDS = listed("function words")
