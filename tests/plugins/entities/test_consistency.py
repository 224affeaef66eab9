"""A sure name is found again, and unsure mentions follow it."""

from newspipe_entities.consistency import agree, find_again
from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document, tokenise


def document_of(text: str) -> Document:
    return tokenise(text, [(0, len(text))])


def test_a_sure_name_and_its_last_word_are_found_again() -> None:
    document = document_of("Ada Stone met them, and then Ada Stone left, and Stone wept.")
    found = find_again(document, [Mention(0, 2, "PERSON", 0.9)])
    assert [(document.span(m.first, m.stop), m.label, m.score) for m in found] == [
        ("Ada Stone", "PERSON", 0.9),
        ("Ada Stone", "PERSON", 0.81),
        ("Stone", "PERSON", 0.81),
    ]


def test_no_part_of_a_longer_name_is_found() -> None:
    document = document_of("In Vellin they read the Vellin Times and New Vellin News.")
    assert find_again(document, [Mention(1, 2, "LOC", 0.9)]) == [Mention(1, 2, "LOC", 0.9)]


def test_an_unsure_name_is_not_looked_for() -> None:
    document = document_of("Vellin and so to Vellin.")
    assert find_again(document, [Mention(0, 1, "LOC", 0.5)]) == [Mention(0, 1, "LOC", 0.5)]


def test_unsure_mentions_take_the_label_of_the_sure_one() -> None:
    document = document_of("Stone Vellin Vellin Ada Stone")
    mentions = [
        Mention(0, 1, "LOC", 0.4),
        Mention(1, 2, "LOC", 0.9),
        Mention(2, 3, "ORG", 0.4),
        Mention(3, 5, "PERSON", 0.9),
    ]
    assert [m.label for m in agree(document, mentions)] == ["PERSON", "LOC", "LOC", "PERSON"]


def test_one_string_has_one_label_even_if_two_are_sure() -> None:
    document = document_of("Vellin Vellin Vellin")
    mentions = [Mention(0, 1, "MISC", 0.8), Mention(1, 2, "PERSON", 0.9), Mention(2, 3, "PERSON", 0.4)]
    assert [m.label for m in agree(document, mentions)] == ["PERSON", "PERSON", "PERSON"]


def test_a_place_of_a_persons_name_stays_one_where_the_text_says_so() -> None:
    document = document_of("Basil Jordan flew to Paris, then Jordan left from Jordan.")
    mentions = [Mention(0, 2, "PERSON", 0.9), Mention(7, 8, "LOC", 0.6), Mention(10, 11, "LOC", 0.9)]
    assert [m.label for m in agree(document, mentions)] == ["PERSON", "PERSON", "LOC"]


def test_a_town_and_its_club_keep_their_labels_if_both_are_sure() -> None:
    document = document_of("Lund beat Malmo in Lund.")
    mentions = [Mention(0, 1, "ORG", 0.95), Mention(4, 5, "LOC", 0.95)]
    assert agree(document, mentions) == mentions
