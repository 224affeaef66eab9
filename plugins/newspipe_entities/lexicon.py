"""Where do the user's own names stand? All of them are looked for in one pass, by Aho and Corasick's automaton.

A. V. Aho and M. J. Corasick, Efficient string matching: an aid to bibliographic search, CACM 18(6), 1975.
"""

from collections.abc import Iterator, Mapping, Sequence

from ahocorasick_rs import AhoCorasick

from newspipe_entities.names import Name


class Lexicon:
    """Names with labels, found as they are written and as whole words: "Ada" is not in "Adana", nor in "ADA"."""

    def __init__(self, lexicon: Mapping[str, Sequence[str]]) -> None:
        """Build the automaton; a name given under two labels keeps the first."""
        labels: dict[str, str] = {}
        for label, names in lexicon.items():
            for name in names:
                labels.setdefault(name, label)
        self._labels = list(labels.values())
        self._automaton = AhoCorasick(list(labels)) if labels else None

    def find(self, text: str) -> list[Name]:
        """Return the names in a text, in order; of two that overlap the one that begins first, then the longer."""
        if self._automaton is None:
            return []
        matches = [
            (start, -end, pattern)
            for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if _is_word(text, start, end)
        ]
        found, free = [], 0
        for start, minus_end, pattern in sorted(matches):
            if start >= free:
                free = -minus_end
                found.append(Name(start, free, text[start:free], self._labels[pattern], 1.0))
        return found


def _is_word(text: str, start: int, end: int) -> bool:
    inside_before = start > 0 and text[start].isalnum() and text[start - 1].isalnum()
    inside_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not (inside_before or inside_after)


def override(names: Sequence[Name], lexicon: Sequence[Name]) -> list[Name]:
    """Return both in text order, without those of ``names`` that overlap one of ``lexicon``."""
    return sorted([*_apart(names, lexicon), *lexicon])


def _apart(names: Sequence[Name], lexicon: Sequence[Name]) -> Iterator[Name]:
    i = 0
    for name in names:
        while i < len(lexicon) and lexicon[i].end <= name.start:
            i += 1
        if i == len(lexicon) or name.end <= lexicon[i].start:
            yield name
