"""What the commands write is what the schemas say that `newspipe schema` prints."""

import json
from pathlib import Path

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from newspipe import Date, Entity, Sentence

ROOT = Path(__file__).parents[2]


def schema(shell, name):
    return Draft202012Validator(json.loads(shell("schema", name).out))


def test_error_records_and_reports_follow_their_schemas(shell):
    articles = [
        {"id": "a", "text": "x"},
        {"id": "b", "text": "y", "do": "raise"},
        {"id": "c", "text": "z", "do": "drop"},
    ]
    stdin = "".join(json.dumps(article) + "\n" for article in articles) + "no json\n"
    pipeline = shell.pipeline("count-words", "obey")
    shell("run", pipeline, "--errors", "errors.jsonl", "--report", "report.json", stdin=stdin)
    records = shell.read("errors.jsonl")
    assert len(records) == 2
    for record in records:
        schema(shell, "error").validate(record)
    schema(shell, "report").validate(json.loads((shell.folder / "report.json").read_text()))


def test_what_the_five_stages_give_follows_the_articles_schema(shell):
    text = "Mayor Lena Marsh of Ardel resigned on 4 May 2021.\n\nThe council meets on Monday, the Ardel Post says.\n"
    stages = ["clean", "segment", "tag-entities", "extract-dates", "summarise"]
    (article,) = shell("run", shell.pipeline(*stages), stdin=[{"id": "a", "text": text}]).articles
    assert article["entities"]
    assert article["dates"]
    schema(shell, "article").validate(article)


def test_the_pipeline_schema_takes_what_check_takes_and_blames_the_same_key(shell):
    pipelines = schema(shell, "pipeline")
    good = {"version": 1, "steps": [{"stage": "segment"}, {"stage": "summarise", "options": {"sentences": 2}}]}
    assert pipelines.is_valid(good)
    bad = {
        "version": 1,
        "steps": [{"stage": "segment"}, {"stage": "summarise", "options": {"sentences": 0, "lenght": 1}}],
    }
    blamed = {tuple(error.absolute_path) for error in pipelines.iter_errors(bad)}
    assert blamed == {("steps", 1, "options", "sentences"), ("steps", 1, "options")}


# An editor's validator is none of ours: jsonschema-rs is another implementation of Draft 2020-12.
THIRD_PARTY = """
import newspipe

@newspipe.stage(name="acme", provides=["acme"], options={
    "mode": {"enum": ["fast", "good"], "default": "good", "description": "How to do it."},
    "key": {"type": "string", "description": "What for."},
})
def acme(article, *, mode, key):
    "Do it."
    return {"acme": mode}

@newspipe.hookimpl
def newspipe_stages():
    return [acme]
"""
KEY = {"key": "k"}


@pytest.mark.parametrize(
    ("step", "blamed"),
    [
        ({"stage": "segment"}, set()),
        ({"stage": "acme", "options": {**KEY, "mode": "fast"}, "retries": 2, "when": {"required": ["text"]}}, set()),
        ({"stage": "not-installed-here", "options": {"anything": 1}}, set()),
        ({"stage": "acme", "options": {**KEY, "mode": "slow"}}, {"/steps/0/options/mode"}),
        ({"stage": "acme", "options": {**KEY, "moed": "fast"}}, {"/steps/0/options"}),
        ({"stage": "acme", "options": {}}, {"/steps/0/options"}),
        ({"stage": "acme"}, {"/steps/0"}),
        ({"stage": "segment", "options": {"newlines": "wrapp"}}, {"/steps/0/options/newlines"}),
        ({"stage": "summarise", "options": {"sentences": 0}}, {"/steps/0/options/sentences"}),
        ({"stage": "segment", "retires": 2}, {"/steps/0"}),
        ({"stage": "segment", "timeout": 0}, {"/steps/0/timeout"}),
    ],
)
def test_an_independent_validator_blames_the_right_key_also_of_a_third_partys_option(shell, step, blamed):
    shell.write("acme.py", THIRD_PARTY)
    composed = json.loads(shell("schema", "pipeline", "-p", "acme.py").out)
    validator = jsonschema_rs.Draft202012Validator(composed)
    errors = validator.iter_errors({"version": 1, "steps": [step]})
    assert {"/" + "/".join(map(str, error.instance_path)) for error in errors} == blamed


def test_editors_are_told_what_stages_and_options_are_for(shell):
    shell.write("acme.py", THIRD_PARTY)
    step = json.loads(shell("schema", "pipeline", "-p", "acme.py").out)["$defs"]["step"]
    described = {
        choice["const"]: choice["description"] for choice in step["properties"]["stage"]["anyOf"] if "const" in choice
    }
    assert described["acme"] == "Do it."
    assert {"clean", "segment", "exec"} <= described.keys()
    (options,) = [
        rule["then"]["properties"]["options"]
        for rule in step["allOf"]
        if rule["if"]["properties"]["stage"]["const"] == "acme"
    ]
    assert options["properties"]["mode"] == {
        "enum": ["fast", "good"],
        "default": "good",
        "description": "How to do it.",
    }


def test_the_articles_schema_in_the_repository_is_that_of_the_stages(shell):
    shell.env["NEWSPIPE_PLUGINS"] = ""
    stored = json.loads((ROOT / "schemas" / "article.schema.json").read_text("utf-8"))
    assert stored == json.loads(shell("schema", "article").out), (
        "stale: newspipe schema article > schemas/article.schema.json"
    )


def test_a_plugins_field_is_in_the_articles_schema(shell):
    shell.write("acme.py", THIRD_PARTY.replace('provides=["acme"]', 'provides={"acme": {"type": "string"}}'))
    properties = json.loads(shell("schema", "article", "-p", "acme.py").out)["properties"]
    assert properties["acme"] == {"type": "string"}
    assert properties["dates"]["items"]["properties"]["type"]["enum"] == ["DATE", "TIME", "DURATION", "SET"]


@pytest.mark.parametrize(("record", "field"), [(Entity, "entities"), (Date, "dates"), (Sentence, "sentences")])
def test_the_typed_records_of_python_are_those_of_the_schema(shell, record, field):
    schema = json.loads(shell("schema", "article").out)["properties"][field]
    assert list(schema["items"]["properties"]) == list(record.__annotations__)
    assert schema["items"]["required"] == list(record.__annotations__)
