"""When do two spellings of a name say the same? Wordings are compared without case, accents, stops and apostrophes."""

import re
import unicodedata
from functools import lru_cache

from newspipe_entities.vocabulary import listed, pairs

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
ARTICLE = re.compile(r"\b(al|el|ad|ar|as|ash|an|at)-")
STOPS = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d_]\b|\s|$|[,;:)])")
APOSTROPHES = re.compile(r"['’‘`]")
ACRONYM = re.compile(r"[A-Z]&?(?:[a-z]?[A-Z]&?){1,9}s?|(?:[A-Z]\.){2,10}")
SMALL_WORDS = listed("small words")

SPELLINGS = pairs("spellings")
COUNTRIES = {tuple(short.split()): tuple(name.split()) for short, name in pairs("countries").items()}
WORLD_ACRONYMS = {letters: tuple(name.split()) for letters, name in pairs("acronyms").items()}
WHOLE = listed("whole in acronyms")
COMPANY_FORMS = listed("firm endings")


@lru_cache(maxsize=4096)
def wording(text: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: "U.N." and "UN" give ("un",), "Al-Sharif" ("al", "sharif")."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    found = WORD.findall(ARTICLE.sub(r"\1 ", APOSTROPHES.sub("", STOPS.sub("", folded))))
    if len(found) > 1 and found[0] == "the":
        del found[0]
    return tuple(SPELLINGS.get(word, word) for word in found) or (folded,)


def may_abbreviate(letters: str, name: tuple[str, ...]) -> bool:
    """Tell whether an acronym may stand for a name whose initials it has.

    One that the whole world knows stands for nothing else; of two letters, each must be a word.
    """
    if letters in WORLD_ACRONYMS:
        return name == WORLD_ACRONYMS[letters]
    return len(letters) > 2 or len(name) == 2


def may_be_short_for(letters: str, name: tuple[str, ...]) -> bool:
    """Tell whether letters in brackets behind a name may stand for it, in any language: they share an initial."""
    return letters not in WORLD_ACRONYMS and any(word[0] in letters for word in name if word not in SMALL_WORDS)


def country(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return the usual wording of a country that has several."""
    return COUNTRIES.get(name, name)


def acronym(text: str) -> str | None:
    """Return the letters of an acronym in lower case, or None where the text is none: "U.N." gives "un"."""
    return re.sub(r"[.&]|s$", "", text).lower() if ACRONYM.fullmatch(text) else None


def initials(name: tuple[str, ...]) -> set[str]:
    """Return the acronyms that a name may have: with its small words, without them, and without a company's form."""
    parts = [part for word in name for part in word.split("-")]
    large = [part for part in parts if part not in SMALL_WORDS]
    forms = {"".join(part[0] for part in parts), "".join(part[0] for part in large)}
    if large[:1] and large[0] in WHOLE:  # UKHSA, USAID
        forms.add(large[0] + "".join(part[0] for part in large[1:]))
    if len(large) > 3:  # CDC: Centers for Disease Control and Prevention
        forms.add("".join(part[0] for part in large[:-1]))
    if large[-1:] and large[-1] in COMPANY_FORMS:
        forms.add("".join(part[0] for part in large[:-1]))
    return {form for form in forms if len(form) > 1}
