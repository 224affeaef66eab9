import pytest
from made_up import HARBOUR, article
from newspipe_summarise.document import document
from newspipe_summarise.standing import is_statement, leans, quotations


def read(*sentences, between=" "):
    return document(article(list(sentences), between=between))


def sentence(text):
    return read(text).sentences[0]


@pytest.mark.parametrize("text", HARBOUR[2:8])
def test_whole_sentences_are_statements(text):
    assert is_statement(sentence(text))


@pytest.mark.parametrize(
    "text",
    [
        *HARBOUR[:2],
        *HARBOUR[8:],
        "",
        "No comment.",
        "The council of Vellmar gave three reasons for the closing of its harbour:",
        "Sign up for the daily letter of the Vellmar Herald, with all the news.",
        "The whole report can be read at https://herald.example/harbour by all.",
        "The mayor of Vellmar did not respond to a request for comment.",
        "All rights in this story are with the Vellmar Herald.",
    ],
)
def test_headings_labels_and_furniture_are_not(text):
    assert not is_statement(sentence(text))


@pytest.mark.parametrize("end", [".", "!", "?", "…", ".”", '."', "!)", "。", "؟"])
def test_a_statement_ends_with_a_stop_and_what_closes_after_it(end):
    assert is_statement(sentence(f"The harbour of Vellmar will close for two years{end}"))


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
