"""Names that were cut are put together."""

import pytest
from newspipe_entities.joins import join
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("shares in Hollis & Farr fell", ["Hollis PERSON", "Farr PERSON"], ["Hollis & Farr ORG"]),
        ("lawyers at Tully, Renn & Marsh said", ["Renn & Marsh ORG"], ["Tully, Renn & Marsh ORG"]),
        ("analysts at Moody's said", ["Moody PERSON"], ["Moody's ORG"]),
        ("the driver, Robert “Bob” Stone, fled", ["Robert PERSON", "Stone PERSON"], ["Robert “Bob” Stone PERSON"]),
        ("Justice K V Stone ruled", ["Stone PERSON"], ["K V Stone PERSON"]),
        ("the 9th Circuit ruled", ["Circuit ORG"], ["9th Circuit ORG"]),
        ("he ran the 9th Olm Marathon", ["Olm Marathon MISC"], ["Olm Marathon MISC"]),
        ("builder Brandt A/S fell", ["Brandt A ORG"], ["Brandt A/S ORG"]),
        ("builder Brandt, Inc. fell", ["Brandt PERSON"], ["Brandt, Inc. ORG"]),
        (
            "the Harrow Valley Water Board met",
            ["Harrow LOC", "Valley Water Board ORG"],
            ["Harrow Valley Water Board ORG"],
        ),
        ("her play “The Salt Road” opened", ["Salt Road LOC"], ["Salt Road MISC"]),
        ("he said “Oslo” twice", ["Oslo LOC"], ["Oslo LOC"]),
        ("Present: Stone, Ada; Renn, Tobias.", [], ["Stone, Ada PERSON", "Renn, Tobias PERSON"]),
    ],
)
def test_join(text: str, found: list[str], expected: list[str]) -> None:
    document = tokenise(text, [(0, len(text))])
    mentions = []
    for each in found:
        name, label = each.rsplit(" ", 1)
        start = text.index(name)
        stop = document.ends.index(start + len(name)) + 1
        mentions.append(Mention(document.starts.index(start), stop, label, 0.9))
    joined = join(document, mentions)
    assert [f"{document.span(m.first, m.stop)} {m.label}" for m in joined] == expected
