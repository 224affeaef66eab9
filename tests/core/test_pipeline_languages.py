"""Pipeline files in YAML and TOML: the same pipelines, the same messages at the same places, and no traps."""

import json
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ODD_STAGES
from hypothesis import given
from hypothesis import strategies as st

from newspipe.errors import PipelineError
from newspipe.pipeline import documents, parsing, toml_text, yaml_text
from newspipe.plugins import single_files

JSON = """\
{"version": 1,
 "description": "Words in English",
 "max_failed": 0.5,
 "steps": [
  {"stage": "echo", "when": {"properties": {"language": {"const": "en"}}}},
  {"stage": "count-words", "options": {"min_length": 3}, "timeout": 5}]}
"""
YAML = """\
# What it is for stands in comments, which JSON does not have.
version: 1
description: Words in English
max_failed: 0.5
steps:
- stage: echo
  when:
    properties: {language: {const: en}}
- stage: count-words
  options:
    min_length: 3
  timeout: 5
"""
TOML = """\
version = 1
description = "Words in English"
max_failed = 0.5

[[steps]]
stage = "echo"
when.properties.language.const = "en"

[[steps]]
stage = "count-words"
options = {min_length = 3}  # three letters
timeout = 5
"""


def read(text, name):
    return parsing.parse(text, name, single_files.read_sources([str(ODD_STAGES)]))


def problems(text, name):
    try:
        read(text, name)
    except PipelineError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize(("text", "name"), [(YAML, "p.yaml"), (YAML, "P.YML"), (TOML, "p.toml")])
def test_a_pipeline_is_the_same_in_each_language(text, name):
    assert read(text, name).steps == read(JSON, "p.json").steps
    assert read(text, name).max_failed == 0.5


@pytest.mark.parametrize(
    ("wrong", "instead", "said"),
    [
        ("count-words", "count-word", "steps[1].stage: unknown stage 'count-word'; did you mean 'count-words'?"),
        ("max_failed", "max_faild", "max_faild: unknown key 'max_faild'; did you mean 'max_failed'?"),
        ("min_length", "min_len", "steps[1].options.min_len: unknown key 'min_len'; did you mean 'min_length'?"),
        ("timeout", "timout", "steps[1].timout: unknown key 'timout'; did you mean 'timeout'?"),
        ("const", "$ref", "steps[0].when.properties.language.$ref: $ref 'en' leads outside the pipeline file"),
    ],
)
@pytest.mark.parametrize(("text", "name"), [(JSON, "p.json"), (YAML, "p.yaml"), (TOML, "p.toml")])
def test_each_message_names_the_line_and_the_column_in_the_file(text, name, wrong, instead, said):
    if name == "p.toml" and "$" in instead:
        instead = f'"{instead}"'
    text = text.replace(wrong, instead)
    (problem,) = problems(text, name)
    place, message = problem.removeprefix(f"{name}:").split(": ", 1)
    assert message.startswith(said)
    line, column = map(int, place.split(":"))
    at = text.splitlines()[line - 1][column - 1 :]
    quotes = "\"'"
    word = '"en"' if "$ref" in instead else instead
    assert at.lstrip(quotes).startswith(word.strip(quotes)), at


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("version: 1\nversion: 1\nsteps: [{stage: echo}]", "2:1: version: the key 'version' stands twice; keep one"),
        ("version: 1\nsteps: [\n", "3:1: not YAML: while parsing a flow node, expected the node content"),
        ("version: 1\n\tsteps: []", "2:1: not YAML: while scanning for the next token, found character '\\t'"),
        ("description: no\n", "1:14: no is true, false or a word, depending on the version of YAML; write true"),
        ("on: 1\n", "1:1: on is true, false or a word"),
        ("1: a\n", '1:1: the key 1 is no string; write "1" with quotes'),
        ("null: a\n", "1:1: the key null is no string"),
        ("? [a]\n: b\n", "1:3: a key must be a string"),
        ("a: 2024-05-06\n", '1:4: 2024-05-06 is a date in YAML, which JSON does not have; write "2024-05-06" with'),
        ("a: 12:30\n", "1:4: 12:30 is a number or a word"),
        ("a: 010\n", "1:4: 010 is a number or a word"),
        ("a: 0o17\n", "1:4: 0o17 is a number or a word"),
        ("a: 1_000\n", "1:4: 1_000 is a number or a word"),
        ("a: .inf\n", "1:4: .inf is a number in YAML and none in JSON"),
        ("a: 1e999\n", "1:4: the number 1e999 is too large"),
        ("steps:\n- &step {stage: echo}\n- *step\n", "2:3: the anchor &step is not supported; write each value out"),
        ("a: *b\n", "1:4: the alias *b is not supported; write the value out"),
        ("<<: {a: 1}\n", "1:1: merge keys are not supported; write the keys out"),
        ("a: !!python/object/apply:os.system [ls]\n", "1:4: the tag !!python/object/apply:os.system is not"),
        ("a: 1\n---\nb: 2\n", "2:1: a second document begins; keep one in the file"),
        ("a: \x01\n", "1:4: not YAML: the character U+0001 is not allowed"),
        ("[" * 100_000, "1:102: [0][0][0]: nested too deeply, more than 100 levels"),
        ("", "1:1: must be of type object, not null"),
    ],
)
def test_what_yaml_is_known_to_misread_is_refused(text, problem):
    assert problems(text, "p.yaml")[0].startswith(f"p.yaml:{problem}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("version = 1\nversion = 1\n", "2:12: not TOML: Cannot overwrite a value"),
        ("version: 1\n", "1:8: not TOML: Expected '=' after a key"),
        ("steps = [\n  1,\n", "2:5: not TOML: Invalid value"),
        ("é = 1\n", "1:1: not TOML: Invalid statement"),
        ("a = 2024-05-06\n", '1:5: 2024-05-06 is a date or a time, which JSON does not have; write "2024-05-06" with'),
        ("[a]\nb = [1,\n  12:30:00]\n", "3:3: 12:30:00 is a date or a time"),
        ("a = nan\n", "1:5: the number nan is not one that JSON has"),
        ("a = " + "9" * 2000, "1:5: a number of more than 1000 digits"),
        ("a = 1\nb = " + "9" * 5000, "2:5: a number of more than 1000 digits"),
        ("a = " + "[" * 200 + "]" * 200, "1:105: a[0][0]: nested too deeply"),
        ("a = " + "[" * 100_000, "1:1: nested too deeply"),
        (".".join("a" * 500) + " = 1", "1:201: a.a.a: nested too deeply"),
        ("", "1:1: 'version' is missing; add it"),
    ],
)
def test_what_toml_has_and_json_has_not_is_refused(text, problem):
    assert problems(text, "p.toml")[0].startswith(f"p.toml:{problem}")


def test_without_the_extra_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "yaml", None)
    assert problems(YAML, "p.yaml") == ["p.yaml:1:1: reading YAML needs PyYAML; pip install 'newspipe-text[yaml]'"]


def leaves(value, path=()):
    yield path, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from leaves(inner, (*path, key))


def test_toml_values_of_every_form_have_their_places():
    text = (Path(__file__).parent / "every_form.toml").read_text("utf-8")
    document = toml_text.parse(text)
    assert set(document.values) == {path for path, _ in leaves(document.value)}
    places = {
        ("quoted key",): "'literal # no",
        ("dotted", "é", "bare"): '"""\nmany',
        ("array",): "[ # a",
        ("array", 0): '"a,b"',
        ("array", 1, 1): "2.5]",
        ("array", 2, "y", "z"): "''''it's'''",
        ("table",): "[table]",
        ("table", "inner"): "{}",
        ("list", "of", 0): "[[list.of]]\nn",
        ("list", "of", 0, "sub", "m"): "-2",
        ("list", "of", 1): "[[list.of]]\n[[list.of.d",
        ("list", "of", 1, "deeper", 0): "[[list.of.deeper]]",
    }
    for path, begins in places.items():
        assert text[document.values[path] :].startswith(begins), path


words = st.text("ab:#-é 1\n", max_size=20)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner) | st.dictionaries(words, inner),
    max_leaves=20,
)


@given(value=json_values)
def test_yaml_reads_json_as_json(value):
    assert yaml_text.parse(json.dumps(value)).value == value


class Quoting(yaml.SafeDumper):
    """Writes every string in quotes."""

    def ignore_aliases(self, data):
        return True


Quoting.add_representer(str, lambda dumper, word: dumper.represent_scalar("tag:yaml.org,2002:str", word, style='"'))


@given(value=json_values)
def test_yaml_in_its_own_layout_has_the_same_values_and_a_place_for_each(value):
    text = yaml.dump(value, Dumper=Quoting, allow_unicode=True)
    document = documents.parse(text, "p.yaml")
    assert document.value == value
    assert set(document.values) == {path for path, _ in leaves(value)}
    for path, inner in leaves(value):
        if isinstance(inner, bool):
            assert text[document.values[path] :].startswith(str(inner).lower())


def test_the_commands_take_them(shell):
    test = "{name: three words, input: {text: one two four}, expect: {words: 3}}"
    before = shell.write("p.yaml", f"{YAML}tests:\n- {test}\n").read_text()
    shell.write("p.toml", TOML)
    for name in ("p.yaml", "p.toml"):
        assert shell("check", name).out.decode() == f"{name}: ok: echo → count-words\n"
        assert shell("run", name, stdin=[{"text": "one two four"}]).articles[0]["words"] == 3
    assert shell("test", "p.yaml").out.decode().endswith("1 passed\n")
    refused = shell("test", "p.yaml", "--update")
    assert (refused.code, "--update writes JSON only" in refused.err) == (2, True)
    assert (shell.folder / "p.yaml").read_text() == before


@pytest.mark.parametrize("name", ["news.yaml", "news.toml"])
def test_init_writes_the_language_of_the_name(shell, name):
    assert shell("init", name).code == 0
    assert shell("init", "news.json", "--force").code == 0
    started = parsing.read(str(shell.folder / name))
    assert started.steps == parsing.read(str(shell.folder / "news.json")).steps
    assert "newspipe.schema.json" in (shell.folder / name).read_text().splitlines()[0]
