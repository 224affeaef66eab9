"""The numbers of a sentence, one rule a test."""

import math

import pytest
from made_up import article
from newspipe_summarise.document import document
from newspipe_summarise.features import PROSE_FEATURES, REPORT_FEATURES, Numbers, content_pairs

PARAGRAPHS = [
    "The council of Vellmar met in the old sea fort. The sea fort was cold.",
    "A storm broke the sea wall. It was the worst storm in years.",
    "Nobody mended the sea wall or the sea fort.",
]


def column(name, lines, *, between="\n", **fields):
    numbers = Numbers(document(article(lines, between=between, **fields)), range(len(lines)))
    if name in PROSE_FEATURES:
        return [row[PROSE_FEATURES.index(name)] for row in numbers.prose()]
    return [row[REPORT_FEATURES.index(name)] for row in numbers.report()]


def test_a_pair_of_stop_words_is_no_phrase():
    assert content_pairs(["one", "of", "the", "sea", "walls"]) == {("the", "sea"), ("sea", "walls")}
    assert content_pairs(["sea"]) == set()


def test_phrases_count_by_the_paragraphs_that_have_them():
    """ "the sea" is in three paragraphs, "sea wall" and "sea fort" in two, every other pair in one."""
    assert column("phrases", PARAGRAPHS) == pytest.approx(
        [
            math.sqrt(math.log(3) + math.log(2)),
            math.sqrt(math.log(3) + math.log(2)),
            math.sqrt(math.log(3) + math.log(4)),
        ]
    )


def test_what_is_repeated_within_a_paragraph_is_no_phrase_of_the_article():
    lines = ["The sea wall broke.", "The sea wall must be mended.", "The sea wall is old."]
    assert column("phrases", lines, between=" ") == [0.0, 0.0, 0.0]
    assert min(column("phrases", lines)) > 1


def test_the_title_counts_most_where_it_is_said_first():
    lines = ["The sea wall of Vellmar broke.", "Nobody was hurt.", "A new sea wall is planned.", "The sea wall is old."]
    title = "Sea wall broke"
    assert column("title", lines, title=title) == pytest.approx([0.6, 0, 0.4, 0.4])
    assert column("echo", lines, title=title) == pytest.approx([0.6, 0, 0.4 / math.sqrt(3), 0.2])
    assert column("echo", lines) == [0, 0, 0, 0]


def test_the_place_in_the_paragraph_counts():
    lines = ["The wall broke.", "Nobody was hurt.", "The boats are gone.", "A new wall is planned."]
    assert column("top", lines, between=" ") == [1, 0, 0, 0]
    assert column("third", lines, between=" ") == [0, 0, 1, 1]
    assert column("top", lines) == [1, 1, 1, 1]


def test_what_is_to_come_counts_at_the_end():
    lines = ["The wall will be mended.", "Nobody was hurt.", "The boats are gone.", "Work will start in May."]
    assert column("outlook", lines) == [0, 0, 0, 0.75]


def test_somebody_named_by_less_than_the_full_name_counts():
    lines = ["Ada Lund broke the wall.", "Lund was not hurt.", "The boats are gone."]
    text = "\n".join(lines)
    entities = [
        {"start": at, "end": at + len(name), "text": name, "label": "PERSON", "name": "Ada Lund"}
        for name, at in (("Ada Lund", 0), ("Lund", text.index("Lund was")))
    ]
    assert column("short_name", lines, entities=entities) == [0, 1, 0]
    assert column("short_name", lines) == [0, 0, 0]
