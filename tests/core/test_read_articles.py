"""`newspipe.read_articles`: articles from files, for commands that show or count what a run has written."""

import gzip
import json

import pytest

import newspipe


def test_it_reads_lines_texts_and_compressed_files_in_order(tmp_path):
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"id": 1, "text": "One."}\n\n{"id": 2}\n'))
    (tmp_path / "b.txt").write_text("Two.")
    articles = list(newspipe.read_articles([tmp_path / "a.jsonl.gz", tmp_path / "b.txt"]))
    assert articles == [{"id": 1, "text": "One."}, {"id": 2}, {"id": "b", "text": "Two."}]


def test_what_is_no_article_is_told_with_its_place_and_the_rest_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a"}\n{"id": "b", "te\n[1]\n' + json.dumps({"id": "c"}) + "\n")
    told = []
    articles = list(newspipe.read_articles([path], on_problem=told.append))
    assert [article["id"] for article in articles] == ["a", "c"]
    assert [words.split(": ")[:2] for words in told] == [[f"{path}:2", "not JSON"], [f"{path}:3", "not an article"]]


def test_without_someone_to_tell_it_is_an_error(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("no json\n")
    with pytest.raises(newspipe.UsageError, match=r"a\.jsonl:1: not JSON"):
        list(newspipe.read_articles([path]))
    with pytest.raises(newspipe.UsageError, match="No such file"):
        list(newspipe.read_articles([tmp_path / "none.jsonl"]))


def test_an_article_can_come_with_its_place(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a"}\n\n{"id": "b"}\n')
    assert list(newspipe.read_placed_articles([path])) == [(f"{path}:1", {"id": "a"}), (f"{path}:3", {"id": "b"})]
