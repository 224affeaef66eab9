"""Datelines: the place, the day and the agency before the first words of a report."""

import re
from collections.abc import Set
from functools import cache

from newspipe_summarise.lexicon import lexicon

_LONGEST = 100  # code points of a dateline
_DASH = "[-–—_]{1,3}"
_WORD = r"[^\W\d_](?:[\w.]|[-'’&](?=\w))*"


def without_dateline(sentence: str, *, is_first: bool, places: Set[str] = frozenset()) -> str:
    """Return ``sentence`` without the dateline that it begins with; ``is_first`` says that the report begins with it.

    "LONDON, Oct 29 (Newsline) - Kestrel rose." → "Kestrel rose." A place alone is one only in the first sentence;
    anywhere else it takes a day, or capitals and a region or an agency. ``places`` are names that are known to be
    places: "Mumbai: The court ruled."
    """
    match = dateline_pattern().match(sentence, 0, _LONGEST) if sentence else None
    if not match or match.end() == len(sentence):
        return sentence
    return sentence[match.end() :] if _is_dateline(match, is_first, places) else sentence


def _is_dateline(match: re.Match[str], is_first: bool, places: Set[str]) -> bool:
    place, day, agency, mark = match["place"], match["day"], match["agency"], (match["mark"] or "").strip()
    if not place:
        return bool(mark) and bool(agency or (day and is_first))
    if _is_label(place) or not _is_name(place):
        return False
    is_capitals = place.isupper() and len(place) > 2
    if not mark:
        return bool(agency) and (bool(day) or (is_capitals and is_first))
    if day:
        return True
    if is_first:
        return is_capitals or mark not in (":", "|") or place in places
    return is_capitals and mark not in (":", "|") and bool(agency or match["region"])


def _is_label(place: str) -> bool:
    """Whether this begins a rubric, a note or a caption: "EXCLUSIVE: …", "EDITOR'S NOTE — …", "FILE - …"."""
    words, known = place.lower().replace("’", "'"), lexicon()
    return words in known.rubrics or words in known.never.caption_labels or tuple(words.split()) in known.never.labels


def _is_name(place: str) -> bool:
    """Whether all words have capitals, except small ones as in "Rio de Janeiro"."""
    return all(word[0].isupper() or word in lexicon().name_particles for word in place.split())


@cache
def dateline_pattern() -> re.Pattern[str]:
    """Return the pattern of a dateline; it is compiled once a process."""
    months = "|".join(sorted(lexicon().months, key=len, reverse=True))
    weekdays = "|".join(sorted(lexicon().weekdays, key=len, reverse=True))
    day = rf"(?i:(?:(?:{weekdays})\.?,?\s)?(?:(?:{months})\.?\s\d{{1,2}}|\d{{1,2}}\s(?:{months})\.?)(?:,?\s\d{{4}})?\b)"
    return re.compile(
        rf"""
        (?:\W{{0,2}}(?P<place>{_WORD}(?:[\s/]{_WORD}){{0,4}})
           (?P<region>(?:,\s(?!{day}){_WORD}(?:\s{_WORD}){{0,3}}){{0,3}}),?\s*)?
        (?P<day>{day})?\s*
        (?:{_DASH}\s*)?(?P<agency>\([^()\d][^()]{{1,50}}\)|/[^/]{{2,50}}/)?
        (?:(?P<mark>\s+{_DASH}\s+|(?:--|[–—])(?=[“"‘'(]?[^\W\d_a-z])|\s*:\s+|\s*\|\s+)(?:(?P<later>{day})(?::|\s{_DASH})\s+)?|(?<=[)/])\.?\s*)
        (?=[“"‘'«(\[$£€]?[^\W_a-zß-ÿ])
        """,
        re.VERBOSE,
    )
