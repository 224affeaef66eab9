"""What no stage touches keeps its bytes, also when a stage rewrites another field; and what comes out is JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newspipe.engine.item import Item


@pytest.mark.parametrize(
    "value", ["52.123456789012345678", "1.10", "-0", "1e-7", r'"\u00e9"', "9" * 400, "[ 1 , {}]", "-0.0", r'"\/"']
)
def test_a_field_beside_a_rewritten_one_keeps_its_bytes(shell, value):
    line = f'{{ "before": {value}, "text" : "loud", "after":{value} }}'
    result = shell("apply", "shout", stdin=line + "\n")
    out = result.out.decode()
    assert result.code == 0, result.err
    assert out == line.replace('"loud"', '"LOUD"') + "\n"


def test_not_a_number_beside_a_huge_integer_is_no_article(shell):
    result = shell("apply", "obey", stdin='{"huge":' + "9" * 400 + ',"number":NaN}\n')
    assert (result.code, result.out) == (3, b"")
    assert "NaN is no JSON value; write null" in result.err


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(
    st.dictionaries(st.text(max_size=6).filter(lambda key: key not in ("text", "id")), json_values),
    st.text(),
    json_values,
)
def test_rewriting_and_adding_give_what_a_json_library_gives(fields, text, new):
    article = {**fields, "text": "old", "last": 1}
    item = Item(json.dumps(article, ensure_ascii=False).encode(errors="replace"), 1)
    item.merge({"text": text.encode(errors="replace").decode(), "last": 2, "new field": 3})
    expected = {**article, "text": text.encode(errors="replace").decode(), "last": 2, "new field": 3}
    assert json.loads(item.render()) == expected
