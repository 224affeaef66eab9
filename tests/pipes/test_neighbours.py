"""newspipe between the programs it is meant to stand between, with more articles than the recipes of docs/pipes.md."""

import csv
import io
import json
import sqlite3

import duckdb
import pytest


def articles(count):
    """Return articles with much in them that other programs trip over."""
    odd = ["plain", 'a "quoted" word', "comma, semicolon; tab\tand\nline", "žluťoučký 🐎 שלום", "back\\slash", ""]
    return [
        {"id": f"a{number}", "text": odd[number % len(odd)], "size": 10**25 + number, "tags": [number, None]}
        for number in range(count)
    ]


@pytest.fixture
def many(bash):
    """A file of 2,000 articles."""
    return bash.write("many.jsonl", articles(2000))


def test_jq_before_and_after(bash, many):
    done = bash(
        """jq -c 'select(.id | endswith("7"))' many.jsonl | newspipe apply mark | jq -c 'select(.seen) | .id'"""
    )
    assert done.code == 0
    assert done.out.split() == [b'"a%d"' % number for number in range(7, 2000, 10)]


def test_jq_and_newspipe_read_the_same(bash, many):
    assert bash("newspipe apply words many.jsonl | jq -c 'del(.words)'").out == bash("jq -c . many.jsonl").out


@pytest.mark.parametrize("cut", ["--pipe --block 80k < many.jsonl", "--pipepart -a many.jsonl --block 80k"])
def test_parallel_keeps_order_and_records(bash, many, cut):
    command, _, redirection = cut.partition(" <")
    done = bash(f"parallel -k -j 2 {command} newspipe apply -q words {'<' + redirection if redirection else ''}")
    assert done.code == 0
    assert done.out == bash("newspipe apply words many.jsonl").out


def test_parallel_tells_of_jobs_that_had_failures(bash, many):
    damaged = many.read_bytes() + b"not an article\n"
    done = bash("parallel -k -j 2 --pipe --block 100k newspipe apply -q mark", damaged)
    assert done.code == 1
    assert len(done.out.splitlines()) == 2000
    assert "not JSON" in done.err


@pytest.mark.parametrize(
    "command",
    [
        "zstdcat crawl.jsonl.zst | newspipe apply words",
        "newspipe apply words crawl.jsonl.zst",
        "newspipe apply words < crawl.jsonl.zst",
        "newspipe apply words crawl.jsonl.gz",
        "zcat crawl.jsonl.gz | newspipe apply words -",
        "cp crawl.jsonl.zst misnamed; newspipe apply words misnamed",
        "cat crawl.jsonl.gz | newspipe apply words",
    ],
)
def test_zstd_and_gzip(bash, many, command):
    # Crawls are often many compressed pieces, one after the other.
    bash("split -n l/3 many.jsonl piece. && cat piece.* | cmp - many.jsonl")
    bash("for piece in piece.*; do zstd -qc $piece >> crawl.jsonl.zst; gzip -c $piece >> crawl.jsonl.gz; done")
    done = bash(command)
    assert done.code == 0
    assert [article["id"] for article in done.articles] == [f"a{number}" for number in range(2000)]
    assert done.err.startswith("2000 read = 2000 written")


def test_the_output_is_compressed_by_a_pipe(bash, many):
    done = bash("newspipe apply -q mark many.jsonl | zstd -q > out.jsonl.zst && zstdcat out.jsonl.zst | wc -l")
    assert done.out == b"2000\n"


def test_miller_flattens_spans_to_csv(bash, many):
    done = bash(
        """newspipe apply words many.jsonl | mlr --ijsonl --ocsv put -q """
        """'for (i, word in $words) { emit1 {"article": $id, "start": word["start"], "text": word["text"]} }'"""
    )
    assert done.code == 0
    _check_words(done.out)


def test_jq_flattens_spans_to_csv(bash, many):
    done = bash(
        """newspipe apply words many.jsonl | jq -rn """
        """'["article", "start", "text"], (inputs | .id as $id | .words[] | [$id, .start, .text]) | @csv'"""
    )
    assert done.code == 0
    _check_words(done.out)


def _check_words(out):
    rows = list(csv.DictReader(io.StringIO(out.decode(), newline="")))
    expected = [(article["id"], word) for article in articles(2000) for word in article["text"].split()]
    assert [(row["article"], row["text"]) for row in rows] == expected
    texts = {article["id"]: article["text"] for article in articles(2000)}
    for row in rows:
        assert texts[row["article"]][int(row["start"]) :].startswith(row["text"])


def _late(count):
    """Return articles of which only the last one has words, a desk and an author that is not null."""
    return [{"id": f"a{number}", "text": "", "author": None} for number in range(count)] + [
        {"id": "last", "text": "Rain fell", "author": "Ines Calloway", "desk": "weather"}
    ]


def test_sqlite_loses_no_column_though_the_first_rows_are_empty(bash):
    bash.write("late.jsonl", _late(3000))
    done = bash("newspipe apply words late.jsonl | sqlite-utils insert news.db articles - --nl --alter --pk id")
    assert done.code == 0, done.err
    connection = sqlite3.connect(bash.directory / "news.db")
    try:
        assert connection.execute("select count(*), count(words) from articles").fetchone() == (3001, 3001)
        query = "select author, desk, value ->> 'text' from articles, json_each(words)"
        assert connection.execute(query).fetchall() == [
            ("Ines Calloway", "weather", "Rain"),
            ("Ines Calloway", "weather", "fell"),
        ]
    finally:
        connection.close()


def test_duckdb_loses_no_column_though_the_first_rows_are_empty(bash):
    bash.write("late.jsonl", _late(25_000))  # DuckDB would infer from the first 20,480
    assert bash("newspipe apply -q words late.jsonl -o words.jsonl").code == 0
    path = bash.directory / "words.jsonl"
    with duckdb.connect() as connection:
        connection.sql(f"create table articles as from read_json('{path}', format='newline_delimited', sample_size=-1)")
        assert connection.sql("select count(*), count(words) from articles").fetchall() == [(25_001, 25_001)]
        unnested = connection.sql("select author, desk, unnest(words).text from articles").fetchall()
    assert unnested == [("Ines Calloway", "weather", "Rain"), ("Ines Calloway", "weather", "fell")]


def test_duckdb_finds_the_type_of_a_field_though_it_is_empty_first(bash):
    """Every article has the field, with one type: so empty ones and filled ones, in whatever order, are one column."""
    bash.write("early.jsonl", [{"id": "a", "text": ""}, {"id": "b", "text": "Rain fell"}, {"id": "c", "text": ""}])
    assert bash("newspipe apply -q words early.jsonl -o words.jsonl").code == 0
    with duckdb.connect() as connection:
        types = connection.sql(f"select distinct typeof(words) from '{bash.directory / 'words.jsonl'}'").fetchall()
    assert types == [('STRUCT("start" BIGINT, "end" BIGINT, "text" VARCHAR)[]',)]


def test_find_and_xargs(bash):
    for name in ("a b.txt", "c'd.txt", "e.txt"):
        (bash.directory / name).write_text(f"The file is {name}.", "utf-8")
    done = bash("find . -name '*.txt' -print0 | sort -z | xargs -0 newspipe apply -q words | jq -c .id")
    assert done.out.splitlines() == [b'"a b"', b'"c\'d"', b'"e"']


def test_dead_letters_are_run_again(bash):
    lines = [
        {"id": "a", "text": "Rain fell"},
        {"id": "b"},
        {"id": "c", "text": "Nobody minded"},
        {"id": "d", "x": 10**25},
    ]
    bash.write("some.jsonl", lines)
    done = bash("newspipe apply words some.jsonl --errors errors.jsonl > out.jsonl")
    assert done.code == 3
    done = bash("""jq -c '.article | .text = "Now here"' errors.jsonl | newspipe apply -q words""")
    assert done.code == 0
    assert [article["id"] for article in done.articles] == ["b", "d"]
    assert json.loads((bash.directory / "errors.jsonl").read_bytes().splitlines()[1])["article"] == lines[3]
