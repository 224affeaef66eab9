"""The characters of a line, and words broken at its end."""

import pytest
from newspipe_clean.stage import Clean

from newspipe.testing import run_stage


def clean(text, **options):
    return run_stage(Clean, {"text": text}, **options)["text"]


@pytest.mark.parametrize(
    ("dirty", "clean_line"),
    [
        ("The harbour\u00a0office  is\u2009open\u3000now.\t", "The harbour office is open now."),
        ("The har\u00adbour of\u200bfice is open.", "The harbour office is open."),
        ("\ufeffThe \u202eoffice\u202c is \u2066open\u2069.", "The office is open."),
        ("A \x00bell\x07 rang\x1b.", "A bell rang."),
        ("The oﬃce ﬁled a ﬂood report.", "The office filed a flood report."),
        ("Fish &amp; chips &lt;cold&gt; cost &pound;4&nbsp;each.", "Fish & chips <cold> cost £4 each."),
        ("Fish &amp;amp; chips &#8212; &#x2014; &amp;#8212;", "Fish & chips — — —"),
        ("AT&T and R&D &notanentity; stay.", "AT&T and R&D &notanentity; stay."),
        ("The mayorâ€™s cafÃ© was â€œfullâ€\x9d.", "The mayor’s café was “full”."),
        ("Ürünler, Ångström, São Tomé, Łódź, Đà Nẵng stay.", "Ürünler, Ångström, São Tomé, Łódź, Đà Nẵng stay."),
        ("می‌خواهم and 👨‍👩‍👧 keep their joiners.", "می‌خواهم and 👨‍👩‍👧 keep their joiners."),
        ("“Quotes” and ‘quotes’ and \"quotes\" stay.", "“Quotes” and ‘quotes’ and \"quotes\" stay."),
    ],
)  # fmt: skip
def test_characters_are_repaired(dirty, clean_line):
    assert clean(dirty) == clean_line


def test_quotes_are_straightened_only_when_asked():
    assert clean("“It’s ‘fine’,” he said. ``Yes.''", quotes="straight") == '"It\'s \'fine\'," he said. "Yes."'


def test_blank_lines_become_one_and_line_ends_become_newlines():
    assert clean("\n\nOne came.\r\n\r\n \r\nTwo came.\u2028Three came.\x0bFour came.\n") == (
        "One came.\n\nTwo came.\nThree came.\nFour came."
    )


WRAPPED = "The harbour council voted on Tuesday to ask the {}-\n{} for a loan."


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("govern", "ment", "government\nfor a loan"),
        ("well", "known", "well-known\nfor a loan"),
        ("state", "owned", "state-owned\nfor a loan"),
        ("Port", "Amara", "Port-\nAmara for a loan"),
    ],
)
def test_a_word_broken_at_a_line_end_is_mended(first, second, whole):
    assert whole in clean(WRAPPED.format(first, second))


def test_the_text_itself_says_how_a_broken_word_is_written():
    text = WRAPPED.format("care", "taker") + "\nThe {} said no, and the council of Port Amara asked why."
    assert "caretaker\n" in clean(text.format("caretaker"))
    assert "care-taker\n" in clean(text.format("care-taker"))


def test_a_short_line_with_a_dash_is_left():
    assert clean("Amara -\nquay 2-\nnil") == "Amara -\nquay 2-\nnil"
