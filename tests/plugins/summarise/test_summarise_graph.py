import math

import pytest
from newspipe_summarise.graph import MOST_SENTENCES, lexrank, pagerank, textrank

STAR = [["sea", "wall", "boat"], ["sea"], ["wall"], ["boat"], ["bread"]]


def test_pagerank_of_a_path_of_three():
    middle, end = (0.05 + 0.85 * 2 * 0.05) / (1 - 0.85**2), (0.05 + 0.85 * 0.05 / 2 * 1) / (1 - 0.85**2)
    assert pagerank(3, {(0, 1): 2.0, (1, 2): 2.0}) == pytest.approx([end, middle, end], abs=1e-4)


def test_pagerank_follows_the_heavier_edge():
    ranks = pagerank(3, {(0, 1): 3.0, (1, 2): 1.0})
    assert ranks[1] > ranks[0] > ranks[2]


@pytest.mark.parametrize("rank", [lexrank, textrank])
def test_ranks_add_up_to_one_and_the_centre_of_a_star_is_first(rank):
    ranks = rank(STAR)
    assert sum(ranks) == pytest.approx(1)
    assert max(ranks) == ranks[0]
    assert ranks[1] == pytest.approx(ranks[2]) == pytest.approx(ranks[3])
    assert min(ranks) == ranks[4]


@pytest.mark.parametrize("rank", [lexrank, textrank])
def test_sentences_that_share_nothing_rank_the_same(rank):
    assert rank([["sea"], ["wall"], [], ["boat"]]) == pytest.approx([0.25] * 4)


@pytest.mark.parametrize("rank", [lexrank, textrank])
def test_no_sentences_have_no_ranks(rank):
    assert rank([]) == []


def test_lexrank_weighs_a_rare_word_more_than_a_common_one():
    ranks = lexrank([["town", "sea"], ["town", "sea"], ["town", "bread"], ["town", "fair"]])
    assert ranks[0] == pytest.approx(ranks[1])
    assert ranks[0] > ranks[2]


def test_textrank_divides_what_is_shared_by_the_logarithms_of_the_lengths():
    stems = [["sea", "wall"], ["sea", "boat", "bread", "fair"], ["wall"]]
    expected = {
        (0, 1): 1 / (math.log(2 + 1) + math.log(4 + 1)),
        (0, 2): 1 / (math.log(2 + 1) + math.log(1 + 1)),
    }
    assert textrank(stems) == pytest.approx(pagerank(3, expected))


@pytest.mark.parametrize("rank", [lexrank, textrank])
def test_only_the_opening_of_a_very_long_article_is_ranked(rank):
    ranks = rank([["sea", str(number)] for number in range(MOST_SENTENCES + 5)])
    assert len(ranks) == MOST_SENTENCES + 5
    assert min(ranks[:MOST_SENTENCES]) > 0
    assert ranks[MOST_SENTENCES:] == [0.0] * 5
