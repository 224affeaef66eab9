"""What is a name, once its place in the text is settled? One record."""

from typing import NamedTuple


class Name(NamedTuple):
    """One mention: half-open offsets in code points, the text there, a label, and a score from 0 to 1."""

    start: int
    end: int
    text: str
    label: str
    score: float
