"""Which places are teams? Of a result, a table or a match report, a place's name is that of its team."""

from collections.abc import Iterator, Sequence

from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import words as listed

SCORE = 0.8
LONGEST_LINE = 40  # tokens: no table has a longer line
LONGEST_NAME = 4
VERSUS = listed("at v vs AT V VS")
PLAYS = listed(
    """
    beat beats defeat defeats defeated thrash thrashed edge edged drew draw draws lost lose loses won win wins tied
    trail trailed led lead leads scored hammered crushed routed overcame held downed outlasted face faces meet play
    plays host hosts
    """
)
IS_PLAYED = listed(
    "beat beats defeat defeats defeated thrash thrashed edge edged over against hammered crushed routed downed"
)


def as_teams(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with the places that play as ORG, and the teams of results and tables added."""
    found: list[Mention] = []
    at = 0
    for first, stop in document.sentences:
        inside = []
        while at < len(mentions) and mentions[at].first < stop:
            inside.append(mentions[at])
            at += 1
        words = document.words[first:stop]
        names = list(_line_of_results(words)) if len(words) <= LONGEST_LINE else []
        if names:
            found += _in_line(first, names, inside)
        elif any(mention.label == "LOC" for mention in inside) and _has_score(words):
            found += [_in_report(document, mention) for mention in inside]
        else:
            found += inside
    return found


def _in_line(first: int, names: Sequence[tuple[int, int]], mentions: Sequence[Mention]) -> list[Mention]:
    left = list(mentions)
    for start, stop in names:
        over = [m for m in left if m.first < first + stop and first + start < m.stop]
        if any(m.label == "PERSON" for m in over):
            continue
        left = [m for m in left if m not in over]
        left.append(Mention(first + start, first + stop, "ORG", SCORE))
    return sorted(left)


def _in_report(document: Document, mention: Mention) -> Mention:
    if mention.label != "LOC":
        return mention
    words = document.words
    before = words[mention.first - 1].lower() if mention.first else ""
    after = words[mention.stop].lower() if mention.stop < len(words) else ""
    if after in PLAYS or before in IS_PLAYED:
        return mention._replace(label="ORG", score=min(mention.score, SCORE))
    return mention


def _has_score(words: Sequence[str]) -> bool:
    """Tell whether a result stands among the words: 3-1."""
    return any(
        word == "-" and all(side.isdigit() and len(side) <= 3 for side in (words[i - 1], words[i + 1]))
        for i, word in enumerate(words[1:-1], 1)
    )


def _goes_on(word: str) -> bool:
    return (word[0].isupper() or word in ("'", "'s", "'S", "&")) and word not in VERSUS


def _line_of_results(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the names of a line that has only names and numbers: "Hibs 2 Raith 1", "Leeds 4 2 1 1 6", "LEEDS AT HULL".

    They are half-open ranges of words. A letter in brackets after a name is part of it: "Buducnost (V)".
    """
    names: list[tuple[int, int]] = []
    numbers: list[int] = []
    versus = 0
    i = 0
    while i < len(words):
        word = words[i]
        if word in VERSUS and names and not numbers[-1] and i + 1 < len(words):
            versus += 1
            i += 1
        elif word[0].isupper() and any(map(str.isalpha, word)):
            end = i + 1
            while end < len(words) and _goes_on(words[end]):
                end += 1
            if words[end : end + 1] == ["("] and words[end + 2 : end + 3] == [")"] and len(words[end + 1]) <= 2:
                end += 3
            if end - i > LONGEST_NAME + 3:
                return
            names.append((i, end))
            numbers.append(0)
            i = end
        elif word.isdigit():
            if not names:
                return
            numbers[-1] += 1
            i += 1
        elif word in "-–./,":
            i += 1
        else:
            return
    is_fixture = versus == 1 and len(names) == 2
    is_result = len(names) == 2 and numbers == [1, 1]
    is_table = len(names) == 1 and numbers[0] >= 4
    if is_fixture or is_result or is_table:
        yield from names
