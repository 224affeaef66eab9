"""Options from the command line: --set on `run` and `apply`, values from files, and --lexicon."""

import json

import pytest

ARTICLE = {"id": "a1", "text": "Zorblax met Ada Stone of the Quibble in Port Amara."}
SEGMENTED = {**ARTICLE, "sentences": [{"start": 0, "end": 51}]}


def names(result):
    return {(entity["text"], entity["label"]) for article in result.articles for entity in article["entities"]}


def test_set_changes_an_option_of_a_step(shell):
    pipeline = shell.pipeline({"stage": "count-words", "id": "long", "options": {"min_length": 1}})
    assert shell("run", pipeline, "--set", "long.min_length=5", stdin=[ARTICLE]).articles[0]["words"] == 4
    assert shell("run", pipeline, stdin=[ARTICLE]).articles[0]["words"] == 10


def test_a_value_is_taken_from_a_file(shell):
    shell.write("least.json", "7")
    result = shell("apply", "count-words", "--set", "min_length=@least.json", stdin=[ARTICLE])
    assert result.articles[0]["words"] == 2


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("names.tsv", "# our own names\nMISC\tZorblax\n\nORG\tQuibble\n"),
        ("names.json", '{"MISC": ["Zorblax"], "ORG": ["Quibble"]}'),
    ],
)
def test_a_lexicon_comes_from_a_file(shell, file, content):
    shell.write(file, content)
    expected = {("Zorblax", "MISC"), ("Quibble", "ORG")}
    assert expected <= names(
        shell("run", shell.pipeline("segment", "tag-entities"), "--lexicon", file, stdin=[ARTICLE])
    )
    assert expected <= names(shell("apply", "tag-entities", "--lexicon", file, stdin=[SEGMENTED]))


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--set", "count-wrods.min_length=1"], "--set: there is no step 'count-wrods'; did you mean 'count-words'?"),
        (["--set", "count-words.min_length=0"], "count-words.min_length: 0 is less than the minimum of 1"),
        (
            ["--set", "count-words.min_lenght=1"],
            "count-words.min_lenght: unknown key 'min_lenght'; did you mean 'min_length'?",
        ),
        (["--set", "min_length=1"], "--set min_length=1: write STEP.OPTION=JSON"),
        (["--set", "count-words.min_length=@no.json"], "no.json: cannot be read: No such file or directory"),
        (["--set", "count-words.min_length=@bad.json"], "bad.json:1:2: not JSON"),
        (["--lexicon", "names.tsv"], "--lexicon: no step of the pipeline has an option 'lexicon'"),
    ],
)
def test_what_fits_nothing_is_refused(shell, arguments, complaint):
    shell.write("bad.json", "{")
    shell.write("names.tsv", "ORG\tQuibble\n")
    result = shell("run", shell.pipeline("count-words"), *arguments, stdin=[ARTICLE])
    assert (result.code, result.out) == (2, b"")
    assert complaint in result.err


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (
            "PERSON\tAda Stone\nQuibble\n",
            "names.tsv:2: write lines of a key (PERSON, ORG, LOC, MISC), a tab",
        ),
        ("ORGANISATION\tQuibble\n", "tag-entities.lexicon"),
    ],
)
def test_a_lexicon_that_is_none_is_refused_with_its_line(shell, content, complaint):
    shell.write("names.tsv", content)
    result = shell("run", shell.pipeline("segment", "tag-entities"), "--lexicon", "names.tsv", stdin=[ARTICLE])
    assert result.code == 2
    assert complaint in result.err


def test_resuming_with_another_lexicon_is_refused(shell):
    shell.write("in.jsonl", json.dumps(ARTICLE) + "\n")
    shell.write("names.tsv", "ORG\tQuibble\n")
    line = [
        "run",
        shell.pipeline("segment", "tag-entities"),
        "in.jsonl",
        "-o",
        "out.jsonl",
        "--resume",
        "--lexicon",
        "names.tsv",
    ]
    assert shell(*line).code == 0
    shell.write("names.tsv", "ORG\tZorblax\n")
    assert shell(*line).code == 2


def test_a_hundred_thousand_names_are_no_burden(shell):
    lines = [f"PERSON\tName{number} Surname{number}" for number in range(100_000)]
    shell.write("names.tsv", "\n".join(lines))
    article = {"id": "a1", "text": "Name77777 Surname77777 left. " * 50}
    result = shell("run", shell.pipeline("segment", "tag-entities"), "--lexicon", "names.tsv", stdin=[article])
    assert [entity["score"] for entity in result.articles[0]["entities"]] == [1.0] * 50


PLUGIN = '''
import newspipe

@newspipe.stage(name="avoid", requires=(), provides=["bad"], options={
    "bad_words": {"type": "array", "items": {"type": "string"}, "default": [], "x-from-file": True,
                  "description": "Words that are bad."},
})
def avoid(article, *, bad_words):
    """Count bad words."""
    return {"bad": [word for word in bad_words if word in article["text"]]}

@newspipe.hookimpl
def newspipe_stages():
    return [avoid]
'''


def test_any_stage_may_take_an_option_from_a_file(shell):
    shell.write("plugin.py", PLUGIN)
    shell.write("words.txt", "# bad ones\nZorblax\n\nQuux\n")
    result = shell("apply", "-p", "plugin.py", "avoid", "--bad-words", "words.txt", stdin=[ARTICLE])
    assert result.articles[0]["bad"] == ["Zorblax"]
    result = shell("run", "-p", "plugin.py", shell.pipeline("avoid"), "--bad-words=words.txt", stdin=[ARTICLE])
    assert result.articles[0]["bad"] == ["Zorblax"]
    assert shell("apply", "-p", "plugin.py", "avoid", "--bad-words", stdin=[ARTICLE]).code == 2


def test_help_lists_the_options_that_come_from_files(shell):
    shown = shell("run", "--help").out.decode()
    assert "Options of stages, from a file:\n  --lexicon FILE" in shown


def test_a_misspelt_option_is_still_guessed(shell):
    assert (
        "No such option '--limt'. (Did you mean one of: '--limit'"
        in shell("run", shell.pipeline("segment"), "--limt", "3", stdin=[ARTICLE]).err
    )
