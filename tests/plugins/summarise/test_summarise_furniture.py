"""What is never in a summary."""

import pytest
from made_up import HARBOUR, article
from newspipe_summarise.document import document
from newspipe_summarise.furniture import statements


def stands(text):
    return statements(document(article([text])).sentences) == [True]


@pytest.mark.parametrize("text", HARBOUR[2:8])
def test_whole_sentences_are_statements(text):
    assert stands(text)


@pytest.mark.parametrize("end", [".", "!", ".”", '."', "!)", "。"])
def test_a_statement_ends_with_a_stop_and_what_closes_after_it(end):
    assert stands(f"The harbour of Vellmar will close for two years{end}")


@pytest.mark.parametrize("end", ["", ":", "?", "?”", "…", "...", " […]", "؟"])
def test_questions_teasers_and_pieces_are_none(end):
    assert not stands(f"The harbour of Vellmar will close for two years{end}")


NEVER = {
    "headings and short lines": [HARBOUR[0], HARBOUR[1], "", "No comment.", "Related articles"],
    "notes": [
        "Editor's note: The harbour of Vellmar is now open to fishing boats again.",
        "EDITORS’ NOTE — The name of the mayor has been left out on purpose.",
        "Note to editors: Pictures of the harbour are on the page of the council.",
        "This story has been updated with what the mayor said in the evening.",
        "This is a developing story, and the harbour may close again.",
        "Last updated: Tuesday, after the vote of the council in the old fort.",
    ],
    "corrections": [
        "Correction: The harbour of Vellmar has two cranes and not three.",
        "Clarification: The mayor spoke for himself and not for the council.",
        "An earlier version of this article gave the wrong age of the mayor.",
        "The headline of this article was amended on Tuesday after a complaint.",
    ],
    "captions and credits": [
        "FILE - Boats lie in the harbour of Vellmar after the storm of last March.",
        "Boats lie in the harbour of Vellmar after the storm. (AP Photo/Ida Quennell)",
        "Boats lie in the harbour of Vellmar in this photo of March 9, taken at dawn.",
        "Photograph: Ida Quennell for the Vellmar Herald, on the old sea wall.",
        "Pictured: Oskar Lindgard and his two sons on the wall before the storm.",
        "From left: Ada Lund, Oskar Lindgard and his sons Per and Jon.",
        "Image courtesy of the harbour office of the town of Vellmar.",
        "Oskar Lindgard (left) and Ada Lund look at the wall on Tuesday.",
        "Oskar Lindgard, pictured in 2019, is the mayor of the town of Vellmar.",
    ],
    "asides and items": [
        "(Updates with what the mayor said after the vote, and the price of the wall.)",
        "- The harbour of Vellmar will close for two years from May.",
        "• Fishing boats will use the harbour of Ostrand until then.",
    ],
    "appeals": [
        "Sign up for the daily letter of the Vellmar Herald, with all the news.",
        "Tell us what you remember of the storm and of the old wall.",
        "Get in touch if you had a boat in the harbour on that night.",
        "Anyone with information about the boats can ring the harbour office.",
        "Share your memories of the harbour with the readers of the Herald.",
        "Subscribe: the Herald comes to your door at six on every weekday.",
        "Read more about the harbour of Vellmar on our page of local news.",
        "You can reach the writer of this piece at the office of the Herald.",
        "The whole report can be read at https://herald.example/harbour by all.",
    ],
    "disclaimers and sign-offs": [
        "The views expressed in this column about the harbour are the author's own.",
        "The opinions in it do not necessarily reflect those of the Herald.",
        "All rights in this story are with the Vellmar Herald.",
        "Reporting by Ida Quennell; editing by Per Oland and Jon Hauge.",
        "Good morning and welcome to our page on the closing of the harbour.",
        "That's all from us for today, and thank you for your company.",
        "The mayor of Vellmar did not respond to a request for comment.",
    ],
    "line-ups, results and prices": [
        "Vellmar: Lund 1; Oland 2 (Hauge 90+3), Quennell 3, Tell 4 (Renn 46); Feld 5.",
        "Ostrand: Strand; Quill, Benn, Aldous, Oslow; Marrin, Pell, Varn.",
        "Results: Vellmar 2 Ostrand 1; Lirk 0 Varn 0; St. Marn 3 Dunmere 2.",
        "Cod, 240 crowns a crate; herring, 90 crowns a crate; crab, 15 crowns each.",
        "Doors 7 p.m., tickets 120 crowns, children 60, dogs free.",
    ],
}


@pytest.mark.parametrize("text", [text for texts in NEVER.values() for text in texts])
def test_what_belongs_to_the_page_or_the_newsroom_is_none(text):
    assert not stands(text)


@pytest.mark.parametrize(
    "text",
    [
        "The article of the treaty that closes the harbour was updated in May.",
        "Published in 1951, the novel is set in the harbour of Vellmar.",
        "To report the news from the wall was the task of Ida Quennell.",
        "A photograph of the wall hangs in the office of Oskar Lindgard.",
        "Oskar Lindgard, Ada Lund, Per Oland and Jon Hauge voted for the wall.",
        "Cod rose to 240 crowns a crate, herring to 90 and crab to 15.",
        "The left won Vellmar: Ada Lund got 51 percent of the vote.",
        "Correction of the wall's course has cost the town a million crowns.",
    ],
)
def test_sentences_that_look_like_them_are_statements(text):
    assert stands(text)


def test_a_credit_makes_its_paragraph_a_caption():
    lines = ["The boats lie in the harbour after the storm of March.", "Photo: Ida Quennell/Vellmar Herald."]
    told = "The harbour of Vellmar will close for two years from May."
    read = document(article([*lines, told], between=" "))
    assert statements(read.sentences) == [False, False, True]
    named = document(article([lines[0], "(Ida Quennell/Vellmar Herald)", told], between=" "))
    assert statements(named.sentences) == [False, False, True]
    apart = document(article([lines[0], *lines], between="\n"))
    assert statements(apart.sentences) == [True, True, False]


def test_a_turn_that_begins_with_its_speakers_label_is_none():
    turns = [
        "IQ: When did the mayor hear of the damage to the wall?",
        "OL: It was on a Sunday, and nobody at all was in the office.",
        "IQ: That was late, as many people in the town will say.",
        "OL: The wall had been leaking for years before the storm.",
        "A wall of that age is never dry on a windy day.",
    ]
    assert statements(document(article(turns)).sentences) == [False, False, False, False, True]


def test_questions_and_answers_with_stops_are_turns_and_initials_are_not():
    turns = ["Q. When did the mayor hear of it?", "A. On a Sunday, when nobody was in the office."] * 2
    assert not any(statements(document(article(turns)).sentences))
    initials = ["A. Lund heard of it on a Sunday in March.", "A. Lund was not in the office on that day."]
    assert all(statements(document(article(initials)).sentences))


def test_a_correction_is_the_news_where_the_article_begins_with_it():
    correction = "In a story published on Tuesday, the Herald gave the wrong age of the mayor."
    assert statements(document(article([correction, HARBOUR[2]])).sentences) == [True, True]
    assert statements(document(article([HARBOUR[2], correction])).sentences) == [True, False]
