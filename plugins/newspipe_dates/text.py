"""The text as the patterns see it: lower case, plain hyphens, quotes and blanks, and each code point in its place."""

from typing import Final

_PLAIN: Final = dict(zip("‐‑‒–—−’‘\u00a0\u202f\u2009\t\r", "------''     ", strict=True))


def plain(text: str) -> str:
    """The text for matching, of the same length: a line end within a paragraph is a blank."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c if len(low := c.lower()) != 1 else low for c in text)
    for character in _PLAIN:  # faster than str.translate, which leaves its fast path for a text with one quote
        lower = lower.replace(character, _PLAIN[character])
    return lower.replace("\n\n", "\0\0").replace("\n", " ").replace("\0", "\n")
