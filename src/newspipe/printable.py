"""Text that is safe to write: valid Unicode for files, nothing that a terminal obeys for people."""

import re
import unicodedata

_SURROGATES = re.compile("[\ud800-\udfff]")


def valid(text: object) -> str:
    """Return a text with U+FFFD for lone surrogates, which UTF-8 cannot hold: from stages, file names, keys."""
    return _SURROGATES.sub("\ufffd", str(text))


def safe(text: str) -> str:
    """Return a text with U+FFFD for what a terminal obeys: control characters, and those that change direction."""
    return "".join(
        "\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n\u200d" else c for c in text
    )


def one_line(text: str) -> str:
    """Return a text as `safe` does, on one line: a message must not look like two."""
    return safe(" ".join(text.splitlines()) if len(text.splitlines()) > 1 else text.rstrip("\r\n"))


def words_of(error: BaseException) -> str:
    """Return what an exception says, also one whose ``__str__`` raises."""
    try:
        return valid(error)
    except Exception as worse:
        return f"(its message cannot be shown: {type(worse).__name__})"
