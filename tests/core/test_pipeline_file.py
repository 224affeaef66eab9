"""Pipeline files: positions, the order of fields, and that a file is data and nothing more."""

import json
import pickle

import pytest
from conftest import ODD_STAGES
from hypothesis import given
from hypothesis import strategies as st

from newspipe.errors import PipelineError
from newspipe.pipeline import json_text, parsing
from newspipe.plugins import single_files


def problems(value, **kwargs):
    """Return the problems of a pipeline (a dict, or the text of a file) as people see them."""
    text = value if isinstance(value, str) else json.dumps(value)
    try:
        parsing.parse(text, "p.json", single_files.read_sources([str(ODD_STAGES)]), **kwargs)
    except PipelineError as error:
        return [str(problem) for problem in error.problems]
    return []


def steps(*entries):
    return {"version": 1, "steps": [{"stage": e} if isinstance(e, str) else e for e in entries]}


def test_a_needed_field_that_nothing_provides_names_the_stage_that_would():
    (problem,) = problems(steps("tag-entities"))
    assert "steps[0]: 'tag-entities' needs 'sentences', which no earlier step provides" in problem
    assert 'add {"stage": "segment"} before it' in problem
    assert 'list it in "input_fields": ["sentences"]' in problem
    assert problems({**steps("tag-entities"), "input_fields": ["sentences"]}) == []


def test_a_field_that_no_stage_provides_must_be_brought_along():
    (problem,) = problems(steps("need-word"))
    assert 'add {"stage": "count-words"} before it' in problem
    assert problems(steps("count-words", "need-word")) == []


def test_text_must_not_change_after_it_was_read():
    (problem,) = problems(steps("segment", "clean"))
    assert "steps[1]: 'clean' rewrites 'text', which steps[0] 'segment' has already read" in problem
    assert problem.endswith("move 'clean' before 'segment'")


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("", "1:1", "expected a value, found the end of the file"),
        ('{"version": 1,\n "steps": [],\n}', "3:1", 'a "," before "}" is not allowed; remove it'),
        ('{"version": 1,\n // no\n "steps": []}', "2:2", 'JSON has no comments; put the words into "description"'),
        ("{'version': 1}", "1:2", 'expected a key in "double quotes", found a single quote'),
        ('{"version": 1 "steps": []}', "1:15", 'expected "," or "}"'),
        ('{"version" 1}', "1:12", 'expected ":" after the key "version"'),
        ('{"version": 1} x', "1:16", "something follows the end"),
        ('{"a": "x\ny"}', "1:9", "Invalid control character"),
        ('{"é": [1, tru]}', "1:11", "expected a value"),
    ],
)  # fmt: skip
def test_text_that_is_not_json_is_told_with_its_place(text, where, what):
    (problem,) = problems(text)
    assert problem.startswith(f"p.json:{where}: not JSON: ")
    assert what in problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[" * 100_000, "1:102: [0][0][0]: nested too deeply, more than 100 levels"),
        ('{"version": 1e999}', "1:13: the number 1e999 is too large"),
        ('{"version": ' + "9" * 5000 + "}", "1:13: the number 99999999999999999999… is too large"),
    ],
)
def test_json_that_is_too_deep_or_too_large_is_refused_with_its_place(text, problem):
    assert problems(text) == [f"p.json:{problem}"]


def test_a_repeated_key_is_told():
    text = '{"version": 1, "steps": [{"stage": "echo"}],\n "version": 1}'
    assert problems(text) == ["p.json:2:2: version: the key 'version' stands twice; keep one"]


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ({"type": "objekt"}, "not a valid JSON Schema"),
        ({"$ref": "https://example.org/schema.json"}, "leads outside the pipeline file"),
        ({"properties": {"a": {"$ref": "file:///etc/passwd"}}}, "leads outside the pipeline file"),
    ],
)
def test_when_must_be_a_schema_that_stays_inside_the_file(when, message):
    (problem,) = problems(steps({"stage": "echo", "when": when}))
    assert message in problem


def test_when_may_refer_to_itself_and_may_speak_of_keys_called_ref():
    local = {"$defs": {"en": {"const": "en"}}, "properties": {"language": {"$ref": "#/$defs/en"}}}
    assert problems(steps({"stage": "echo", "when": local})) == []
    assert problems(steps({"stage": "echo", "when": {"const": {"$ref": "https://example.org"}}})) == []


@pytest.mark.parametrize("key", ["plugins", "import", "command", "include"])
def test_a_pipeline_file_cannot_load_code(key):
    (problem,) = problems({**steps("echo"), key: ["evil.py"]})
    assert f"unknown key '{key}'" in problem


def test_all_problems_are_found_at_once_even_in_a_frame_of_the_wrong_type():
    assert problems("[]") == ["p.json:1:1: must be of type object, not an array"]
    assert len(problems({"version": 2, "steps": ["echo", {"stage": 3}, {"stage": "echoo"}]})) == 4


def test_a_pipeline_is_picklable_data():
    source = single_files.read_sources([str(ODD_STAGES)])
    checked = parsing.parse(json.dumps(steps("echo", "count-words")), "p.json", source)
    assert pickle.loads(pickle.dumps(checked)) == checked
    assert checked.steps[1].options == {"min_length": 1}


def test_option_defaults_are_filled_in_from_the_schema():
    checked = parsing.parse(json.dumps(steps("segment", "summarise")), "p.json")
    assert "method" in checked.steps[1].options


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(value=json_values, indent=st.sampled_from([None, 1]), ascii_only=st.booleans())
def test_the_scanner_reads_what_json_reads_and_knows_where_each_value_stands(value, indent, ascii_only):
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    document = json_text.parse(text)
    assert document.value == value
    decoder = json.JSONDecoder()
    for path, offset in document.values.items():
        inner = value
        for key in path:
            inner = inner[key]
        assert decoder.raw_decode(text, offset)[0] == inner
