"""Input is read as it is meant: character sets, suffixes, other people's fields; what cannot be read is named once."""

import bz2
import lzma

import pytest

FRENCH = "Le maire a déclaré hier que la piscine rouvrira en été, « sans faute », malgré les dégâts."
JAPANESE = "市長は木曜日、橋の修理が来年春までに終わると述べた。市長は次のように語った。"
RUSSIAN = "Мэр заявил в четверг, что мост будет отремонтирован к весне следующего года."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(FRENCH, "cp1252"), (FRENCH, "utf-16"), (FRENCH, "utf-8-sig"), (JAPANESE, "cp932"), (RUSSIAN, "cp1251")],
)
def test_a_text_in_any_usual_encoding(shell, text, encoding):
    shell.write("a.txt", text.encode(encoding))
    result = shell("apply", "obey", "a.txt")
    assert result.articles[0]["text"] == text
    assert "could not be read" not in result.err


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1"])
def test_a_page_by_what_it_declares(shell, charset):
    shell.write("a.html", f'<html><head><meta charset="{charset}"><p>{FRENCH} – €'.encode("cp1252"))
    assert FRENCH + " – €" in shell("apply", "obey", "a.html").articles[0]["html"]


def test_an_encoding_can_be_forced_and_a_wrong_name_is_refused(shell):
    shell.write("a.txt", "Żółć".encode("cp852"))
    assert shell("apply", "obey", "a.txt", "--encoding", "cp852").articles[0]["text"] == "Żółć"
    assert "no encoding is called so" in shell("apply", "obey", "a.txt", "--encoding", "utf-9").err


def test_repaired_articles_are_counted_in_the_summary_line(shell):
    result = shell("apply", "obey", stdin=b'{"id": "a\xff"}\n{"id": "b"}\n')
    assert "; 1 with characters that could not be read (now U+FFFD)" in result.err


@pytest.mark.parametrize(("name", "field"), [("a.TXT", "text"), ("a.md", "text"), ("a", "text"), ("a.HTML", "html")])
def test_suffixes_in_any_case_and_none(shell, name, field):
    shell.write(name, "<p>Words.</p>")
    assert shell("apply", "obey", name).articles == [{"id": "a", field: "<p>Words.</p>", "obeyed": True}]


@pytest.mark.parametrize(("suffix", "compress"), [("bz2", bz2.compress), ("xz", lzma.compress)])
def test_more_compressions_are_read_written_and_a_torn_one_is_said(shell, suffix, compress):
    packed = compress(b'{"id": "a"}\n' * 5000)
    shell.write(f"in.jsonl.{suffix}", packed)
    assert shell("apply", "obey", f"in.jsonl.{suffix}", "-o", f"out.jsonl.{suffix}").code == 0
    assert len(shell("apply", "echo", f"out.jsonl.{suffix}").articles) == 5000
    shell.write(f"torn.jsonl.{suffix}", packed[:-20])
    assert shell("apply", "obey", f"torn.jsonl.{suffix}").code == 1


def test_a_format_can_be_named(shell):
    assert shell("apply", "obey", "--input-format", "text", stdin="Words.").articles[0]["text"] == "Words."
    shell.write("odd.log", '{"id": "a"}\n')
    assert shell("apply", "obey", "--input-format", "jsonl", "odd.log").articles[0]["id"] == "a"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"id,text\n", "mlr --icsv --ojsonl"),
        ("a.json", b'[{"id": 1}]', "jq -c '.[]'"),
        ("a.rss", b"<?xml version='1.0'?><rss>", "a feed"),
        ("a.pdf", b"%PDF-1.7", "pdftotext"),
        ("a.docx", b"PK\x03\x04", "pandoc"),
        ("a.parquet", b"PAR1", "duckdb"),
        ("a.bin", b"\x00\x01\x02", "NUL bytes"),
        ("a.jsonl", '{"id": "a"}\n'.encode("utf-16"), "iconv -f UTF-16"),
    ],
)
def test_what_cannot_be_read_is_named_once_with_the_way_to_do_it(shell, name, content, said):
    shell.write(name, content * 3)
    result = shell("apply", "obey", name)
    assert (result.code, len(result.err.splitlines()), result.out) == (2, 1, b"")
    assert said in result.err


@pytest.mark.parametrize("name", ["x.csv", "x.parquet", "x.xlsx", "x.db"])
def test_an_output_that_would_not_be_what_its_name_says_is_refused(shell, name):
    result = shell("apply", "obey", "-o", name, stdin=[{"id": "a"}])
    assert (result.code, "articles are written as JSON Lines" in result.err) == (2, True)


def test_other_peoples_fields_by_json_pointer(shell):
    path = shell.pipeline("obey", input={"text": "/articleBody", "title": "/head/0/line", "published": "/none"})
    line = '{"id": 7, "articleBody": "Words.", "head": [{"line": "A title"}]}\n'
    (article,) = shell("run", path, stdin=line).articles
    assert (article["id"], article["text"], article["title"]) == (7, "Words.", "A title")
    assert "published" not in article
    wrong = shell("run", path, stdin='{"articleBody": 3}\n')
    assert (wrong.code, "'text' must be a string, not a number" in wrong.err) == (3, True)
    bad = shell("check", shell.pipeline("obey", input={"text": "articleBody"}, name="bad.json"))
    assert "a JSON Pointer begins with /" in bad.out.decode()


def test_a_field_is_set_where_it_is_missing(shell):
    lines = '{"id": "a"}\n{"id": "b", "published": "2020-01-01"}\n{"id": "c", "published": null}\n'
    result = shell("apply", "obey", "--field", "published=2024-05-06", stdin=lines)
    assert [article["published"] for article in result.articles] == ["2024-05-06", "2020-01-01", "2024-05-06"]


def test_files_of_one_name_in_two_folders_have_two_ids(shell):
    for name in ("a/1.txt", "b/1.txt", "b/2.txt"):
        shell.write(name, "Words.")
    result = shell("apply", "obey", "a/1.txt", "b/1.txt", "b/2.txt")
    assert [article["id"] for article in result.articles] == ["a/1", "b/1", "2"]


@pytest.mark.parametrize("workers", [0, 1])
def test_a_line_without_an_end_fails_and_its_neighbours_do_not(shell, workers):
    lines = b'{"id": "a"}\n{"id": "long", "text": "' + b"x" * 5_000_000 + b'"}\n{"id": "b"}\n'
    shell.write("in.jsonl", lines)
    result = shell("apply", "obey", "in.jsonl", "--max-line", "1M", "--workers", workers, "--errors", "errors.jsonl")
    assert (result.code, [article["id"] for article in result.articles]) == (3, ["a", "b"])
    assert "in.jsonl:2: not an article: the line is longer than --max-line allows" in result.err
    assert len(shell.read("errors.jsonl")[0]["raw"]) == 1000
    shell.write("page.txt", "x" * 2_000_000)
    assert "the file is larger than --max-line allows" in shell("apply", "obey", "page.txt", "--max-line", "1M").err


def test_a_run_with_a_line_too_long_is_resumed_to_the_same_bytes(shell):
    lines = [b'{"id": "%d", "text": "%s"}' % (n, b"x" * (3_000_000 if n % 7 == 3 else 9)) for n in range(40)]
    shell.write("in.jsonl", b"\n".join(lines) + b"\n")
    options = ("--max-line", "1M", "--batch-size", "1", "-o", "out.jsonl", "--resume")
    assert shell("apply", "obey", "in.jsonl", *options).code == 3
    with (shell.folder / "in.jsonl").open("ab") as feed:
        feed.write(b'{"id": "new"}\n')
    assert [article["id"] for article in shell.read("out.jsonl")] == [str(n) for n in range(40) if n % 7 != 3]


def test_a_file_of_a_named_format_has_its_name_as_id(shell):
    shell.write("notes/monday.log", "Words.")
    assert shell("apply", "obey", "--input-format", "text", "notes/monday.log").articles[0]["id"] == "monday"
