"""Which line breaks end a paragraph."""

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
