import math

import pytest
from made_up import article
from newspipe_summarise.document import document
from newspipe_summarise.features import FEATURES, content_pairs, features

PARAGRAPHS = [
    "The council of Vellmar met in the old sea fort. The sea fort was cold.",
    "A storm broke the sea wall. It was the worst storm in years.",
    "Nobody mended the sea wall or the sea fort.",
]


def column(name, lines, *, between="\n", **fields):
    read = document(article(lines, between=between, **fields))
    return [row[FEATURES.index(name)] for row in features(read, range(len(lines)))]


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
