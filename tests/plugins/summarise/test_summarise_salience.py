import pytest
from made_up import HARBOUR, article
from newspipe_summarise.document import document
from newspipe_summarise.salience import LEANING, QUESTION, load_weights, salience


def scores(*lines):
    return salience(document(article([HARBOUR[2], *lines])), load_weights()).scores


def test_a_question_scores_less():
    stated, asked = scores("Who will pay for the wall is clear."), scores("Who will pay for the wall is clear?")
    assert stated[1] - asked[1] == pytest.approx(QUESTION)


def test_a_sentence_that_leans_scores_less_unless_it_is_the_second():
    alone, leaning = (scores(*[f"{first} repair of the wall was put off."] * 3) for first in ("Any", "Such"))
    lost = [one - other for one, other in zip(alone, leaning, strict=True)]
    assert lost == pytest.approx([0, 0, LEANING, LEANING])
