"""`newspipe retry`: dead letters are tried again from the step at which they failed."""

import json


def fail_two_of_three(shell):
    articles = [
        {"id": "a", "text": "one"},
        {"id": "b", "text": "two", "do": "raise"},
        {"id": "c", "text": "three", "do": "say"},
    ]
    result = shell(
        "run", shell.pipeline("shout", "obey"), "-o", "out.jsonl", "--errors", "errors.jsonl", stdin=articles
    )
    assert result.code == 3


def mend(shell, *ids):
    """Change the articles in the dead letters so that they succeed, as a repaired stage would."""
    records = shell.read("errors.jsonl")
    for record in records:
        if record["id"] in ids:
            record["article"]["do"] = ""
    shell.write("errors.jsonl", "".join(json.dumps(record) + "\n" for record in records))


def test_what_succeeds_now_is_added_and_what_fails_again_stays(shell):
    fail_two_of_three(shell)
    mend(shell, "b")
    result = shell("retry", "errors.jsonl", "--pipeline", "pipeline.json", "-o", "out.jsonl")
    assert result.code == 3
    assert [article["id"] for article in shell.read("out.jsonl")] == ["a", "b"]
    (left,) = shell.read("errors.jsonl")
    assert (left["id"], left["source"], left["line"]) == ("c", "-", 3)
    assert "2 read = 1 written + 0 dropped + 1 failed (obey)" in result.err

    mend(shell, "c")
    assert shell("retry", "errors.jsonl", "--pipeline", "pipeline.json", "-o", "out.jsonl").code == 0
    assert [article["id"] for article in shell.read("out.jsonl")] == ["a", "b", "c"]
    assert shell.read("errors.jsonl") == []


def test_it_begins_at_the_step_that_failed(shell):
    """`shout` must not run twice; nor may `lifecycle`, which stands before the failing step, see the article again."""
    steps = [{"stage": "lifecycle", "options": {"log": "log"}}, "obey"]
    shell(
        "run", shell.pipeline(*steps), "-o", "out.jsonl", "--errors", "errors.jsonl", stdin=[{"id": "a", "do": "raise"}]
    )
    mend(shell, "a")
    (shell.folder / "log").unlink()
    assert shell("retry", "errors.jsonl", "--pipeline", "pipeline.json", "-o", "out.jsonl").code == 0
    assert (shell.folder / "log").read_text().split() == ["setup", "close"]
    assert shell.read("out.jsonl") == [{"id": "a", "do": "", "obeyed": True}]


def test_a_line_that_was_no_article_is_tried_as_it_was(shell):
    shell("run", shell.pipeline("echo"), "-o", "out.jsonl", "--errors", "errors.jsonl", stdin=b"no json\n")
    result = shell("retry", "errors.jsonl", "--pipeline", "pipeline.json", "-o", "out.jsonl")
    assert result.code == 3
    assert [record["raw"] for record in shell.read("errors.jsonl")] == ["no json"]


def test_an_error_record_keeps_big_integers_and_something_else_is_no_error_record(shell):
    line = b'{"n":12345678901234567890123,"do":"raise"}\n'
    shell("run", shell.pipeline("obey"), "-o", "out.jsonl", "--errors", "errors.jsonl", stdin=line)
    mend_all = (shell.folder / "errors.jsonl").read_bytes().replace(b'"do":"raise"', b'"do":""')
    shell.write("errors.jsonl", mend_all + b'{"id":"x"}\n')
    result = shell("retry", "errors.jsonl", "--pipeline", "pipeline.json", "-o", "out.jsonl")
    assert shell.read("out.jsonl") == [{"n": 12345678901234567890123, "do": "", "obeyed": True}]
    assert "not an error record" in result.err


def test_nothing_changes_when_the_run_cannot_finish(shell):
    fail_two_of_three(shell)
    before = [(shell.folder / name).read_bytes() for name in ("out.jsonl", "errors.jsonl")]
    shell.pipeline("shout", "obey", on_error="stop")
    assert shell("retry", "errors.jsonl", "--pipeline", "pipeline.json", "-o", "out.jsonl").code == 1
    assert [(shell.folder / name).read_bytes() for name in ("out.jsonl", "errors.jsonl")] == before
    assert not list(shell.folder.glob("*.part*"))
