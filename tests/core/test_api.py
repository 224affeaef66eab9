"""The Python API."""

import pytest
from conftest import ODD_STAGES

import newspipe


def load(*stages, **top):
    steps = [{"stage": stage} if isinstance(stage, str) else stage for stage in stages]
    return newspipe.load({"version": 1, **top, "steps": steps}, plugin_files=[str(ODD_STAGES)])


def test_articles_come_out_lazily_one_for_one():
    taken = []

    def feed():
        for number in range(3):
            taken.append(number)
            yield {"id": str(number), "text": "a b"}

    results = load("count-words").run(feed())
    assert next(results) == {"id": "0", "text": "a b", "words": 2}
    assert taken == [0]
    assert [article["id"] for article in results] == ["1", "2"]


def test_the_given_article_is_not_changed():
    article = {"text": "a"}
    assert list(load("shout").run([article])) == [{"text": "A"}]
    assert article == {"text": "a"}


def test_a_failure_raises_unless_somebody_takes_it():
    with pytest.raises(newspipe.ArticleError, match="obey: ValueError: told to raise") as caught:
        list(load("obey").run([{"do": "raise"}]))
    assert caught.value.record["article"] == {"do": "raise"}

    failed = []
    assert list(load("obey").run([{"do": "raise"}, {}], on_failed=failed.append)) == [{"obeyed": True}]
    assert [record["message"] for record in failed] == ["ValueError: told to raise"]


def test_dropped_articles_are_told_with_the_reason():
    dropped = []
    articles = [{"id": "x", "do": "drop"}]
    assert (
        list(load("obey").run(articles, on_dropped=lambda article, reason: dropped.append((article["id"], reason))))
        == []
    )
    assert dropped == [("x", "told to")]


def test_a_bad_pipeline_raises_with_all_its_problems():
    with pytest.raises(newspipe.PipelineError) as caught:
        load("ehco", "count-word")
    assert [problem.path for problem in caught.value.problems] == ["steps[0].stage", "steps[1].stage"]


def test_load_reads_a_file(tmp_path):
    path = tmp_path / "p.json"
    path.write_text('{"version": 1, "steps": [{"stage": "segment"}]}')
    (article,) = newspipe.load(path).run([{"text": "One. Two."}])
    assert len(article["sentences"]) == 2


def test_every_public_name_is_there_and_documented():
    for name in newspipe.__all__:
        value = getattr(newspipe, name)
        assert isinstance(value, str) or value.__doc__, name
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        newspipe.nothing  # noqa: B018
