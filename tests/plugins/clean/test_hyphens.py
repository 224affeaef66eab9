"""Words that a hyphen breaks at the end of a line."""

import pytest
from newspipe_clean.stage import Clean

from newspipe.testing import run_stage


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("The har-\nbour council", "The harbour\ncouncil"),
        ("The coun-\ncil of Port Amara", "The council\nof Port Amara"),
        ("on Satur-\nday evening", "on Saturday\nevening"),
        ("the agree-\nment was signed", "the agreement\nwas signed"),
        ("it re-\nturned to port", "it returned\nto port"),
        ("a well-\nknown captain", "a well-known\ncaptain"),
        ("the re-\nelection of the mayor", "the re-election\nof the mayor"),
        ("a cross-\nparty group", "a cross-party\ngroup"),
        ("forty-\nfour ferries", "forty-four\nferries"),
        ("a storm-\ndamaged quay", "a storm-damaged\nquay"),
        ("President Mer-\nkelov said", "President Merkelov\nsaid"),
        ("two-\nand three-year plans", "two-\nand three-year plans"),
        ("The har\u00ad\nbour council", "The harbour\ncouncil"),
        ("The har\u2010\nbour council", "The harbour\ncouncil"),
        ("Saint-\n\nthe quay", "Saint-\n\nthe quay"),
        ("Amara-\nVelmar road", "Amara-\nVelmar road"),
    ],
)
def test_broken_words(broken, whole):
    assert run_stage(Clean, {"text": broken})["text"] == whole


def test_other_words_of_the_text_decide():
    text = "The Grelling-\nton wharf is closed. Ferries sail to Grellington from the other quay."
    assert run_stage(Clean, {"text": text})["text"].startswith("The Grellington\nwharf")
