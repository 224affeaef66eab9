"""Which sentences need another one."""

import pytest
from made_up import article
from newspipe_summarise.document import document
from newspipe_summarise.leaning import leans, quotations


def read(*sentences, between=" "):
    return document(article(list(sentences), between=between))


def sentence(text):
    return read(text).sentences[0]


@pytest.mark.parametrize(
    "text",
    [
        "He called the wall a danger.",
        "They’ll use the harbour of Ostrand.",
        "But not everyone is happy.",
        "This is the plan of the council.",
        "These were the words of the mayor.",
        "For example, the boats have to move.",
        "In addition, the market will close.",
        "However, the boats may stay.",
        "It was the worst storm in years.",
        "Both said that the wall would hold.",
        "The crew put it out within an hour.",
        "The deal gives them six more days of leave.",
        "Two days later the wall broke.",
        "The second is that the wall leaks.",
        "Since then, nobody has swum there.",
        "When it broke, they ran.",
        "Their boats were lost.",
    ],
)
def test_a_sentence_leans_on_the_one_before(text):
    assert leans(sentence(text))


@pytest.mark.parametrize(
    "text",
    [
        "This week the harbour of Vellmar closes.",
        "This study is about harbours.",
        "Boats will move.",
        "Butter is dear.",
        "These days the harbour is quiet.",
        "Her Majesty the Queen opened the harbour.",
        "Both Ada Lund and Oskar Lindgard voted for the wall.",
        "The council said it would rebuild the wall.",
        "When it opened in 1874, the harbour had two cranes.",
        "Oskar Lindgard told his sons to leave.",
        "",
    ],
)
def test_a_sentence_stands_alone(text):
    assert not leans(sentence(text))


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["“We have no choice,” said the mayor.", "The harbour will close."], [True, False]),
        (["The mayor said: “We have no choice.", "The wall is leaking.", "It must go.”", "He left."], [1, 1, 1, 0]),
        (['The mayor said: "We have no choice.', "The wall is leaking.", 'It must go."', "He left."], [1, 1, 1, 0]),
        (["The mayor called it “a danger”.", "The harbour will close."], [False, False]),
        (["The mayor called it “a danger” and “a leak”.", "He left."], [False, False]),
    ],
)
def test_speech_is_found_by_its_quotation_marks(sentences, expected):
    document = read(*sentences)
    assert quotations(document.sentences) == expected


def test_a_quotation_ends_with_its_paragraph():
    document = read("The mayor said: “We have no choice.", "The harbour will close.", between="\n\n")
    assert quotations(document.sentences) == [True, False]
