"""The text as the patterns see it: lower case, plain hyphens, quotes and blanks, and each code point in its place."""

from typing import Final

_PLAIN: Final = str.maketrans("‐‑‒–—−’‘\u00a0\u202f\u2009\t\r", "------''     ")


def plain(text: str) -> str:
    """The text for matching, of the same length: a line end within a paragraph is a blank."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c if len(low := c.lower()) != 1 else low for c in text)
    lower = lower.translate(_PLAIN)
    return lower.replace("\n\n", "\0\0").replace("\n", " ").replace("\0", "\n")
