"""`newspipe flatten`: a row a span, as JSON Lines, CSV or TSV, and what is said of input that does not fit."""

import csv
import io
import json
import subprocess

from conftest import NEWSPIPE
from made_up_run import TEXT, article, entity, lines


def test_an_entity_is_a_row_with_fixed_columns(shell):
    rows = shell("flatten", stdin=[article()]).articles
    assert [list(row) for row in rows] == [["article", "n", "start", "end", "text", "label", "name", "id", "score"]] * 3
    assert [(row["article"], row["n"], row["text"], row["name"]) for row in rows] == [
        ("a1", 0, "Lena Stroud", "Lena Stroud"),
        ("a1", 1, "Acme", "Acme"),
        ("a1", 2, "Stroud", "Lena Stroud"),
    ]


def test_dates_and_sentences_are_layers_too_and_sentences_get_their_text(shell):
    (date,) = shell("flatten", "--layer", "dates", stdin=[article()]).articles
    assert (date["text"], date["value"], date["mod"]) == ("Friday", "2024-05-03", None)
    sentences = shell("flatten", "--layer", "sentences", stdin=[article()]).articles
    assert [row["text"] for row in sentences] == ["Mayor Lena Stroud met Acme on Friday.", "Stroud left."]


def test_a_layer_of_another_stage_has_the_keys_that_are_asked_for(shell):
    quotes = [{"start": 0, "end": 5, "speaker": "nobody"}]
    out = shell("flatten", "--layer", "quotes", "--keys", "speaker,tone", stdin=[article(quotes=quotes)]).articles
    assert out == [{"article": "a1", "n": 0, "start": 0, "end": 5, "text": "Mayor", "speaker": "nobody", "tone": None}]


def test_fields_of_the_article_come_along(shell):
    given = article(authors=["Ida Coe", "Bo Ek"])
    (row, *_) = shell("flatten", "--with", "published,authors,text,desk", stdin=[given]).articles
    assert row["published"] == "2024-05-03"
    assert row["authors"] == ["Ida Coe", "Bo Ek"]
    assert (row["text"], row["article_text"], row["desk"]) == ("Lena Stroud", TEXT, None)


def test_csv_is_read_back_as_it_was(shell):
    text = 'The "Tin, Can" Cup\r\nand Łódź 🎈 won.'
    names = [entity(text, '"Tin, Can" Cup\r\nand Łódź', "MISC"), entity(text, "🎈", "MISC")]
    out = shell("flatten", "--to", "csv", "--with", "tags", stdin=[article(text=text, entities=names, tags=["a", "b"])])
    header, first, second = csv.reader(io.StringIO(out.out.decode(), newline=""))
    assert header[:5] == ["article", "n", "start", "end", "text"]
    assert (first[4], second[4]) == (names[0]["text"], "🎈")
    assert json.loads(first[-1]) == ["a", "b"]


def test_tsv_has_a_row_a_line(shell):
    text = "One\ttwo\nthree \\ four."
    out = shell(
        "flatten",
        "--layer",
        "sentences",
        "--to",
        "tsv",
        stdin=[article(text=text, sentences=[{"start": 0, "end": 21}])],
    )
    header, row = out.out.decode().splitlines()
    assert header == "article\tn\tstart\tend\ttext"
    assert row == "a1\t0\t0\t21\tOne\\ttwo\\nthree \\\\ four."


def test_what_a_spreadsheet_would_run_is_defused_and_a_bom_is_there_only_on_demand(shell):
    text = '=HYPERLINK("x") +1 @home ＝2 -3'
    given = article(text=text, entities=[entity(text, words, "MISC") for words in text.split()])
    plain = shell("flatten", "--to", "csv", "--keys", "", stdin=[given]).out
    assert plain.startswith(b"article,")
    assert b"'" not in plain
    safe = shell("flatten", "--to", "csv", "--keys", "", "--safe", "--bom", stdin=[given]).out.decode()
    assert safe.startswith("\ufeffarticle,")
    cells = [row[4] for row in csv.reader(io.StringIO(safe.removeprefix("\ufeff")))][1:]
    assert cells == ["'" + words for words in text.split()]


def test_an_article_without_id_is_called_by_its_place(shell):
    given = article()
    del given["id"]
    shell.write("out.jsonl", lines(article("a1"), given))
    rows = shell("flatten", "out.jsonl").articles
    assert [row["article"] for row in rows] == ["a1"] * 3 + ["out.jsonl:2"] * 3


def test_bad_input_is_said_by_file_and_line_and_the_rest_is_shown(shell):
    spoilt = [
        {"start": 0, "end": 5, "text": "Mayor", "label": "MISC"},
        {"start": 40, "end": 99, "text": "far away"},
        {"start": 0, "end": 5, "text": "other"},
        {"start": 4, "end": 2, "text": ""},
        {"start": "0", "end": 5},
        "no span",
    ]
    shell.write("a.jsonl", lines(article("a1"), article("a2", entities=spoilt), article("a3", entities="none")))
    shell.write("b.jsonl", '{"id": "b1", "text": "torn\n' + lines(article("a1")) + "[1]\n")
    result = shell("flatten", "a.jsonl", "b.jsonl")
    assert result.code == 3
    assert [row["article"] for row in result.articles] == ["a1"] * 3 + ["a2"] + ["a1"] * 3
    said = result.err.splitlines()
    assert said[0] == "newspipe: a.jsonl:2: entities[1] 40:99 is not inside the text, which has 50; left out"
    assert said[1] == "newspipe: a.jsonl:2: entities[2] is 'other', but the text has 'Mayor' there; left out"
    assert said[2:5] == [f"newspipe: a.jsonl:2: entities[{n}] is no span; left out" for n in (3, 4, 5)]
    assert "newspipe: a.jsonl:3: 'entities' is not a list of spans; left out" not in said  # the sixth of its kind
    assert "newspipe: 1 more: spans that do not fit, left out" in said
    assert any(line.startswith("newspipe: b.jsonl:1: not JSON") for line in said)
    assert "newspipe: b.jsonl:2: the id 'a1' came before, in a.jsonl:1" in said
    assert any(line.startswith("newspipe: b.jsonl:3: not an article") for line in said)


def test_output_of_another_pipeline_is_said_once(shell):
    others = [{"id": str(number), "text": "Rain fell."} for number in range(50)]
    result = shell("flatten", stdin=others)
    assert (result.code, result.out) == (3, b"")
    assert result.err == "newspipe: -:1: no article has 'entities'; is it what another pipeline has written?\n"


def test_an_article_that_no_step_knew_the_language_of_is_no_failure(shell):
    result = shell("flatten", stdin=[article(), {"id": "fr", "text": "Il pleut.", "language": "fr"}])
    assert result.code == 0
    assert len(result.articles) == 3
    assert result.err == "newspipe: -:2: 1 article has no 'entities', this one first\n"


def test_an_id_that_came_before_is_only_said(shell):
    result = shell("flatten", stdin=[article(), article()])
    assert result.code == 0
    assert len(result.articles) == 6
    assert "the id 'a1' came before" in result.err


def test_rows_of_a_feed_come_as_soon_as_their_article(shell):
    with subprocess.Popen([NEWSPIPE, "flatten"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as feed:
        feed.stdin.write(lines(article()).encode())
        feed.stdin.flush()
        assert json.loads(feed.stdout.readline())["text"] == "Lena Stroud"  # and the feed is still open
        feed.stdin.close()
        feed.stdout.read()


def test_a_reader_that_leaves_ends_it_quietly(shell):
    shell.write("many.jsonl", lines(*[article(str(number)) for number in range(5000)]))
    done = subprocess.run(
        ["bash", "-c", f"{NEWSPIPE} flatten many.jsonl | head -1; echo ${{PIPESTATUS[0]}}"],
        cwd=shell.folder,
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines()[-1] == "141"
    assert done.stderr == ""


def test_a_file_that_is_not_there_and_columns_named_twice_are_refused(shell):
    assert "none.jsonl: No such file" in shell("flatten", "none.jsonl").err
    refused = shell("flatten", "--with", "title,title", stdin=[article()])
    assert (refused.code, refused.out) == (2, b"")
    assert "a column is named twice" in refused.err
