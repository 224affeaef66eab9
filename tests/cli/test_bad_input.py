"""Bad input: a clear error, no traceback (the `shell` fixture sees to that), nothing lost, and counts that add up."""

import json
import os
import re
import subprocess

import pytest
from conftest import NEWSPIPE

GOOD = b'{"id":"good"}\n'


def failures(shell, lines, *options):
    """Run lines after a good article and before another; return the error records and what was written."""
    result = shell(
        "run", shell.pipeline("echo"), "--errors", "errors.jsonl", *options, stdin=GOOD + lines + b"\n" + GOOD
    )
    assert [a["id"] for a in result.articles if a.get("id") == "good"] == ["good", "good"]
    read, written, dropped, failed = map(int, re.search(r"(\d+) read = (\d+) \D+ (\d+) \D+ (\d+)", result.err).groups())
    assert read == written + dropped + failed
    return shell.read("errors.jsonl"), result


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"no json", "not JSON: "),
        (b'{"id": "x"', "not JSON: unexpected end of data"),
        (b'[{"id": "x"}]', "not an article: an array, not an object; `jq -c '.[]'` makes a line of each element"),
        (b'"text"', "not an article: a string, not an object"),
        (b"null", "not an article: null, not an object"),
        (b'{"score": NaN}', "not JSON: NaN at column 11 is no JSON value; write null"),
        (b'{"score": -Infinity, "b": 1}', "not JSON: -Infinity at column 11 is no JSON value; write null"),
        (b"{" * 100_000, "not JSON: "),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "not JSON: "),
        (b'{"text": 7}', "not an article: 'text' must be a string, not a number"),
        (b'{"text": null}', "not an article: 'text' must be a string, not null"),
        (b'{"id": [7], "text": ""}', "not an article: 'id' must be a string or an integer, not an array"),
        (b'{"id": "x"} {"id": "y"}', "not JSON: "),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_line_that_is_no_article_is_a_dead_letter_with_its_place(shell, line, message):
    records, result = failures(shell, line)
    assert result.code == 3
    assert [(r["source"], r["line"], r["raw"]) for r in records] == [("-", 2, line.decode())]
    assert records[0]["message"].startswith(message)


def test_pretty_printed_json_is_recognised(shell):
    records, _ = failures(shell, json.dumps({"id": "x", "text": "y"}, indent=2).encode())
    assert all("`jq -c .` puts each object on one line" in record["message"] for record in records)


def test_a_line_of_50_megabytes(shell):
    text = "word " * 10_000_000
    result = shell("run", shell.pipeline("count-words"), stdin=json.dumps({"text": text}))
    assert result.articles[0]["words"] == 10_000_000


@pytest.mark.parametrize(
    "lines",
    [
        b'\xef\xbb\xbf{"id":"x"}\n{"id":"y"}\n',
        b'{"id":"x"}\r\n{"id":"y"}\r\n',
        b'\n\n{"id":"x"}\n \n\t\n{"id":"y"}\n\n',
        b'{"id":"x"}\n{"id":"y"}',
        b'  {"id":"x"}  \n\xef\xbb\xbf{"id":"y"}\n',
    ],
    ids=["BOM", "CRLF", "blank lines", "no last newline", "spaces and a BOM inside"],
)
def test_what_other_programs_write_is_read_and_written_plainly(shell, lines):
    result = shell("run", "--strict", shell.pipeline("echo"), stdin=lines)
    assert result.out == b'{"id":"x"}\n{"id":"y"}\n'
    assert result.err.startswith("2 read = 2 written")


@pytest.mark.parametrize(
    ("line", "repaired"),
    [
        (b'{"id":"caf\xe9"}', "caf�"),
        (b'{"id":"\\ud83d lone"}', "� lone"),
        (b'{"id":"\\\\ud83d \\ud83d\\ude00 \\udc00"}', "\\ud83d \U0001f600 �"),
        (b'{"id":"\xed\xa0\x80"}', "���"),
    ],
    ids=["bad UTF-8", "lone surrogate", "escaped and paired ones stay", "encoded surrogate"],
)
def test_broken_characters_are_repaired_and_counted_or_refused(shell, line, repaired):
    result = shell("run", shell.pipeline("echo"), "--report", "report.json", stdin=line)
    assert result.articles == [{"id": repaired}]
    assert json.loads((shell.folder / "report.json").read_text())["repaired"] == 1
    strict = shell("run", "--strict", shell.pipeline("echo"), stdin=line)
    assert (strict.code, strict.out) == (3, b"")


def test_of_duplicate_keys_the_last_counts_unless_strict(shell):
    line = b'{"id":"x","text":"one","text":"two words"}'
    assert shell("run", shell.pipeline("count-words"), stdin=line).articles == [
        {"id": "x", "text": "two words", "words": 2}
    ]
    strict = shell("run", "--strict", shell.pipeline("echo"), "--errors", "e", stdin=line)
    assert strict.code == 3
    assert shell.read("e")[0]["message"] == "not JSON: the key 'text' stands twice in one object"


def test_an_empty_text_is_an_article_and_a_missing_one_a_failure_that_says_so(shell):
    result = shell("run", shell.pipeline("count-words"), stdin=[{"id": "a", "text": ""}, {"id": "b"}])
    assert result.articles == [{"id": "a", "text": "", "words": 0}]
    assert "count-words: needs 'text', which the article lacks" in result.err


@pytest.mark.parametrize(
    ("do", "message"),
    [
        ("none", "returned None; return a dict of the fields it provides, or a Drop"),
        ("undeclared", "returned the field 'extra', which it does not declare; add it to `provides`"),
        ("incomplete", "did not return 'obeyed'; return every field it provides, [] or None for nothing"),
        ("set", "returned a value for 'obeyed' that JSON cannot hold: Type is not JSON serializable: set"),
        ("exit", "called sys.exit(7); raise StageError instead"),
        ("write", "TypeError: 'mappingproxy' object does not support item assignment"),
    ],
)
def test_a_stage_that_breaks_the_contract_costs_that_article_only(shell, do, message):
    articles = [{"id": "a"}, {"id": "b", "do": do}, {"id": "c"}]
    result = shell("run", shell.pipeline("obey"), "--errors", "errors.jsonl", stdin=articles)
    assert result.code == 3
    assert [a["id"] for a in result.articles] == ["a", "c"]
    (record,) = shell.read("errors.jsonl")
    assert record["message"] == message
    assert record["article"] == {"id": "b", "do": do}


def test_a_batch_that_raises_is_run_again_one_by_one(shell):
    articles = [{"id": str(n), "do": "raise" if n == 3 else "drop" if n == 5 else ""} for n in range(8)]
    result = shell("run", shell.pipeline("batch-obey"), stdin=articles)
    assert [a["id"] for a in result.articles] == ["0", "1", "2", "4", "6", "7"]
    assert "8 read = 6 written + 1 dropped (told to) + 1 failed (batch-obey)" in result.err


def test_a_batch_that_returns_too_few_results_is_told(shell):
    result = shell("run", shell.pipeline("batch-obey"), stdin=[{"id": "a"}, {"id": "b", "do": "short"}])
    assert [a["id"] for a in result.articles] == ["a"]
    assert "process_batch() returned 0 results for 1 articles" in result.err


def test_what_a_plugin_prints_never_reaches_the_articles(shell):
    result = shell("run", shell.pipeline("obey"), stdin=[{"id": "a", "do": "print"}])
    assert result.articles == [{"id": "a", "do": "print", "obeyed": True}]
    assert all(stray in result.err for stray in ("a stray print", "a stray write", "a stray child"))


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (["missing.jsonl"], "missing.jsonl: No such file or directory"),
        (["folder"], "folder: is a directory; name its files, as in folder/*.jsonl"),
        (["-", "-"], "-: standard input can be read only once"),
    ],
)
def test_inputs_are_checked_before_anything_is_written(shell, files, message):
    (shell.folder / "folder").mkdir()
    shell.write("good.jsonl", GOOD)
    result = shell("run", shell.pipeline("echo"), "-o", "out.jsonl", "good.jsonl", *files)
    assert (result.code, result.out) == (2, b"")
    assert f"newspipe: {message}\n" in result.err
    assert os.listdir(shell.folder).count("out.jsonl") == 0


def test_outputs_that_would_destroy_an_input_or_each_other_are_refused(shell):
    shell.write("in.jsonl", GOOD)
    assert shell("run", shell.pipeline("echo"), "in.jsonl", "--errors", "in.jsonl").code == 2
    assert shell("run", shell.pipeline("echo"), "in.jsonl", "-o", "x", "--dropped", "x").code == 2
    assert (shell.folder / "in.jsonl").read_bytes() == GOOD


@pytest.mark.parametrize("name", ["in.jsonl", "./in.jsonl", "hard.jsonl", "soft.jsonl", "pipeline.json"])
@pytest.mark.parametrize("option", ["-o", "--errors", "--dropped", "--report"])
def test_an_output_that_is_an_input_under_any_name_is_refused(shell, name, option):
    shell.write("in.jsonl", b'{"id":"a"}\n')
    os.link(shell.folder / "in.jsonl", shell.folder / "hard.jsonl")
    os.symlink("in.jsonl", shell.folder / "soft.jsonl")
    result = shell("run", shell.pipeline("obey"), "in.jsonl", option, name)
    assert result.code == 2
    assert result.err.startswith(f"newspipe: {name}: this is ")
    assert shell.read("in.jsonl") == [{"id": "a"}]


def test_a_standard_output_that_is_appended_to_the_input_is_refused(shell):
    """`>> in.jsonl` would feed the run with its own output, for ever."""
    path = shell.write("in.jsonl", b'{"id":"a"}\n')
    with path.open("ab") as output:
        done = subprocess.run(
            [NEWSPIPE, "run", shell.pipeline("obey"), "in.jsonl"],
            stdout=output,
            stderr=subprocess.PIPE,
            cwd=shell.folder,
            env=shell.env,
            timeout=60,
        )
    assert done.returncode == 2
    assert b"standard output: this is an input" in done.stderr
    assert shell.read("in.jsonl") == [{"id": "a"}]


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1"])
def test_standard_output_by_a_name_is_standard_output(shell, name):
    result = shell("run", shell.pipeline("obey"), "-o", name, stdin=[{"id": "a"}])
    assert result.articles == [{"id": "a", "obeyed": True}]


def test_a_folder_that_is_not_there_is_named(shell):
    result = shell("run", shell.pipeline("echo"), "-o", "nowhere/out.jsonl", stdin=GOOD)
    assert result.code == 1
    assert "nowhere/out.jsonl: cannot be written" in result.err


def test_a_pipeline_that_was_forgotten_is_asked_for(shell):
    shell.write("in.jsonl", '{"id": "a"}\n')
    result = shell("run", "in.jsonl")
    assert result.code == 2
    assert "holds articles, not a pipeline; name the pipeline first: newspipe run PIPELINE FILE" in result.err


def test_a_module_beside_a_plugin_file_imports(shell):
    shell.write("plugins/beside_it.py", "WORD = 'beside'\n")
    shell.write(
        "plugins/mine.py",
        "import newspipe\n\n@newspipe.stage(requires=[], provides=['word'])\ndef mine(article):\n"
        "    import beside_it\n    return {'word': beside_it.WORD}\n\n"
        "@newspipe.hookimpl\ndef newspipe_stages():\n    return [mine]\n",
    )
    for workers in (0, 2):
        result = shell("apply", "mine", "-p", "plugins/mine.py", "--workers", workers, stdin=[{"id": "a"}])
        assert result.articles == [{"id": "a", "word": "beside"}], result.err
