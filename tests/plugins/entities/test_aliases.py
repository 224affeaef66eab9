"""Which mentions are one entity: made-up articles with the mentions marked, and the fullest names."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from newspipe_entities.aliases import resolve
from newspipe_entities.names import Name

LABELS = {"P": "PERSON", "O": "ORG", "L": "LOC", "M": "MISC"}
MARK = re.compile(r"<(([POLM])\d+) ([^>]+)>")


def read(marked: str) -> tuple[str, list[Name], list[str]]:
    """Return the text without its marks, its names, and the code of each."""
    text, names, codes, last = "", [], [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        names.append(Name(len(text), len(text) + len(match[3]), match[3], LABELS[match[2]], 0.9))
        codes.append(match[1])
        text += match[3]
        last = match.end()
    return text + marked[last:], names, codes


def articles() -> dict[str, str]:
    """Return the marked articles by their titles."""
    content = (Path(__file__).parent / "aliases.txt").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)\n", content, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


ARTICLES = articles()


@pytest.mark.parametrize("title", ARTICLES)
def test_exactly_the_mentions_of_one_entity_are_linked(title: str) -> None:
    text, names, codes = read(ARTICLES[title])
    numbers = [number for _, number, _ in resolve(text, names)]
    linked = {(i, j) for i, j in combinations(range(len(names)), 2) if numbers[i] == numbers[j]}
    wanted = {(i, j) for i, j in combinations(range(len(names)), 2) if codes[i] == codes[j]}
    shown = {f"{names[i].text} = {names[j].text}" for i, j in linked ^ wanted}
    assert linked == wanted, f"wrong or missing: {shown}"


@pytest.mark.parametrize(
    ("marked", "fullest"),
    [
        ("<P1 Odessar> met the press. <P1 Khalim Odessar> left.", "Khalim Odessar"),
        ("<P1 Edwin Castor> is <P1 Edwin P. Castor> and <P1 Edwin Paul Castor>.", "Edwin Paul Castor"),
        ("<P1 ADA STONE> WINS. <P1 Ada Stone> won.", "Ada Stone"),
        ("the <O1 NHA>, or <O1 Northern Harbour Authority>", "Northern Harbour Authority"),
        ("<L1 U.S.> and <L1 US>", "U.S."),
        ("the <O1 Northern\nHarbour Authority>", "Northern Harbour Authority"),
    ],
)
def test_the_fullest_name(marked: str, fullest: str) -> None:
    text, names, _ = read(marked)
    assert {name for _, _, name in resolve(text, names)} == {fullest}


def test_an_acronym_takes_the_label_of_its_name() -> None:
    text, names, _ = read("<L1 Ruritanian Army Reserve> met. <O1 RAR> left.")
    assert [name.label for name, _, _ in resolve(text, names)] == ["LOC", "LOC"]


def test_many_bearers_of_one_name_are_never_linked() -> None:
    text, names, codes = read(" ".join(f"<P{i} Per{chr(97 + i)} Lund>" for i in range(20)) + " <P99 Lund>")
    assert len({number for _, number, _ in resolve(text, names)}) == len(set(codes))
