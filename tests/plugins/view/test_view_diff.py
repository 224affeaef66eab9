"""Two runs of the same articles: `newspipe diff`, and `newspipe view --diff`."""

import json

import marked
import pytest

BEFORE = "[Vera Lindt|PERSON] left [Orsk|PERSON] on [Monday|DATE 2021-05-03] with [Peter|PERSON]. [Orsk|PERSON] slept."
AFTER = "[Vera Lindt|PERSON] left [Orsk|LOC] on [Monday|DATE 2021-05-10] with Peter. [Orsk|PERSON] [slept|MISC]."


@pytest.fixture
def runs(shell):
    before = [marked.article(BEFORE, id="a", title="Dam"), marked.article("Old.", id="gone"), {"id": "same"}]
    after = [{"id": "same"}, marked.article(AFTER, id="a", title="Dam fails"), marked.article("New.", id="new")]
    for name, articles in (("before", before), ("after", after)):
        shell.write(f"{name}.jsonl", "".join(json.dumps(article) + "\n" for article in articles))
    return "before.jsonl", "after.jsonl"


def test_it_says_what_was_gained_lost_relabelled_and_changed(shell, runs):
    done = shell("diff", *runs)
    assert done.code == 1
    assert done.err == ""
    assert (
        done.out.decode()
        == """\
a (after.jsonl:2)
  ~ title Dam → Dam fails
  ~ entities 16:20 “Orsk” PERSON → LOC
  + entities 48:53 “slept” MISC
  - entities 36:41 “Peter” PERSON
  ~ dates 24:30 “Monday” DATE 2021-05-03 → 2021-05-10

new (after.jsonl:3)
  only in after.jsonl

gone (before.jsonl:2)
  only in before.jsonl

stage          label   gained  lost  relabelled  changed
clean          title        ·     ·           ·        1
extract-dates  DATE         ·     ·           ·        1
tag-entities   LOC          ·     ·           1        ·
tag-entities   MISC         1     ·           ·        ·
tag-entities   PERSON       ·     1           ·        ·

4 articles: 3 differ, 1 only in before.jsonl, 1 only in after.jsonl
"""
    )


def test_runs_that_are_the_same_end_in_zero(shell, runs):
    done = shell("diff", runs[0], runs[0])
    assert (done.code, done.out) == (0, b"3 articles: no difference\n")


def test_scores_and_numbers_of_entities_are_no_difference(shell):
    article = marked.article("[Vera Lindt|PERSON] left.", id="a")
    other = json.loads(json.dumps(article))
    other["entities"][0] |= {"score": 0.1, "id": "e9"}
    shell.write("a.jsonl", json.dumps(article))
    shell.write("b.jsonl", json.dumps(other))
    assert shell("diff", "a.jsonl", "b.jsonl").code == 0


def test_as_json_it_has_the_counts_and_the_details(shell, runs):
    done = shell("diff", *runs, "--as", "json", "--details", "1")
    assert done.code == 1
    found = json.loads(done.out)
    assert {key: found[key] for key in ("articles", "differing", "only_before", "only_after")} == {
        "articles": 4,
        "differing": 3,
        "only_before": 1,
        "only_after": 1,
    }
    row = {"stage": "tag-entities", "field": "entities", "label": "LOC"}
    assert {**row, "gained": 0, "lost": 0, "relabelled": 1, "changed": 0} in found["counts"]
    (shown,) = found["differences"]
    assert shown["id"] == "a"
    assert shown["changes"][1] == {
        "stage": "tag-entities",
        "field": "entities",
        "kind": "relabelled",
        "label": "LOC",
        "text": "Orsk",
        "start": 16,
        "before": "PERSON",
        "after": "LOC",
    }


def test_spans_of_a_text_that_has_moved_are_compared_by_their_words(shell):
    shell.write("a.jsonl", json.dumps(marked.article("[Orsk|LOC] and [Orsk|LOC].", id="a")))
    shell.write("b.jsonl", json.dumps(marked.article("Now: [Orsk|LOC] and [Orsk|ORG].", id="a")))
    out = shell("diff", "a.jsonl", "b.jsonl").out.decode()
    assert "entities 14:18 “Orsk” LOC → ORG" in out
    assert "+ entities" not in out


def test_articles_without_ids_are_paired_in_order_and_ids_may_repeat(shell):
    shell.write("a.jsonl", '{"text": "One."}\n{"text": "Two."}\n{"id": 1, "text": "x"}\n{"id": 1, "text": "y"}\n')
    shell.write("b.jsonl", '{"id": 1, "text": "x"}\n{"id": 1, "text": "z"}\n{"text": "One."}\n{"text": "Two!"}\n')
    done = shell("diff", "a.jsonl", "b.jsonl")
    assert done.out.decode().splitlines()[-1] == "4 articles: 2 differ"


def test_nothing_in_an_article_reaches_the_terminal_as_a_command(shell):
    evil = "\x1b[2J\x9b\u202e\r"
    article = {"id": evil, "text": evil, "entities": [{"start": 0, "end": 3, "label": evil, "name": evil}], evil: 1}
    shell.write("a.jsonl", json.dumps(article))
    shell.write("b.jsonl", json.dumps({**article, "text": "x", evil: 2}))
    out = shell("diff", "a.jsonl", "b.jsonl").out.decode()
    assert not set(out) & set("\x1b\x9b\u202e\r")


def test_a_file_that_is_not_there_is_a_usage_error(shell, runs):
    done = shell("diff", runs[0], "none.jsonl")
    assert done.code == 2
    assert "No such file" in done.err


def test_the_page_shows_both_runs_side_by_side(shell, runs, open_page):
    done = shell("view", runs[1], "--diff", runs[0], "-o", "view.html")
    assert done.code == 1
    assert done.err.endswith("newspipe: 3 of 4 articles differ\n")
    page = open_page(shell.folder / "view.html")
    assert page.inner_text("#reader h2") == "Dam fails", "it opens with an article that differs"
    assert page.locator(".before .lost").all_inner_texts() == ["Peter"]
    assert page.locator(".after .gained").all_inner_texts() == ["slept"]
    assert page.locator(".before .relabelled, .after .relabelled").all_inner_texts() == ["Orsk", "Orsk"]
    rows = page.locator("#reader aside section >> nth=0").locator("li").all_inner_texts()
    assert [row.replace("\n", " ") for row in rows] == [
        "−Peter PERSON Peter",
        "~Orsk PERSON Orsk → LOC Orsk",
        "+slept MISC slept",
        "~Monday DATE 2021-05-03 → DATE 2021-05-10",
        "title (clean) Dam Dam fails",
    ]
    assert page.locator("#list .tally").all_inner_texts() == ["+1 −1 ~3"]
    page.click(".choice:has-text('relabelled')")
    assert page.locator("#list .title").all_inner_texts() == ["Dam fails"]


def test_an_article_of_one_run_only_says_so(shell, runs, open_page):
    shell("view", runs[1], "--diff", runs[0], "-o", "view.html")
    page = open_page(shell.folder / "view.html", fragment="#4")
    assert page.inner_text("#reader .only") == "Only in the earlier run."
