"""`newspipe run` as people use it: articles in, articles out, exit codes, counts."""

import gzip
import json

import pytest
from backports import zstd

THREE = [{"id": "a", "text": "One two."}, {"id": "b", "text": "Three."}, {"id": "c", "text": ""}]


def test_articles_from_standard_input_come_out_with_the_new_fields(shell):
    result = shell("run", shell.pipeline("count-words"), stdin=THREE)
    assert [(a["id"], a["words"]) for a in result.articles] == [("a", 2), ("b", 1), ("c", 0)]
    assert result.code == 0
    assert result.err.startswith("3 read = 3 written + 0 dropped + 0 failed in ")


def test_several_files_are_read_in_order_whatever_their_kind(shell):
    line = json.dumps({"id": "j", "text": "from a file"}).encode() + b"\n"
    files = [
        shell.write("plain.jsonl", line),
        shell.write("by-name.jsonl.gz", gzip.compress(line)),
        shell.write("by-magic-bytes", zstd.compress(line)),
        shell.write("two-members.jsonl.gz", gzip.compress(line) + gzip.compress(line)),
        shell.write("pasted.txt", "Some pasted text\n\nwith lines."),
        shell.write("packed.txt.zst", zstd.compress(b"packed text")),
        shell.write("page.html", "<p>A page</p>"),
        "-",
    ]
    result = shell("run", shell.pipeline("echo"), *files, stdin=[{"id": "stdin"}])
    assert [a["id"] for a in result.articles] == ["j", "j", "j", "j", "j", "pasted", "packed", "page", "stdin"]
    assert result.articles[5] == {"id": "pasted", "text": "Some pasted text\n\nwith lines."}
    assert result.articles[7] == {"id": "page", "html": "<p>A page</p>"}


def test_limit_and_skip_count_articles_not_lines(shell):
    lines = b'\n{"id":"1"}\n\n{"id":"2"}\n{"id":"3"}\n\n{"id":"4"}\n'
    result = shell("run", shell.pipeline("echo"), "--skip", 1, "--limit", 2, "--batch-size", 2, stdin=lines)
    assert [a["id"] for a in result.articles] == ["2", "3"]
    assert result.err.startswith("2 read = 2 written")


def test_limit_zero_reads_nothing(shell):
    assert shell("run", shell.pipeline("echo"), "--limit", 0, stdin=THREE).out == b""


def test_output_appears_under_its_name_only_when_the_run_is_done(shell):
    shell.write("out.jsonl", "the last good run\n")
    stops = shell.pipeline("obey", on_error="stop")
    result = shell("run", stops, "-o", "out.jsonl", stdin=[{"id": "a"}, {"id": "b", "do": "raise"}])
    assert result.code == 1
    assert (shell.folder / "out.jsonl").read_text() == "the last good run\n"
    assert shell.read("out.jsonl.part") == [{"id": "a", "obeyed": True}]
    assert "out.jsonl.part" in result.err

    assert shell("run", stops, "-o", "out.jsonl", stdin=[{"id": "a"}]).code == 0
    assert shell.read("out.jsonl") == [{"id": "a", "obeyed": True}]
    assert not (shell.folder / "out.jsonl.part").exists()


def test_failed_articles_go_to_the_dead_letters_and_can_be_replayed(shell):
    articles = [{"id": "a", "text": "good"}, {"id": "b", "text": "bad", "do": "raise"}, "not an article"]
    stdin = "".join(json.dumps(a) + "\n" for a in articles)
    result = shell("run", shell.pipeline("count-words", "obey"), "--errors", "errors.jsonl", stdin=stdin)
    assert result.code == 3
    assert [a["id"] for a in result.articles] == ["a"]
    assert "3 read = 1 written + 0 dropped + 2 failed (obey 1, not an article 1)" in result.err
    first, second = shell.read("errors.jsonl")
    assert first["article"] == {"id": "b", "text": "bad", "do": "raise", "words": 1}
    assert (first["source"], first["line"], first["id"], first["step"]) == ("-", 2, "b", "obey")
    assert first["message"] == "ValueError: told to raise"
    assert first["exception"]["type"] == "ValueError"
    assert "odd_stages.py" in first["exception"]["frame"]
    assert (second["raw"], second["article"], second["step"]) == ('"not an article"', None, None)

    again = [{**first["article"], "do": None}]
    assert shell("run", shell.pipeline("count-words", "obey"), stdin=again).articles[0]["obeyed"] is True


def test_a_stages_own_words_are_told_without_the_exception(shell):
    result = shell("run", shell.pipeline("obey"), "--errors", "e", stdin=[{"do": "say"}])
    assert "newspipe: -:1: obey: the article asks for it\n" in result.err
    assert shell.read("e")[0]["exception"] is None


def test_dropped_articles_are_counted_by_reason_and_kept_on_demand(shell):
    result = shell("run", shell.pipeline("obey"), "--dropped", "d", stdin=[{"id": "x", "do": "drop"}, {"id": "y"}])
    assert result.code == 0
    assert "2 read = 1 written + 1 dropped (told to) + 0 failed" in result.err
    assert shell.read("d") == [
        {"source": "-", "line": 1, "id": "x", "step": "obey", "stage": "obey", "reason": "told to",
         "article": {"id": "x", "do": "drop"}}
    ]  # fmt: skip


def test_on_error_keep_lets_an_article_go_on_without_the_steps_fields(shell):
    keeps = shell.pipeline({"stage": "obey", "on_error": "keep"}, "count-words")
    result = shell("run", keeps, stdin=[{"text": "a b", "do": "raise"}])
    assert (result.code, result.articles) == (0, [{"text": "a b", "do": "raise", "words": 2}])
    assert "obey: ValueError: told to raise (kept without its fields)" in result.err


@pytest.mark.parametrize(("policy", "code", "written"), [("fail-article", 3, 2), ("keep", 0, 3), ("stop", 1, 1)])
def test_on_error_on_the_command_line_overrides_the_file(shell, policy, code, written):
    articles = [{"id": "1"}, {"id": "2", "do": "raise"}, {"id": "3"}]
    result = shell("run", shell.pipeline("obey", on_error="keep"), "--on-error", policy, stdin=articles)
    assert (result.code, len(result.articles)) == (code, written)


def test_stop_counts_only_what_the_run_got_to(shell):
    articles = [{"id": "1"}, {"id": "2", "do": "raise"}, {"id": "3"}]
    result = shell("run", shell.pipeline("obey", on_error="stop"), stdin=articles)
    assert "2 read = 1 written + 0 dropped + 1 failed (obey)" in result.err


def test_a_step_applies_only_where_when_matches(shell):
    english = {"stage": "obey", "when": {"properties": {"language": {"const": "en"}}, "required": ["language"]}}
    result = shell("run", shell.pipeline(english), stdin=[{"language": "en"}, {"language": "fr"}, {}])
    assert result.articles == [{"language": "en", "obeyed": True}, {"language": "fr"}, {}]


def test_max_failed_as_a_count_ends_the_run_with_4(shell):
    articles = [{"id": str(n), "do": "raise"} for n in range(10)]
    result = shell("run", shell.pipeline("obey", max_failed=3), "--batch-size", 1, stdin=articles)
    assert result.code == 4
    assert "4 read = 0 written + 0 dropped + 4 failed" in result.err
    assert "max_failed" in result.err


@pytest.mark.parametrize(("failing", "code"), [(10, 3), (11, 4)])
def test_max_failed_as_a_share(shell, failing, code):
    articles = [{"do": "raise"}] * failing + [{}] * (100 - failing)
    assert shell("run", shell.pipeline("obey", max_failed=0.1), stdin=articles).code == code


def test_only_the_first_failures_are_told_one_by_one(shell):
    result = shell("run", shell.pipeline("obey"), stdin=[{"do": "raise"}] * 30)
    assert result.err.count("told to raise") == 10
    assert "… and 20 more; --errors FILE keeps them all" in result.err


def test_report_says_what_each_step_did(shell):
    articles = [{"text": "a"}, {"text": "b", "do": "drop"}, {"text": "c", "do": "raise"}]
    shell("run", shell.pipeline("count-words", "obey"), "--report", "report.json", stdin=articles)
    report = json.loads((shell.folder / "report.json").read_text())
    assert (report["read"], report["written"], report["dropped"], report["failed"]) == (
        3,
        1,
        {"told to": 1},
        {"obey": 1},
    )
    assert [(s["step"], s["articles"], s["drops"], s["errors"]) for s in report["steps"]] == [
        ("count-words", 3, 0, 0),
        ("obey", 3, 1, 1),
    ]
    assert report["exit_code"] == 3


def test_stages_are_set_up_and_closed_once_also_after_a_stop(shell):
    steps = [{"stage": "lifecycle", "options": {"log": "log"}}, "obey"]
    shell(
        "run",
        shell.pipeline(*steps, on_error="stop"),
        "--batch-size",
        1,
        "--workers",
        0,
        stdin=[{}, {"do": "raise"}, {}],
    )
    assert (shell.folder / "log").read_text().split() == ["setup", "process", "process", "close"]


def test_a_stage_that_cannot_be_set_up_ends_the_run_with_its_own_words(shell):
    result = shell("run", shell.pipeline("bad-setup"), stdin=THREE)
    assert (result.code, result.out) == (1, b"")
    assert "stage 'bad-setup' could not be set up: FileNotFoundError: no model; run `get-model` first" in result.err


def test_quiet_leaves_only_failures(shell):
    assert shell("run", "-q", shell.pipeline("echo"), stdin=THREE).err == ""


def test_apply_runs_one_stage_on_articles_that_bring_its_fields(shell):
    result = shell("apply", "need-word", stdin=[{"words": 3}, {"words": 0}])
    assert result.articles == [{"words": 3}]


def test_apply_takes_options(shell):
    result = shell("apply", "count-words", "--set", "min_length=4", stdin=[{"text": "the harbour gate"}])
    assert result.articles[0]["words"] == 2
    wrong = shell("apply", "count-words", "--set", "min_length=0", "--set", "x=1", stdin=THREE)
    assert (wrong.code, wrong.out) == (2, b"")
    assert "unknown key 'x'" in wrong.err
    assert "min_length" in wrong.err
