import time

import pytest
from made_up import HARBOUR, article
from newspipe_summarise.stage import Summarise

from newspipe.errors import UsageError
from newspipe.testing import run_stage

METHODS = ["salience", "lead", "lexrank", "textrank"]


def chosen(lines=HARBOUR, *, title=None, **options):
    fields = {} if title is None else {"title": title}
    return run_stage(Summarise, article(lines, **fields), **options)["summary_sentences"]


@pytest.mark.parametrize("method", METHODS)
def test_the_summary_is_the_chosen_sentences_in_text_order_one_a_line(method):
    result = run_stage(Summarise, article(HARBOUR), method=method)
    assert len(result["summary_sentences"]) == 3
    assert result["summary_sentences"] == sorted(result["summary_sentences"])
    assert result["summary"].split("\n") == [HARBOUR[index] for index in result["summary_sentences"]]


@pytest.mark.parametrize("method", METHODS)
def test_an_empty_article_has_an_empty_summary(method):
    result = run_stage(Summarise, {"text": "", "sentences": []}, method=method)
    assert result["summary"] == ""
    assert result["summary_sentences"] == []


def test_headings_bylines_credits_and_appeals_are_left_out_however_long_the_summary_may_be():
    assert set(chosen(ratio=1.0)) == {2, 3, 4, 5, 6, 7}


def test_the_first_sentence_can_stand_alone():
    leaning = ["He said that the harbour of Vellmar needs a new sea wall.", *HARBOUR[5:7]]
    for count in (1, 2, 3):
        assert chosen(leaning, sentences=count)[0] != 0


def test_a_summary_of_leaning_sentences_is_better_than_none():
    leaning = ["He said that the harbour needs a new wall.", "But they will not pay for the wall of the harbour."]
    assert chosen(leaning) == [0, 1]


def test_where_no_line_is_a_statement_every_line_is_taken_for_one():
    assert chosen(["red sails", "grey water", "white gulls", "a long way home"], ratio=0.5) != []


def test_what_has_been_said_is_not_said_again():
    twice = [HARBOUR[2], HARBOUR[2].replace("Tuesday", "Wednesday"), HARBOUR[6]]
    assert chosen(twice, title="Vellmar to close its harbour", sentences=2) == [0, 2]


def test_the_title_counts_where_there_is_one():
    statements = [
        "The spring fair of Vellmar opens on the market square at the end of the month.",
        "A ferry from Ostrand will bring visitors to the town on each of the three days.",
        "The bakers of Vellmar have quarrelled over the price of bread and of cake.",
    ]
    assert chosen(statements, title="Bakers quarrelled over price of bread", sentences=2) == [0, 2]
    assert chosen(statements, title="Ferry to bring visitors from Ostrand", sentences=2) == [0, 1]


def test_white_space_within_a_sentence_becomes_one_space():
    wrapped = HARBOUR[2].replace(" ", "\n  ")
    assert run_stage(Summarise, article([wrapped]))["summary"] == HARBOUR[2]


def test_the_separator_joins_the_sentences():
    result = run_stage(Summarise, article(HARBOUR), method="lead", sentences=2, separator=" | ")
    assert result["summary"] == f"{HARBOUR[0]} | {HARBOUR[1]}"


def test_without_a_length_the_summary_is_three_sentences_long():
    assert len(chosen()) == 3


@pytest.mark.parametrize("count", [1, 2, 5])
def test_length_in_sentences(count):
    assert len(chosen(sentences=count)) == count


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("words", [1, 12, 25, 40, 1000])
def test_length_in_words_is_never_exceeded(method, words):
    result = run_stage(Summarise, article(HARBOUR), method=method, words=words)
    assert len(result["summary"].split()) <= words
    assert bool(result["summary"]) == (words >= 12 or (method != "salience" and words >= 2))


@pytest.mark.parametrize(("ratio", "count"), [(0.01, 1), (0.2, 3), (0.5, 6), (1.0, 11)])
def test_length_as_a_ratio_of_the_sentences_rounded_up(ratio, count):
    assert len(chosen(method="lead", ratio=ratio)) == count


def test_every_length_that_is_given_holds():
    assert chosen(method="lead", words=1000, sentences=2) == [0, 1]
    assert chosen(method="lead", words=11, sentences=4) == [0, 1]
    assert chosen(method="lead", ratio=0.1, sentences=4) == [0, 1]


def test_lead_is_the_first_sentences():
    assert chosen(method="lead", sentences=4) == [0, 1, 2, 3]


@pytest.mark.parametrize("options", [{"sentences": 0}, {"words": 0}, {"ratio": 0}, {"ratio": 1.5}, {"method": "best"}])
def test_impossible_options_are_refused(options):
    with pytest.raises(UsageError):
        run_stage(Summarise, article(HARBOUR), **options)


@pytest.mark.parametrize("options", [{"method": method} for method in METHODS] + [{"ratio": 0.5}, {"words": 100_000}])
def test_twenty_thousand_sentences_take_seconds_at_most(options):
    long = article([f"{HARBOUR[number % 11][:-1]} in the year {number}." for number in range(20_000)])
    started = time.process_time()
    result = run_stage(Summarise, long, **options)
    assert time.process_time() - started < 10
    assert result["summary_sentences"]
