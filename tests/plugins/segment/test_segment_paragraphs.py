"""Which line breaks end a paragraph."""

import textwrap
from collections.abc import Callable

import pytest

from newspipe.errors import UsageError

Parts = Callable[..., list[str]]

WRAPPED = (
    "The harbour of Lirk, which had been closed since the storms of last\n"
    "winter, opened again on Monday, and the first of the ferries left for\n"
    "the islands before noon. Nobody waved."
)


def test_blank_lines_end_paragraphs(parts: Parts) -> None:
    assert parts("paragraphs", "One mill.\nTwo mills.\n \t\nThree.\r\n\r\nFour.\u2029Five.") == [
        "One mill.",
        "Two mills.",
        "Three.",
        "Four.",
        "Five.",
    ]


def test_headings_items_and_captions_on_their_own_lines_are_sentences(parts: Parts) -> None:
    text = "Mill closes in Lirk\nBy Ada Tell\nThe mill closed. The town wept.\nPhoto: the mill\nbread\nsalt"
    assert parts("sentences", text) == [
        "Mill closes in Lirk",
        "By Ada Tell",
        "The mill closed.",
        "The town wept.",
        "Photo: the mill",
        "bread",
        "salt",
    ]


def test_wrapped_lines_are_joined(parts: Parts) -> None:
    assert parts("paragraphs", f"Harbour opens\n\n{WRAPPED}\n\nMore tomorrow") == [
        "Harbour opens",
        WRAPPED,
        "More tomorrow",
    ]
    assert parts("sentences", WRAPPED)[1] == "Nobody waved."


# As in a PDF: the letters have different widths, so the lines have different numbers of code points.
RAGGED = """\
Will Tillimill, whose willow mill still fills till nightfall, will sell it
when MOMBASA WHARFAGE, to whom many people owe money, asks.
Ada Marrin, who makes lamps in the old customs house of Lirk near
Varn, said that little is left of the timber trade. A new owner would
have to mend the roof, she said, and the wheel, which stands
still."""


def test_lines_of_uneven_length_are_joined_where_the_text_is_wrapped(parts: Parts) -> None:
    assert parts("paragraphs", RAGGED) == [RAGGED]
    assert len(parts("sentences", RAGGED)) == 3


def test_one_wrapped_paragraph_shows_how_wide_the_others_are(parts: Parts) -> None:
    names = "Beside Ada Marrin the mill employs Odo Tell, Edda Pell, and\nHanne Okell."
    assert parts("paragraphs", f"{RAGGED}\n\n{names}")[1] == names
    assert len(parts("paragraphs", names)) == 2


@pytest.mark.parametrize("glue", ["\n\n", "\n"])
@pytest.mark.parametrize("width", [30, 45, 60, 76, 100])
def test_text_is_split_alike_at_every_width(width: int, glue: str, parts: Parts) -> None:
    paragraphs = [" ".join(paragraph.split()) for paragraph in (WRAPPED, RAGGED)]
    wrapped = glue.join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in paragraphs)
    sentences = [" ".join(sentence.split()) for sentence in parts("sentences", wrapped)]
    assert sentences == [sentence for paragraph in paragraphs for sentence in parts("sentences", paragraph)]


def test_lists_verse_and_one_sentence_a_line_are_not_wrapped(parts: Parts) -> None:
    for text in (
        "Lirk 16 points from 8 games played\nVarn 13 points from 7 games played\nSt. Marn 12 points",
        "the mayor opened the new bridge at noon.\nshe cut a ribbon of nine yards.\nnobody waved",
        "flour, two pounds of it, sifted\nsalt\na little water from the well behind the mill, cold\nyeast",
    ):
        assert parts("paragraphs", text) == text.split("\n")


def test_a_line_that_ends_with_a_space_flows_on(parts: Parts) -> None:
    assert parts("sentences", "It was a dark \nnight in Lirk.") == ["It was a dark \nnight in Lirk."]


def test_newlines_option(parts: Parts) -> None:
    assert len(parts("paragraphs", WRAPPED, newlines="break")) == 3
    assert parts("paragraphs", "Mill closes\nThe mill closed.\n\nBread", newlines="wrap") == [
        "Mill closes\nThe mill closed.",
        "Bread",
    ]
    with pytest.raises(UsageError, match="must be one of"):
        parts("paragraphs", "Mill", newlines="maybe")


@pytest.mark.parametrize("text", ["", " \n\t\u2003\r\n"])
def test_nothing_in_nothing_out(text: str, parts: Parts) -> None:
    assert parts("paragraphs", text) == parts("sentences", text) == []
