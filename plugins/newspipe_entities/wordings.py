"""When do two spellings of a name say the same? Wordings are compared without case, accents, stops and hyphens."""

import re
import unicodedata

from newspipe_entities.vocabulary import words

WORD = re.compile(r"[^\W_]+")
STOPS = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d_]\b|\s|$|[,;:)])")
APOSTROPHES = re.compile(r"['’‘`]")
ACRONYM = re.compile(r"(?:[A-Z]&?){2,10}s?|(?:[A-Z]\.){2,10}")
SMALL_WORDS = words("of the and for in on to a an de la le du des et y e del di da do dos")

# Forms of one word in the names of companies; and the wordings of one country that share no initials.
SYNONYMS = {"corp": "corporation", "co": "company", "ltd": "limited", "inc": "incorporated", "bros": "brothers"}
COUNTRIES = {
    ("us",): ("united", "states"),
    ("usa",): ("united", "states"),
    ("united", "states", "of", "america"): ("united", "states"),
    ("uk",): ("united", "kingdom"),
}


def wording(text: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: "U.N." and "UN" give ("un",), "Al-Sharif" ("al", "sharif")."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    found = WORD.findall(APOSTROPHES.sub("", STOPS.sub("", folded)))
    if len(found) > 1 and found[0] == "the":
        del found[0]
    return tuple(SYNONYMS.get(word, word) for word in found) or (folded,)


def country(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return the usual wording of a country that has several."""
    return COUNTRIES.get(name, name)


def acronym(text: str) -> str | None:
    """Return the letters of an acronym in lower case, or None where the text is none: "U.N." gives "un"."""
    return re.sub(r"[.&]|s$", "", text).lower() if ACRONYM.fullmatch(text) else None


def initials(name: tuple[str, ...]) -> set[str]:
    """Return the acronyms that a name may have: with its small words, without them, and without a company's form."""
    large = [word for word in name if word not in SMALL_WORDS]
    forms = {"".join(word[0] for word in name), "".join(word[0] for word in large)}
    if large[-1:] and large[-1] in COMPANY_FORMS:
        forms.add("".join(word[0] for word in large[:-1]))
    return {form for form in forms if len(form) > 1}


COMPANY_FORMS = words(
    "incorporated corporation company limited plc llc llp ag sa nv ab asa spa gmbh group holdings holding"
)
