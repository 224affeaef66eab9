"""The hook newspipe_readers: a plugin reads a kind of input that newspipe does not know."""

import json
import os
import subprocess

import pytest
from conftest import NEWSPIPE

# Records that are divided by a line of %%, as the fortune files of BSD have them.
FORTUNES = '''
import newspipe

class Fortunes(newspipe.Reader):
    """Texts that a line of %% divides."""

    name = "fortunes"
    suffixes = (".fortunes",)
    magic = (b"%%FORTUNES\\n",)

    def cut(self, stream, start, limit):
        stream.seek(start)
        lines, end, size = [], start, 0
        for line in stream:
            end += len(line)
            size += len(line)
            if line == b"%%\\n":
                yield self.record(lines, end, size, limit)
                lines, size = [], 0
            else:
                lines.append(line)
        if lines:
            yield self.record(lines, end, size, limit)

    def record(self, lines, end, size, limit):
        data = b"".join(lines)
        return newspipe.Record(data[:limit], end, size > limit)

    def article(self, record):
        text = record.decode()
        if text.startswith("#"):
            return newspipe.Drop("a comment", text[1:9].strip())
        if text.startswith("!"):
            raise newspipe.StageError("it is torn")
        return newspipe.Reading({"text": text.strip()})

@newspipe.hookimpl
def newspipe_readers():
    return [Fortunes]
'''


@pytest.fixture(autouse=True)
def plugin(shell):
    shell.env["NEWSPIPE_PLUGINS"] += os.pathsep + str(shell.write("fortunes.py", FORTUNES))


def records(*texts):
    return "%%\n".join(f"{text}\n" for text in texts)


def test_the_suffix_or_the_beginning_of_a_file_or_its_name_as_an_option_choose_the_reader(shell):
    shell.write("a.fortunes", records("One.", "Two."))
    shell.write("b.odd", records("%%FORTUNES\nThree."))
    shell.write("c", records("Four."))
    result = shell("run", shell.pipeline("count-words"), "a.fortunes", "b.odd")
    assert [article["id"] for article in result.articles] == ["a-1", "a-2", "b-1"]
    assert [article["text"] for article in result.articles][:2] == ["One.", "Two."]
    result = shell("run", shell.pipeline("count-words"), "--input-format", "fortunes", "c")
    assert result.articles == [{"id": "c-1", "text": "Four.", "words": 1}]
    result = shell("run", shell.pipeline("count-words"), "--input-format", "fortunes", stdin=records("A.", "B b."))
    assert [article["words"] for article in result.articles] == [1, 2]


def test_it_reads_compressed_files_and_any_number_of_workers(shell):
    import gzip

    texts = [f"Number {number} of many." for number in range(1000)]
    shell.write("a.fortunes.gz", gzip.compress(records(*texts).encode()))
    outputs = {
        shell("run", "-q", shell.pipeline("count-words"), "a.fortunes.gz", "--workers", workers).out
        for workers in (0, 1, 3)
    }
    assert len(outputs) == 1
    assert [json.loads(line)["text"] for line in outputs.pop().splitlines()] == texts


def test_records_that_hold_no_article_are_dropped_and_damaged_ones_fail_and_all_are_counted(shell):
    shell.write("a.fortunes", records("One.", "# nothing", "! torn", "é".encode().hex(), "x" * 3000, "Two."))
    result = shell(
        "run", shell.pipeline("count-words"), "a.fortunes", "--max-line", "2K",
        *("--dropped", "d.jsonl", "--errors", "e.jsonl"),
    )  # fmt: skip
    assert result.code == 3
    assert "6 read = 3 written + 1 dropped (a comment) + 2 failed (not an article)" in result.err
    (dropped,) = shell.read("d.jsonl")
    assert (dropped["line"], dropped["step"], dropped["reason"]) == (2, None, "a comment nothing")
    torn, long = shell.read("e.jsonl")
    assert (torn["line"], torn["message"]) == (3, "not an article: it is torn")
    assert (long["line"], long["message"]) == (5, "not an article: the record is larger than --max-line allows")


def test_a_reader_that_raises_costs_one_article_and_no_traceback(shell):
    shell.write("a.fortunes", b"One.\n%%\n\xff\xfe\n%%\nTwo.\n")
    result = shell("run", shell.pipeline("count-words"), "a.fortunes")
    assert [article["id"] for article in result.articles] == ["a-1", "a-3"]
    assert "a.fortunes:2: not an article: the reader 'fortunes': UnicodeDecodeError" in result.err


# A table whose first line says what is in the columns: cutting anywhere begins with reading that line.
TABLE = '''
import newspipe

class Table(newspipe.Reader):
    """Lines of id and text, below a line that says which is which."""

    name = "table"
    suffixes = (".table",)

    def cut(self, stream, start, limit):
        head = stream.readline()
        end = stream.seek(max(start, len(head)))
        for line in stream:
            end += len(line)
            yield newspipe.Record(head + line, end)

    def article(self, record):
        names, values = (line.split("|") for line in record.decode().splitlines())
        return newspipe.Reading(dict(zip(names, values, strict=True)))

@newspipe.hookimpl
def newspipe_readers():
    return [Table]
'''


def test_a_reader_may_read_a_head_before_it_skips_to_where_it_goes_on(shell):
    shell.env["NEWSPIPE_PLUGINS"] += os.pathsep + str(shell.write("table.py", TABLE))
    feed = shell.write("a.table", "id|text\none|One.\ntwo|Two.\n")
    command = ["run", shell.pipeline("count-words"), "a.table", "-o", "out.jsonl", "--resume"]
    assert shell(*command).code == 0
    with feed.open("a") as file:
        file.write("three|Three.\n")
    assert shell(*command).code == 0
    assert [(article["id"], article["text"]) for article in shell.read("out.jsonl")] == [
        ("one", "One."), ("two", "Two."), ("three", "Three.")
    ]  # fmt: skip


def test_explain_and_try_read_what_a_plugin_file_reads(shell):
    shell.env["NEWSPIPE_PLUGINS"] = ""
    shell.write("a.fortunes", records("One.", "Two."))
    for command in ("explain", "try"):
        result = shell(command, "-p", "fortunes.py", shell.pipeline("segment"), "a.fortunes")
        assert (result.code, b"a-1" in result.out) == (0, True), result.err


def test_limit_skip_and_resume_count_its_records(shell):
    texts = [f"Number {number}." for number in range(500)]
    shell.write("a.fortunes", records(*texts))
    result = shell("run", "-q", shell.pipeline("count-words"), "a.fortunes", "--skip", 3, "--limit", 4)
    assert [article["id"] for article in result.articles] == ["a-4", "a-5", "a-6", "a-7"]
    shell("run", "-q", shell.pipeline("count-words"), "a.fortunes", "-o", "whole.jsonl", "--batch-size", 10)
    command = ["run", "-q", shell.pipeline("count-words", "obey"), "a.fortunes", "-o", "out.jsonl", "--resume"]
    process = subprocess.Popen(
        [str(part) for part in (NEWSPIPE, *command, "--batch-size", 10)], cwd=shell.folder, env=shell.env
    )
    try:
        process.wait(0.7)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    assert shell(*command, "--batch-size", 10).code == 0
    assert [article["id"] for article in shell.read("out.jsonl")] == [f"a-{number}" for number in range(1, 501)]


def test_resume_notices_an_input_that_was_changed_and_continues_one_that_has_grown(shell):
    feed = shell.write("a.fortunes", records("One.", "Two.") + "%%\n")
    command = ["run", shell.pipeline("count-words"), "a.fortunes", "-o", "out.jsonl", "--resume"]
    assert shell(*command).code == 0
    feed.write_text(records("One.", "Two.", "Three."))
    assert shell(*command).code == 0
    assert [article["text"] for article in shell.read("out.jsonl")] == ["One.", "Two.", "Three."]
    feed.write_text(records("Eno.", "Two.", "Three."))
    assert "the input a.fortunes changed since" in shell(*command).err


def test_a_reader_that_nobody_knows_is_named_with_those_there_are(shell):
    result = shell("run", shell.pipeline("count-words"), "--input-format", "fortune", stdin="x")
    assert result.code == 2
    assert "--input-format fortune: there is no reader of that name; did you mean 'fortunes'?" in result.err


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('name = "fortunes"', 'name = "For Tunes"', 'name must be lower-case words joined by hyphens, like "warc"'),
        ('(".fortunes",)', '("fortunes",)', 'suffixes must be like (".warc",)'),
        ("def article", "def artikel", "it must define cut() and article()"),
        ("return [Fortunes]", "return [int]", "<class 'int'> is not a Reader class"),
    ],
)
def test_a_broken_reader_is_refused_with_the_rule_that_it_breaks(shell, old, new, reason):
    shell.env["NEWSPIPE_PLUGINS"] = str(shell.write("fortunes.py", FORTUNES.replace(old, new)))
    result = shell("run", shell.pipeline("segment"), "--input-format", "fortunes", stdin="x")
    assert result.code == 2
    assert reason in result.err


def test_a_broken_plugin_does_not_harm_inputs_that_newspipe_knows(shell, install):
    shell.env["NEWSPIPE_PLUGINS"] = ""
    install("acme", FORTUNES.replace("return [Fortunes]", "1/0"), "fortunes = acme")
    shell.write("a.txt", "One.")
    assert shell("run", "-q", shell.pipeline("segment"), "a.txt").code == 0
    result = shell("run", shell.pipeline("segment"), "--input-format", "fortunes", stdin="x")
    assert "reader 'fortunes': plugin acme (acme 1.2) cannot be used: newspipe_readers() failed: ZeroDivisionError" in (
        result.err
    )
