"""What goes in and what comes out: standard output carries whole articles and nothing else."""

import json
import os
import time

import pytest


def test_nothing_else_reaches_standard_output(bash):
    done = bash("newspipe apply noisy", b'{"id":"a"}\n{"id":"b"}\n')
    assert done.code == 0
    assert done.out == b'{"id":"a","seen":true}\n{"id":"b","seen":true}\n'
    for way in ("print", "sys.__stdout__", "descriptor", "subprocess"):
        assert f"stray {way}" in done.err


def test_an_output_file_is_kept_clean_too(bash):
    done = bash("newspipe apply noisy -o out.jsonl", b'{"id":"a"}\n')
    assert (done.code, done.out) == (0, b"")
    assert (bash.directory / "out.jsonl").read_bytes() == b'{"id":"a","seen":true}\n'


def test_messages_and_the_summary_line_go_to_standard_error(bash):
    done = bash("newspipe apply mark", b'{"id":"a"}\nnot an article\n')
    assert done.code == 3
    assert done.out == b'{"id":"a","seen":true}\n'
    message, summary = done.err.splitlines()
    assert message.startswith("newspipe: -:2: not JSON")
    assert summary.startswith("2 read = 1 written + 0 dropped + 1 failed (not JSON) in ")


@pytest.mark.parametrize(
    "given",
    [
        b'{"id":"a"}\n{"id":"b"}\n',
        b'\xef\xbb\xbf{"id":"a"}\n{"id":"b"}\n',
        b'{"id":"a"}\r\n{"id":"b"}\r\n',
        b'\n\n{"id":"a"}\n  \n\r\n{"id":"b"}\n\n',
        b'{"id":"a"}\n{"id":"b"}',
        b'\xef\xbb\xbf\r\n{"id":"a"}\r\n\r\n{"id":"b"}',
    ],
    ids=["plain", "BOM", "CRLF", "blank lines", "no final newline", "all of them"],
)
@pytest.mark.parametrize("by", ["< given.jsonl", "given.jsonl"])
def test_every_form_of_json_lines_is_read_and_one_is_written(bash, given, by):
    (bash.directory / "given.jsonl").write_bytes(given)
    done = bash(f"newspipe apply mark {by}")
    assert done.code == 0
    assert done.out == b'{"id":"a","seen":true}\n{"id":"b","seen":true}\n'
    assert done.err.startswith("2 read = 2 written")


def test_a_line_is_cut_at_line_feeds_only(bash):
    text = "one\u2028two\u0085three\x0bfour"
    done = bash("newspipe apply mark", json.dumps({"text": text}, ensure_ascii=False).encode())
    assert [article["text"] for article in done.articles] == [text]


DAMAGED = b'{"id":"good","text":"fine"}\n{"id":"bytes","text":"caf\xe9"}\n{"id":"surrogate","text":"\\ud83d!"}\n'


def test_damaged_characters_are_repaired_and_counted(bash):
    done = bash("newspipe apply mark --report report.json", DAMAGED)
    assert done.code == 0
    assert [article["text"] for article in done.articles] == ["fine", "caf\ufffd", "\ufffd!"]
    assert json.loads((bash.directory / "report.json").read_bytes())["repaired"] == 2


def test_strict_refuses_damaged_characters(bash):
    done = bash("newspipe apply mark --strict --errors errors.jsonl", DAMAGED)
    assert done.code == 3
    assert [article["id"] for article in done.articles] == ["good"]
    assert "3 read = 1 written + 0 dropped + 2 failed (not JSON)" in done.err
    assert len((bash.directory / "errors.jsonl").read_bytes().splitlines()) == 2


def test_a_dash_is_standard_input_among_files(bash):
    bash.write("first.jsonl", [{"id": "first"}])
    bash.write("last.jsonl", [{"id": "last"}])
    done = bash("newspipe apply mark first.jsonl - last.jsonl", b'{"id":"middle"}\n')
    assert [article["id"] for article in done.articles] == ["first", "middle", "last"]


def test_a_dash_is_standard_output(bash):
    done = bash("newspipe apply mark -o -", b'{"id":"a"}\n')
    assert done.out == b'{"id":"a","seen":true}\n'


def test_an_output_that_takes_no_more_for_now_is_waited_for(bash):
    """Programs that start others, as Node does, may hand on a pipe that is set not to block."""
    bash.write("many.jsonl", [{"id": str(number), "text": "x" * 1000} for number in range(1000)])
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    process = bash.start("apply", "mark", "many.jsonl", stdout=writer)
    os.close(writer)
    time.sleep(1.5)
    with open(reader, "rb") as pipe:
        out = pipe.read()
    assert process.wait(timeout=30) == 0, process.stderr.read().decode()
    assert out.count(b"\n") == 1000


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"], ids=["stdin", "stdout", "stderr"])
def test_a_closed_stream_ends_without_a_traceback(bash, closed):
    bash.write("a.jsonl", [{"id": "a"}])
    files = "" if closed == "<&-" else "a.jsonl"
    done = bash(f"newspipe apply mark {files} {closed}", timeout=10)
    assert "Traceback" not in done.err
    if closed == "2>&-":
        assert (done.code, done.out) == (0, b'{"id": "a","seen":true}\n')
    else:
        assert done.code in (1, 2)
        assert done.err.startswith("newspipe: ")
