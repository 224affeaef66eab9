"""`newspipe columns`: what it prints lets real readers load output whose first 21,000 articles are empty, exactly."""

import json
import sqlite3
import subprocess
import sys

import pytest
from conftest import NEWSPIPE
from made_up_run import TEXT, entity, span

EMPTY = 21_000  # DuckDB looks at 20,480 rows, others at fewer
STEPS = ["clean", "segment", "tag-entities", "extract-dates", "summarise"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with a pipeline, its columns in each dialect, and an output that begins with empty articles."""
    folder = tmp_path_factory.mktemp("columns")
    (folder / "news.json").write_text(json.dumps({"version": 1, "steps": [{"stage": stage} for stage in STEPS]}))
    for dialect in ("duckdb", "sqlite", "jsonschema", "arrow", "polars"):
        printed = subprocess.run(
            [NEWSPIPE, "columns", "news.json", "--as", dialect], cwd=folder, capture_output=True, text=True, check=True
        )
        (folder / dialect).write_text(printed.stdout)
    with (folder / "out.jsonl").open("w") as out:
        for number in range(EMPTY):
            out.write(json.dumps(article(number, full=False)) + "\n")
        out.write(json.dumps(article("last")) + "\n")
    return folder


def article(number, full=True):
    own = {
        "id": f"a{number}",
        "text": TEXT if full else "",
        "title": "Acme, “said”: \\ 🎈\n" if full else None,
        "published": "2024-05-03" if full else None,
        "sections": ["News"],
        "authors": ["Ida Coe"],
        "sentences": [{"start": 0, "end": 37}],
        "entities": [entity(TEXT, "Acme", "ORG"), entity(TEXT, "Lena Stroud", "PERSON")],
        "dates": [span(TEXT, "Friday", type="DATE", value="2024-05-03", mod=None, quant=None, freq=None, anchor=None)],
        "summary_sentences": [0, 2**53],
    }
    return own if full else {key: [] if isinstance(value, list) else value for key, value in own.items()}


def stripped(row):
    """Return a row without the columns that no article has."""
    return {key: value for key, value in row.items() if key in article(0)}


def test_duckdb_loads_it_from_a_file_and_from_a_pipe(folder):
    code = "import duckdb, sys, json; columns = open('duckdb').read()\n" + (
        "query = f\"from read_json('{sys.argv[1]}', format='newline_delimited', columns={columns})\"\n"
        "rows = duckdb.sql(query); names = rows.columns; found = rows.fetchall()\n"
        "print(len(found)); print(json.dumps(dict(zip(names, found[-1]))))"
    )
    for command in (
        [sys.executable, "-c", code, "out.jsonl"],
        ["bash", "-c", 'cat out.jsonl | "$0" -c "$1" /dev/stdin', sys.executable, code],
    ):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        count, last = done.stdout.splitlines()
        assert (int(count), stripped(json.loads(last))) == (EMPTY + 1, article("last"))


def test_polars_loads_it(folder):
    import polars as pl

    schema = defined(folder / "polars")
    frame = pl.read_ndjson(folder / "out.jsonl", schema=schema)
    assert frame.height == EMPTY + 1
    assert frame.schema == schema
    assert stripped(frame.row(-1, named=True)) == article("last")


def test_pyarrow_loads_it(folder):
    from pyarrow import json as reader

    schema = defined(folder / "arrow")
    table = reader.read_json(folder / "out.jsonl", parse_options=reader.ParseOptions(explicit_schema=schema))
    assert table.num_rows == EMPTY + 1
    assert table.schema == schema
    assert stripped(table.slice(EMPTY).to_pylist()[0]) == article("last")


def test_sqlite_loads_it(folder):
    database = sqlite3.connect(":memory:")
    database.row_factory = sqlite3.Row
    database.executescript((folder / "sqlite").read_text())
    with (folder / "out.jsonl").open() as lines:
        database.executemany("insert into article_lines values (?)", ((line,) for line in lines))
    assert database.execute("select count(*) from articles").fetchone()[0] == EMPTY + 1
    row = stripped(dict(database.execute("select * from articles where id = 'alast'").fetchone()))
    lists = {key for key, value in article(0).items() if isinstance(value, list)}
    assert {key: json.loads(value) if key in lists else value for key, value in row.items()} == article("last")


def test_a_json_schema_takes_it(folder):
    import jsonschema

    validator = jsonschema.Draft202012Validator(json.loads((folder / "jsonschema").read_text()))
    assert validator.is_valid(article("last"))
    assert not validator.is_valid({**article("last"), "entities": [{"start": "0"}]})


def test_fields_that_nobody_declared_are_json(shell):
    stage = (
        "import newspipe\n"
        "@newspipe.stage(provides=['mood'])\n"
        "def moods(article): return {'mood': 1}\n"
        "@newspipe.stage(provides={'ratio': {'type': ['number', 'null']}, 'odd': {'anyOf': [{'type': 'string'}, "
        "{'type': 'array'}]}, 'kind': {'enum': ['a', None]}, 'any': {'type': 'object'}, "
        "'o\\'k': {'type': 'boolean'}})\n"
        "def others(article): return {}\n"
        "@newspipe.hookimpl\n"
        "def newspipe_stages(): return [moods, others]\n"
    )
    shell.write("stages.py", stage)
    path = shell.pipeline("moods", "others", input_fields=["desk"])
    printed = shell("columns", path, "-p", "stages.py", "--also", "rank").out.decode()
    for column in ("\"desk\": 'JSON'", "\"mood\": 'JSON'", "\"rank\": 'JSON'", "\"odd\": 'JSON'", "\"any\": 'JSON'"):
        assert column in printed
    for column in ("\"ratio\": 'DOUBLE'", "\"kind\": 'VARCHAR'", "\"o'k\": 'BOOLEAN'"):
        assert column in printed
    assert '# "mood"' in shell("columns", path, "-p", "stages.py", "--as", "arrow").out.decode()
    sql = shell("columns", path, "-p", "stages.py", "--as", "sqlite").out.decode()
    sqlite3.connect(":memory:").executescript(sql)


def test_a_pipeline_that_is_wrong_says_where(shell):
    result = shell("columns", shell.pipeline("segmnt"))
    assert (result.code, result.out) == (2, b"")
    assert "did you mean 'segment'" in result.err


def defined(path):
    names = {}
    exec(path.read_text(), names)
    return names["schema"]
