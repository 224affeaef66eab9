"""Article text that a terminal prints but does not obey."""

import unicodedata

# Joiners belong to words in Persian and Indic scripts, and to emoji.
_JOINERS = "\u200c\u200d"


def safe(text: str) -> str:
    """Return a text with U+FFFD for control characters and those that change direction; line ends and tabs stay."""
    return "".join(
        "\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n\t" + _JOINERS else c for c in text
    )


def one_line(text: str) -> str:
    """Return a text as `safe` does, with a space for each run of white space: a message must not look like two."""
    return safe(" ".join(text.split()))
