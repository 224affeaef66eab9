"""Reports and other prose have weights of their own."""

import pytest
from made_up import HARBOUR, article
from newspipe_summarise.document import document
from newspipe_summarise.features import PROSE_FEATURES, REPORT_FEATURES
from newspipe_summarise.salience import load_weights, salience, statement_indices
from newspipe_summarise.selection import NEVER
from newspipe_summarise.style import STYLE_FEATURES, report_share, style

LETTER = [
    "I wrote to you about the harbour because we used to swim in it when you were small.",
    "You said that my boat was too old, and I told you that it would sail for years.",
    "We went there again in May, and I still had your red cap in my bag.",
    "I thought that you would laugh at us, two old men with wet feet.",
]


def share(sentences, *, between="\n"):
    read = document(article(sentences, between=between))
    return report_share(style(read, statement_indices(read)), load_weights()["style"])


def test_a_newspapers_article_is_a_report_and_a_letter_is_not():
    assert share(HARBOUR) > 0.9
    assert share(LETTER, between=" ") < 0.1


def test_there_is_a_weight_for_each_feature():
    weights = load_weights()
    assert set(weights["style"]) == {*STYLE_FEATURES, "bias"}
    assert set(weights["report"]) == set(REPORT_FEATURES)
    assert set(weights["prose"]) == set(PROSE_FEATURES)
    assert all(weight != 0 for style in weights.values() for weight in style.values())


def test_what_is_no_statement_has_no_score():
    ranking = salience(document(article(HARBOUR)), load_weights())
    assert [score == NEVER for score in ranking.scores] == [True, True] + [False] * 6 + [True] * 3


@pytest.mark.parametrize("text", ["red sails", "grey water\nwhite gulls"])
def test_an_article_without_statements_has_a_score_for_every_line(text):
    lines = text.split("\n")
    assert all(score != NEVER for score in salience(document(article(lines)), load_weights()).scores)


def test_in_a_report_a_leaning_sentence_needs_the_one_before_it_and_in_a_letter_it_is_only_not_the_first():
    report = salience(document(article(HARBOUR)), load_weights())
    assert (report.leaning[4], report.dependent[4]) == (True, False)
    letter = salience(document(article([*LETTER, "But it still sails."], between=" ")), load_weights())
    assert (letter.leaning[4], letter.dependent[4]) == (False, True)
