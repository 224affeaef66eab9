"""What holds for every text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newspipe_segment.stage import Segment

PIECES = [
    "Mr.",
    "U.S.",
    "a.m.",
    "The",
    "mill",
    "closed",
    ".",
    "...",
    "?!",
    ". . .",
    '"',
    "”",
    "(",
    ")",
    "[3]",
    "1.",
    "b)",
]
PIECES += [
    "•",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u2028",
    "\u00a0",
    "字。",
    "http://a.b/c.D",
    "end.Then",
    "--",
    "İ",
    "e\u0301",
    "😀",
]
TEXTS = st.one_of(
    st.text(), st.text(st.characters(exclude_categories=())), st.lists(st.sampled_from(PIECES)).map(" ".join)
)
NEWLINES = st.sampled_from(["auto", "break", "wrap"])


def ready(newlines: str = "auto") -> Segment:
    stage = Segment(newlines=newlines)
    stage.setup()
    return stage


STAGES = {newlines: ready(newlines) for newlines in ("auto", "break", "wrap")}


@given(TEXTS, NEWLINES)
def test_sentences_cover_all_but_space_in_order(text: str, newlines: str) -> None:
    found = STAGES[newlines].process({"text": text})
    for spans in (found["paragraphs"], found["sentences"]):
        assert all(0 <= span["start"] < span["end"] <= len(text) for span in spans)
        assert all(one["end"] <= other["start"] for one, other in pairwise(spans))
        for span in spans:
            part = text[span["start"] : span["end"]]
            assert part == part.strip()
        covered = "".join(text[span["start"] : span["end"]] for span in spans)
        assert "".join(covered.split()) == "".join(text.split())


@given(TEXTS, NEWLINES)
def test_sentences_lie_within_paragraphs(text: str, newlines: str) -> None:
    found = STAGES[newlines].process({"text": text})
    ends = {span["end"] for span in found["sentences"]}
    assert {span["start"] for span in found["paragraphs"]} <= {span["start"] for span in found["sentences"]}
    assert {span["end"] for span in found["paragraphs"]} <= ends


@given(st.lists(TEXTS, max_size=4))
def test_a_batch_is_its_articles_one_by_one(texts: list[str]) -> None:
    articles = [{"text": text} for text in texts]
    assert STAGES["auto"].process_batch(articles) == [ready().process(article) for article in articles]


@given(TEXTS)
def test_what_follows_a_blank_line_changes_nothing_before_it(text: str) -> None:
    before = STAGES["auto"].process({"text": text})["sentences"]
    assert STAGES["auto"].process({"text": f"{text}\n\nThe end."})["sentences"][: len(before)] == before


HOSTILE = [
    "a",
    "word ",
    ".",
    ". ",
    "?!",
    "a. ",
    '" ',
    "(",
    "。",
    "1) ",
    "[1] ",
    "a\n",
    "\n",
    " ",
    "• a ",
    "a@b.",
    "Ab.",
    "The ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = f"x{piece * (size // len(piece))}x"
        start = time.process_time()
        STAGES["auto"].process({"text": text})
        return time.process_time() - start

    seconds(10_000)
    assert seconds(160_000) < 5 * 16 * seconds(10_000) + 0.1
