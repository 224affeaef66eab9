"""`when`: a JSON Schema that cannot hold up a run, reach outside the file, or end it."""

import json
import time

import pytest


def test_a_pattern_takes_linear_time(shell):
    when = {"properties": {"title": {"pattern": "(a+)+$"}}}
    path = shell.pipeline({"stage": "obey", "when": when})
    begun = time.monotonic()
    result = shell("run", path, stdin=[{"title": "a" * 100_000 + "!"}])
    assert (result.code, time.monotonic() - begun < 20) == (0, True)
    assert "obeyed" not in result.articles[0]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ({"pattern": "(?=a)b"}, "without look-around and back-references"),
        ({"pattern": "("}, "not a"),
        ({"$ref": "#/nowhere"}, "does not exist"),
        ({"properties": {"x": {"$ref": "file:///etc/passwd"}}}, "leads outside the pipeline file"),
        ({"properties": {"x": {"$ref": "http://x.example/s"}}}, "leads outside the pipeline file"),
        ({"if": {"$ref": "https://x.example/s"}}, "leads outside the pipeline file"),
    ],
)
def test_what_cannot_be_checked_is_refused_before_anything_is_read(shell, when, said):
    result = shell("check", shell.pipeline({"stage": "obey", "when": when}))
    assert result.code == 2
    assert said in result.out.decode()


def nested(depth, inner, key):
    for _ in range(depth):
        inner = {key: inner}
    return inner


@pytest.mark.parametrize(
    "when",
    [
        nested(300, {"type": "string"}, "not"),
        {"$ref": "#"},
        {"allOf": [{"$ref": "#"}]},
        {"properties": {"number": {"multipleOf": 3}}},
    ],
)
def test_odd_schemas_and_articles_cost_at_most_an_article(shell, when):
    lines = [
        json.dumps({"id": "deep", "a": nested(900, {}, "a")}),
        '{"id": "big", "number": ' + "3" * 400 + "}",
        '{"id": "plain"}',
    ]
    result = shell("run", shell.pipeline({"stage": "echo", "when": when}), stdin="\n".join(lines) + "\n")
    if result.code == 2:
        assert "steps[0].when" in result.err
    else:
        assert result.code in (0, 3)
        assert "3 read = " in result.err
        assert result.articles[-1]["id"] == "plain"
