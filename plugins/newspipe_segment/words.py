"""What the splitter knows about one word: a run of characters without white space, punctuation and all."""

import re
from functools import lru_cache
from typing import NamedTuple

from newspipe_segment.lexicon import lexicon

OTHER_STOPS = "。｡．！？؟۔।॥։።፧។៕။‽⸮"
STOPS = ".?!…" + OTHER_STOPS
ORNAMENT = "\ue000"  # what an emoji after a stop becomes, so that it ends the sentence as a closing quote does

_CLOSING_MARKS = "\"'”’»)]}>*_~」』）"
_OPENING = "\"'“‘«([{<*_~—–-¿¡•⁃"
_CLOSING = STOPS + _CLOSING_MARKS + ",;:—–-"
_DIGITS = re.compile(r"\d+")
_NOTE_MARK = re.compile(r"(?<=[^\W\d_][.?!])([\"')]*)(?:\d{1,3}|(?:\[\d{1,3}\])+)\Z")
_STOPS = frozenset(STOPS)
_LAST_OF_NOTE_MARK = frozenset("0123456789]")
_LONGEST_SHAPE = 7
_CAPITAL_CLASSES = frozenset(("month", "weekday", "place"))  # "the sun.", "a mass." are words


class Word(NamedTuple):
    """A word taken apart: ``opening + core + closing``, less note marks such as [7]."""

    core: str
    key: str  #: the core in lower case
    opening: str  #: brackets, quotes and dashes before the core, at most the last two
    closing: str  #: the same after it, and stops and commas; of more than three the first and the last, with + between
    shape: str  #: the form of the core, see `_shape`
    abbreviation: str  #: what follows such an abbreviation (see the lexicon), "dotted" (U.S), "initial" (J) or ""
    has_stop: bool  #: whether it ends with a stop, or with one and then quotes and brackets
    starter: str  #: "s" for a word that often starts a sentence, else ""


@lru_cache(maxsize=1 << 13)
def read_word(chunk: str) -> Word:
    """Return what the splitter knows about ``chunk``, which has no white space; cached, so keep it short."""
    marked = _NOTE_MARK.sub(r"\1", chunk) if chunk[-1:] in _LAST_OF_NOTE_MARK else chunk
    head = marked.rstrip(_CLOSING)
    closing = marked[len(head) :]
    core = head.lstrip(_OPENING)
    opening = head[: len(head) - len(core)] if core else marked
    key = core.lower()
    shape = _shape(core)
    is_initial = shape == "I" and closing.startswith(".")  # "A. Pell", not "A boat"
    return Word(
        core=core,
        key=key,
        opening=opening[-2:],
        closing=closing if len(closing) <= 3 else closing[0] + "+" + closing[-1],
        shape=shape,
        abbreviation=_abbreviation(key, shape),
        has_stop=bool(closing) and closing.rstrip(_CLOSING_MARKS)[-1:] in _STOPS,
        starter="s" if key.partition("'")[0] in lexicon().starters and not is_initial else "",
    )


def _abbreviation(key: str, shape: str) -> str:
    if shape == "I":
        return "initial"
    plain = key.replace(".", "")
    abbreviations = lexicon().abbreviations
    known = abbreviations.get(key) or abbreviations.get(plain)
    if known in _CAPITAL_CLASSES and shape == "x":
        return ""
    if known or "." not in key or len(plain) > 4 or not plain.isalpha():
        return known or ""
    return "dotted"


def _shape(core: str) -> str:
    """Return the form: Xx (Word), x (word), XX (WORD), I (A), i (a), X.X (U.S), x.x (a.m), xX (eBay), url, "." (none).

    Letters without case are as in Word. Of a number it is 0 (two digits at most), 000 or 0000, or what is between its
    digits: 0:0 (12:30), $0.0.
    """
    if not core:
        return "."
    if "@" in core or "://" in core or core.startswith("www."):
        return "url"
    if core[0].isdigit() or (core[0] in "$£€+#" and core[1:2].isdigit()):
        if core.isdigit():
            return {1: "0", 2: "0", 4: "0000"}.get(len(core), "000")
        shape = _DIGITS.sub("0", core)
        return shape if len(shape) <= _LONGEST_SHAPE else "0*"
    if core.islower():
        return "i" if len(core) == 1 else "x.x" if "." in core else "x"
    if "." in core:
        return "X.X"
    if core.isupper():
        return "I" if len(core) == 1 else "XX"
    return "xX" if core[0].islower() else "Xx"
