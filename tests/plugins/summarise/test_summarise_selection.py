import pytest
from hypothesis import given
from hypothesis import strategies as st
from newspipe_summarise.selection import Choice, select

STEMS = st.frozensets(st.sampled_from("abcdef"), max_size=4)


@st.composite
def choices(draw):
    sizes = st.tuples(st.integers(0, 8), st.integers(1, 6), STEMS, st.booleans(), st.booleans())
    rows = draw(st.lists(sizes, max_size=8))
    return [Choice(index, score / 4, *rest) for index, (score, *rest) in enumerate(rows)]


def plainly(choices, most, words, redundancy):
    """Select as the docstring of `select` says, looking at every choice every time."""
    left = [choice for choice in choices if words is None or choice.words <= words]
    free = all(choice.dependent or choice.leaning for choice in left)
    taken = []
    while len(taken) < most:
        said = frozenset().union(*(choice.stems for choice in taken))
        room = None if words is None else words - sum(choice.words for choice in taken)
        fitting = [
            choice
            for choice in left
            if choice not in taken
            and (room is None or choice.words <= room)
            and (free or not choice.dependent or any(other.index < choice.index for other in taken))
            and (free or not choice.leaning or any(other.index == choice.index - 1 for other in taken))
        ]
        if not fitting:
            break

        def value(choice, said=said):
            share = len(said & choice.stems) / max(1, len(choice.stems)) if redundancy else 0
            return choice.score - (redundancy * share if share < 0.8 else 1000)

        taken.append(max(fitting, key=lambda choice: (value(choice), -choice.index)))
    return sorted(choice.index for choice in taken)


@given(choices(), st.integers(1, 9), st.none() | st.integers(1, 20), st.sampled_from([0.0, 0.5]))
def test_the_heap_selects_what_a_plain_search_selects(choices, most, words, redundancy):
    assert select(choices, most, words, redundancy) == plainly(choices, most, words, redundancy)


def choice(index, score, *, words=1, stems="", dependent=False, leaning=False):
    return Choice(index, score, words, frozenset(stems), dependent, leaning)


def test_the_best_are_taken_and_come_in_text_order():
    assert select([choice(0, 1.0), choice(1, 3.0), choice(2, 2.0)], 2) == [1, 2]


def test_of_equals_the_earlier_is_taken():
    assert select([choice(0, 1.0), choice(1, 1.0), choice(2, 1.0)], 2) == [0, 1]


@pytest.mark.parametrize(("redundancy", "expected"), [(0.0, [0, 1]), (0.5, [0, 1]), (1.0, [0, 2])])
def test_what_repeats_loses(redundancy, expected):
    several = [choice(0, 1.0, stems="ab"), choice(1, 0.9, stems="bc"), choice(2, 0.5, stems="cd")]
    assert select(several, 2, redundancy=redundancy) == expected


def test_a_near_copy_comes_last_whatever_its_score():
    several = [choice(0, 9.0, stems="abcde"), choice(1, 8.0, stems="abcdf"), choice(2, 0.1, stems="gh")]
    assert select(several, 2, redundancy=0.1) == [0, 2]
    assert select(several, 3, redundancy=0.1) == [0, 1, 2]


def test_a_sentence_that_does_not_fit_is_passed_over():
    assert select([choice(0, 1.0, words=5), choice(1, 0.9, words=4), choice(2, 0.8, words=2)], 3, words=7) == [0, 2]


def test_a_dependent_sentence_waits_for_one_before_it():
    several = [choice(0, 0.1), choice(1, 1.0, dependent=True), choice(2, 0.5)]
    assert select(several, 1) == [2]
    assert select(several, 2) == [0, 2]
    assert select(several, 3) == [0, 1, 2]


def test_a_leaning_sentence_waits_for_the_one_before_it():
    several = [choice(0, 1.0), choice(1, 0.1), choice(2, 3.0, leaning=True), choice(3, 0.2)]
    assert select(several, 2) == [0, 3]
    assert select(several, 4) == [0, 1, 2, 3]


def test_the_summary_is_shorter_rather_than_with_a_sentence_that_leans_on_nothing():
    assert select([choice(0, 1.0), choice(2, 3.0, leaning=True), choice(3, 2.0, leaning=True)], 3) == [0]
