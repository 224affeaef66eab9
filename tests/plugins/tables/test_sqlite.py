"""`newspipe sqlite`: a database that Datasette serves as it is."""

import json
import sqlite3
import subprocess
import sys

from made_up_run import TEXT, article, entity, lines


def rows(shell, query, name="news.db"):
    database = sqlite3.connect(f"file:{shell.folder / name}?mode=ro", uri=True)
    try:
        return database.execute(query).fetchall()
    finally:
        database.close()


def test_articles_and_their_layers_are_tables(shell):
    assert shell("sqlite", "news.db", stdin=[article("a1", desk={"name": "City"}), article("a2")]).code == 0
    assert rows(shell, "select id, title, text, desk from articles") == [
        ("a1", "The mayor met Acme", TEXT, '{"name":"City"}'),
        ("a2", "The mayor met Acme", TEXT, None),
    ]
    assert rows(shell, "select article, n, start, \"end\", text, label, name from entities where article = 'a1'") == [
        ("a1", 0, 6, 17, "Lena Stroud", "PERSON", "Lena Stroud"),
        ("a1", 1, 22, 26, "Acme", "ORG", "Acme"),
        ("a1", 2, 38, 44, "Stroud", "PERSON", "Lena Stroud"),
    ]
    assert rows(shell, "select value, type, mod from dates limit 1") == [("2024-05-03", "DATE", None)]
    assert rows(shell, "select text, in_summary from sentences where article = 'a1'") == [
        ("Mayor Lena Stroud met Acme on Friday.", 0),
        ("Stroud left.", 1),
    ]
    assert rows(shell, "select * from names") == [("Lena Stroud", "PERSON", 4, 2), ("Acme", "ORG", 2, 2)]


def test_text_is_searched_and_the_search_follows_later_changes(shell):
    shell("sqlite", "news.db", stdin=[article("a1"), article("a2", text="Rain fell.", title="Weather")])
    search = "select id from articles where rowid in (select rowid from articles_fts where articles_fts match '{}')"
    assert rows(shell, search.format("mayor")) == [("a1",)]
    shell("sqlite", "news.db", "--add", stdin=[article("a2", text="Snow fell.", title="Weather"), article("a3")])
    assert rows(shell, search.format("rain")) == []
    assert rows(shell, search.format("snow")) == [("a2",)]
    assert rows(shell, "select count(*) from articles") == [(3,)]
    assert rows(shell, "pragma integrity_check") == [("ok",)]


def test_an_article_that_comes_again_replaces_its_rows(shell):
    shell("sqlite", "news.db", stdin=[article("a1")])
    shell("sqlite", "news.db", "--add", stdin=[article("a1", entities=[entity(TEXT, "Acme", "ORG")], rank=1)])
    assert rows(shell, "select name from entities") == [("Acme",)]
    assert rows(shell, "select id, rank from articles") == [("a1", 1)]


def test_what_is_there_is_not_overwritten_by_mistake(shell):
    shell.write("out.jsonl", lines(article()))
    shell("sqlite", "out.jsonl", "news.db")
    before = (shell.folder / "news.db").read_bytes()
    refused = shell("sqlite", "out.jsonl", "news.db")
    assert (refused.code, "--add adds to it, --replace writes it anew" in refused.err) == (2, True)
    refused = shell("sqlite", "out.jsonl", "out.jsonl", "--replace")
    assert "out.jsonl is no SQLite database; the last argument is the database to write" in refused.err
    assert "none.jsonl: No such file" in shell("sqlite", "none.jsonl", "news.db", "--replace").err
    assert (shell.folder / "news.db").read_bytes() == before
    assert shell("sqlite", "out.jsonl", "news.db", "--replace").code == 0
    assert not (shell.folder / "news.db.part").exists()


def test_bad_input_is_said_by_file_and_line_and_the_rest_is_there(shell):
    odd = article("a2", **{"Title": "again", "a[b]": 1, "big": 2**70, "entities": [{"start": 9, "end": 999}]})
    shell.write("a.jsonl", lines(article("a1"), odd) + '{"id": "torn\n' + lines(article("a1", title="second")))
    result = shell("sqlite", "a.jsonl", "news.db")
    assert result.code == 3
    said = result.err.splitlines()
    assert "newspipe: a.jsonl:2: the field 'Title' is left out: 'title' is a column already" in said
    assert "newspipe: a.jsonl:2: the field 'a[b]' is left out: no name for a column" in said
    assert "newspipe: a.jsonl:2: entities[0] 9:999 is not inside the text, which has 50; left out" in said
    assert any(line.startswith("newspipe: a.jsonl:3: not JSON") for line in said)
    assert "newspipe: a.jsonl:4: 'a1' is left out" in said
    assert rows(shell, "select id, title from articles") == [("a1", "The mayor met Acme"), ("a2", "The mayor met Acme")]


def test_fields_without_end_do_not_stop_it(shell):
    given = [{"id": str(at), "text": "Rain.", **{f"k{at}x{n}": n for n in range(100)}} for at in range(30)]
    result = shell("sqlite", "news.db", stdin=given)
    assert result.code == 3
    assert rows(shell, "select count(*) from articles") == [(30,)]
    assert "there are 500 columns already" in result.err


def test_datasette_serves_it_with_search_and_links(shell):
    shell("sqlite", "news.db", stdin=[article("a1"), article("a2", text="Rain fell.", title="Weather")])

    def get(path):
        command = [sys.executable, "-m", "datasette", "news.db", "--get", path]
        done = subprocess.run(command, cwd=shell.folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    found = json.loads(get("/news/articles.json?_search=mayor&_shape=array"))
    assert [row["id"] for row in found] == ["a1"]
    names = json.loads(get("/news/names.json?_shape=array"))
    assert names[0] == {"name": "Lena Stroud", "label": "PERSON", "mentions": 2, "articles": 1}
    assert 'href="/news/articles/a1"' in get("/news/entities")
    assert "Error" not in get("/news/articles/a1")


def test_without_sqlite_utils_it_says_how_to_get_it(shell):
    shell.write("site/sqlite_utils.py", "raise ImportError('not here')")
    shell.env["PYTHONPATH"] = str(shell.folder / "site")
    result = shell("sqlite", "news.db", stdin=[article()])
    assert (result.code, list(shell.folder.glob("news.db*"))) == (2, [])
    assert "pip install 'newspipe-text[sqlite]'" in result.err
