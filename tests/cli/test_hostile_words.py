"""What articles, stages and file names say reaches a terminal as text, on one line, and never ends a run."""

import json
import os

import pytest

HOSTILE = """
import newspipe

class Mute(Exception):
    def __str__(self):
        raise ValueError("no words")

@newspipe.stage(requires=[], provides=[])
def hostile(article):
    match article["do"]:
        case "mute": raise Mute
        case "surrogate": raise newspipe.StageError("half \\ud83d of it")
        case "escape": raise newspipe.StageError("red \\x1b[31m\\nnewspipe: all is well")
        case "drop": return newspipe.Drop("half \\ud83d")
        case "exit": raise SystemExit("\\ud83d")
    return {}

@newspipe.hookimpl
def newspipe_stages():
    return [hostile]
"""


@pytest.mark.parametrize("workers", [0, 1])
def test_what_a_stage_says_is_shown_as_text_on_one_line(shell, workers):
    shell.write("hostile.py", HOSTILE)
    articles = [{"id": str(n), "do": do} for n, do in enumerate(["mute", "surrogate", "escape", "drop", "exit"])]
    result = shell(
        "apply", "hostile", "-p", "hostile.py", "--workers", workers, "--errors", "errors.jsonl", stdin=articles
    )
    assert (result.code, "\x1b" not in result.err) == (3, True)
    assert not [line for line in result.err.splitlines() if line.startswith("newspipe: all is well")]
    assert "5 read = 0 written + 1 dropped (half \ufffd) + 4 failed" in result.err
    assert [record["message"] for record in shell.read("errors.jsonl")] == [
        "Mute: (its message cannot be shown: ValueError)",
        "half \ufffd of it",
        "red \x1b[31m\nnewspipe: all is well",
        r"called sys.exit('\ud83d'); raise StageError instead",
    ]


def test_a_file_name_that_is_not_utf8(shell):
    name = os.path.join(os.fsencode(shell.folder), b"caf\xe9.jsonl")
    with open(name, "wb") as file:
        file.write(b'{"id": "a"}\nnot JSON\n')
    result = shell("apply", "obey", os.fsdecode(name), "--errors", "errors.jsonl", "--report", "report.json")
    assert (result.code, len(result.articles)) == (3, 1)
    assert shell.read("errors.jsonl")[0]["source"].endswith("caf\ufffd.jsonl")


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_pipeline_files_words_in_a_check(shell, form):
    stage = "x\x1b[31m\n::error file=other::owned"
    shell.write("p.json", json.dumps({"version": 1, "steps": [{"stage": stage}, {"stage": "\ud83d"}]}))
    result = shell("check", "p.json", "--format", form)
    assert result.code == 2
    assert b"\x1b" not in result.out
    assert not any(line.startswith(b"::error file=other") for line in result.out.splitlines())


@pytest.mark.parametrize("record", ['{"raw": null, "article": null}', '{"step": ["a"], "article": {}}', "null", "7"])
def test_dead_letters_that_are_none(shell, record):
    full = {"source": "x", "line": 1, "raw": None, "article": None, "step": None}
    given = json.loads(record)
    line = json.dumps(full | given) if isinstance(given, dict) else record
    shell.write("errors.jsonl", line + "\n")
    result = shell("retry", "errors.jsonl", "--pipeline", shell.pipeline("obey"), "-o", "out.jsonl")
    assert (result.code, "not an error record" in result.err) == (3, True)


@pytest.mark.parametrize("do", ["drop", "say", "raise"])
def test_an_id_of_more_than_64_bits_is_kept(shell, do):
    line = json.dumps({"id": 10**400, "do": do}) + "\n"
    result = shell("run", shell.pipeline("obey"), "--errors", "errors.jsonl", "--dropped", "dropped.jsonl", stdin=line)
    assert result.code == (0 if do == "drop" else 3)
    (record,) = shell.read("dropped.jsonl" if do == "drop" else "errors.jsonl")
    assert record["id"] == record["article"]["id"] == 10**400


def test_what_comes_of_a_dead_letter_is_one_line(shell):
    record = {"source": "x", "line": 1, "raw": '{\n"id":\r\n"a"}', "article": None, "step": None}
    shell.write("errors.jsonl", json.dumps(record) + "\n")
    result = shell("retry", "errors.jsonl", "--pipeline", shell.pipeline("obey"), "-o", "out.jsonl")
    assert (result.code, [article["id"] for article in shell.read("out.jsonl")]) == (0, ["a"])


@pytest.mark.parametrize("span", [{"start": "0", "end": 4}, {"start": 5, "end": None}, {"start": -3, "end": 99}, {}])
def test_a_test_with_odd_spans_fails_in_words(shell, span):
    test = {"name": "odd", "input": {"text": "Words.", "spans": [{**span, "label": "B"}]}}
    path = shell.pipeline("echo", tests=[{**test, "expect": {"spans": [{**span, "label": "A"}]}}])
    result = shell("test", path)
    assert (result.code, b'- "A"' in result.out) == (1, True)


@pytest.mark.parametrize("value", [10**30, "\ud800"])
def test_a_test_whose_input_cannot_be_given_fails_in_words(shell, value):
    path = shell.pipeline("echo", tests=[{"name": "a", "input": {"x": value}, "expect": {}}])
    result = shell("test", path)
    assert (result.code, b"the input cannot be given to the pipeline" in result.out) == (1, True)


def test_more_retries_than_anybody_waits_for(shell):
    path = shell.pipeline({"stage": "obey", "retries": 2**80, "backoff": 1e300}, name="p.json")
    assert shell("run", path, stdin=[{"id": "a"}]).code == 0
    too_many = shell("check", shell.pipeline({"stage": "obey", "retries": 10**400}))
    assert (too_many.code, b"is too large" in too_many.out) == (2, True)
