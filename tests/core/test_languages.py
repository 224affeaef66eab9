"""Languages of stages: an article that is known to be in another one skips the step, and what needs its fields."""

import json

import pytest

PLUGIN = '''
import newspipe

@newspipe.stage(name="english", requires=(), provides={"tags": {"type": "array"}}, languages=["en"])
def english(article):
    """Tag English."""
    return {"tags": ["x"]}

@newspipe.stage(name="needs-tags", requires=["tags"], provides=["first"])
def needs_tags(article):
    """Take the first tag."""
    return {"first": article["tags"][0]}

@newspipe.stage(name="any", requires=(), provides=["any"])
def anything(article):
    """Take any article."""
    return {"any": True}

@newspipe.hookimpl
def newspipe_stages():
    return [english, needs_tags, anything]
'''


@pytest.fixture
def run(shell):
    shell.env["NEWSPIPE_PLUGINS"] = str(shell.write("plugin.py", PLUGIN))

    def run(*steps, **article):
        return shell("run", shell.pipeline(*steps), "--report", "report.json", stdin=[{"id": "a", **article}])

    return run


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us", None, "", "und", 7])
def test_articles_in_its_language_or_in_an_unknown_one_are_taken(run, language):
    (article,) = run("english", "needs-tags", language=language).articles
    assert article["first"] == "x"


def test_another_language_skips_the_step_and_what_needs_its_fields_and_is_counted_once(run, shell):
    result = run("english", "needs-tags", "any", language="fr-CA")
    assert result.articles == [{"id": "a", "language": "fr-CA", "any": True}]
    assert result.err.splitlines()[-1] == "1 skipped steps that do not know their language (language fr)"
    report = json.loads((shell.folder / "report.json").read_text())
    assert report["skipped"] == {"language fr": 1}
    assert [step["articles"] for step in report["steps"]] == [0, 0, 1]


def test_a_field_that_the_article_brought_along_does_for_the_next_step(run):
    (article,) = run("english", "needs-tags", language="fr", tags=["own"]).articles
    assert article["first"] == "own"
    assert article["tags"] == ["own"]


@pytest.mark.parametrize("languages", [None, ["fr", "en"], ["FR"]])
def test_the_pipeline_file_may_say_otherwise(run, languages):
    (article,) = run({"stage": "english", "languages": languages}, language="fr").articles
    assert article["tags"] == ["x"]


def test_the_pipeline_file_may_narrow_a_stage(run):
    (article,) = run({"stage": "any", "languages": ["en"]}, language="fr").articles
    assert "any" not in article


def test_a_language_that_is_none_is_refused_with_its_place(shell):
    result = shell("check", shell.pipeline({"stage": "segment", "languages": ["english!"]}))
    assert result.code == 2
    assert b"steps[0].languages[0]" in result.out


def test_explain_and_try_say_that_a_step_was_skipped(shell):
    pipeline = shell.pipeline("segment", "tag-entities")
    article = [{"id": "a", "text": "Le moulin a fermé.", "language": "fr"}]
    assert "2 tag-entities  skipped (language fr)" in shell("explain", pipeline, stdin=article).out.decode()
    assert "  tag-entities: skipped (language fr)" in shell("try", pipeline, stdin=article).out.decode()
