"""Where a name begins whose abbreviation stands behind it in brackets."""

import pytest
from newspipe_entities.abbreviations import expand
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the National Gem and Jewellery Authority (NGJA) said", "National Gem and Jewellery Authority"),
        ("the Coordination of Works in the Territories (COWIT) said", "Coordination of Works in the Territories"),
        ("from the Harbour-Lake Rail Union (HLRU), it said", "Harbour-Lake Rail Union"),
        ("the Northern Grain Relief programme (NGR) ended", "Northern Grain Relief"),
        ("by al Qaeda in the Eastern Marshes (AQEM) on Monday", "al Qaeda in the Eastern Marshes"),
    ],
)
def test_the_initials_say_where_it_begins(text: str, name: str) -> None:
    document = tokenise(text, [(0, len(text))])
    found = [document.span(mention.first, mention.stop) for mention in expand(document, [])]
    assert found == [name, text.split("(")[1].split(")")[0]]


@pytest.mark.parametrize(
    "text",
    ["Ada Stone (AP) said", "the Harbour Council (NGJA) said", "in the village (NGJA) said", "the score (4-1) stood"],
)
def test_other_brackets_change_nothing(text: str) -> None:
    document = tokenise(text, [(0, len(text))])
    assert expand(document, []) == []


def test_a_name_that_was_cut_is_made_whole_and_keeps_its_label() -> None:
    text = "the Free Republic of Vey (FRV) signed"
    document = tokenise(text, [(0, len(text))])
    found = expand(document, [Mention(4, 5, "LOC", 0.8), Mention(6, 7, "LOC", 0.7)])
    assert [(document.span(m.first, m.stop), m.label) for m in found] == [
        ("Free Republic of Vey", "LOC"),
        ("FRV", "LOC"),
    ]
