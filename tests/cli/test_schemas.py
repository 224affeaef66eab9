"""What the commands write is what the schemas say that `newspipe schema` prints."""

import json

from jsonschema import Draft202012Validator


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
