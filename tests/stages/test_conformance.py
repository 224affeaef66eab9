"""What holds for every stage that is registered, on any text."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stages.registered import STAGES, made, prepared

from newspipe import Drop
from newspipe.article import spans_in
from newspipe.testing import run_stage
from newspipe.testing.hostile import SMALL

PHRASES = """The mill closed.|Ada Stone said|“Who|left?”|(LNA)|on Thursday|April 4, 2019|since 1999|Mr.|U.S.|•|1.|<p>
By Ada Stone|Read more|Related Articles|Home > World|PORT AMARA (ANA) —|days later|&amp;|Ã©|ab-|😀|e\u0301|שלום|字"""
PIECES = st.sampled_from([*PHRASES.replace("\n", "|").split("|"), "\n", "\n\n", "\0", "\u2028"]) | st.text(max_size=6)
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.text()
ARTICLES = st.fixed_dictionaries(
    {"id": st.just("a1"), "text": TEXTS}, optional={"published": st.just("2019-04-11"), "title": TEXTS}
)
each_stage = pytest.mark.parametrize("name", STAGES)
any_time = settings(deadline=None)


@pytest.mark.parametrize("name", [name for name, cls in STAGES.items() if cls.parallel])
@any_time
@given(articles=st.lists(ARTICLES, min_size=1, max_size=4))
def test_an_article_gets_the_same_fields_in_any_company_and_is_not_changed(name: str, articles: list[Any]) -> None:
    ready = [article for article in (prepared(name, each) for each in articles) if article]
    before = copy.deepcopy(ready)
    stage = made(name)
    singly = [stage.process(article) for article in ready]
    assert list(stage.process_batch(ready)) == singly
    assert [stage.process(article) for article in reversed(ready)] == singly[::-1]
    assert ready == before


@each_stage
@any_time
@given(article=ARTICLES)
def test_the_fields_are_json_and_their_spans_lie_in_the_text(name: str, article: dict[str, Any]) -> None:
    ready = prepared(name, article)
    fields = made(name).process(ready) if ready else Drop("no text")
    if isinstance(fields, Drop):
        return
    assert set(fields) == set(made(name).provides)
    assert json.loads(json.dumps(fields, allow_nan=False, ensure_ascii=False).encode()) == fields
    text = {**ready, **fields}["text"]
    for field, value in fields.items():
        starts = [span["start"] for span in spans_in(value)]
        assert starts == sorted(starts), field
        for span in spans_in(value):
            assert 0 <= span["start"] < span["end"] <= len(text)
            assert span.get("text", text[span["start"] : span["end"]]) == text[span["start"] : span["end"]]


@each_stage
@pytest.mark.parametrize("text", SMALL.values(), ids=SMALL)
def test_it_keeps_its_contract_on_any_script(name: str, text: str) -> None:
    """`run_stage` checks what a worker does, and encodes the result."""
    ready = prepared(name, {"id": "a1", "text": text, "published": "2019-04-11"})
    if ready:
        result = run_stage(STAGES[name], ready)
        assert isinstance(result, Drop) or result["id"] == "a1"


@each_stage
def test_each_field_has_one_type_or_is_null(name: str) -> None:
    articles = [prepared(name, {"id": key, "text": text, "published": "2019-04-11"}) for key, text in SMALL.items()]
    results = [made(name).process(article) for article in articles if article]
    fields = [result for result in results if not isinstance(result, Drop)]
    assert fields
    for field in made(name).provides:
        types = {type(result[field]) for result in fields} - {type(None)}
        assert len(types) <= 1, field
