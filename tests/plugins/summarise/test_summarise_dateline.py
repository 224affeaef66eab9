"""The dateline goes, and nothing else."""

import pytest
from newspipe_summarise.dateline import without_dateline

DATELINES = """
VELLMAR, May 6 (Coastwire) - |The harbour closed.
VELLMAR, Norland, Feb. 24 -- |Two boats sank.
VELLMAR (Coastwire) — |Two boats sank.
VELLMAR — |“We are lost,” said the mayor.
VELLMAR—|Two boats sank.
ST. MARN-ON-SEA, N.L. – |Two boats sank.
Vellmar, Norland, June 29, 2020 (CW) - |A baker won.
Vellmar, 20 Oct (CW) - |A baker won.
Port Vellmar, 4 May: |A baker won.
Port Vellmar – |A baker won.
Vellmar, Norland – 2 December 2024: |Quennell Boats rose.
VELLMAR: |The council voted.
VELLMAR, Norland | |The council voted.
VELLMAR, Ohio, Jan. 25, 2022 /WireLine/ -- |The league grew.
VELLMAR, Iowa--(COAST WIRE)--|Quennell Boats rose.
VELLMAR, Nagano Pref. (Coast Press) |Ada Lund, who dives, left.
VELLMAR/OSTRAND, March 4 (CW) - |Shares fell.
(Coastwire) - |Shares fell.
Oct 6 (Coastwire) - |Shares fell.
RIO DE VELLMAR, Friday, February 26, 2010 — |A man left.
"""


@pytest.mark.parametrize("line", DATELINES.strip().splitlines())
def test_a_dateline_goes(line):
    dateline, _, rest = line.rpartition("|")
    assert without_dateline(dateline + rest, is_first=True) == rest


@pytest.mark.parametrize(
    "text",
    [
        "The harbour closed on Monday.",
        "Quennell Boats (QNB) said on Monday that it would close.",
        "Quennell Boats - the maker of the ferry - said that it would close.",
        "WALLS broke in Vellmar on Monday.",
        "A WALL-maker who lived in Vellmar has died.",
        "EXCLUSIVE: The harbour will close.",
        "FACT CHECK: The harbour is not closed.",
        "Oskar Lindgard: “We have no choice.”",
        "On May 6 the harbour closed - for good.",
        "May was wet – the harbour flooded.",
        "Vellmar, a town of 9,000 — The Pearl, as it is called — is poor.",
    ],
)
def test_what_is_no_dateline_stays(text):
    assert without_dateline(text, is_first=True) == text


def test_after_the_first_sentence_a_dateline_shows_a_day_a_region_or_an_agency():
    assert without_dateline("OSTRAND — Two boats sank.", is_first=False) == "OSTRAND — Two boats sank."
    assert without_dateline("OSTRAND, Norland — Two boats sank.", is_first=False) == "Two boats sank."


def test_a_place_in_small_letters_before_a_colon_must_be_known_for_one():
    assert without_dateline("Vellmar: The council voted.", is_first=True) == "Vellmar: The council voted."
    assert without_dateline("Vellmar: The council voted.", is_first=True, places={"Vellmar"}) == "The council voted."


def test_a_dateline_alone_stays():
    assert without_dateline("VELLMAR, May 6 (Coastwire) - ", is_first=True) == "VELLMAR, May 6 (Coastwire) - "
