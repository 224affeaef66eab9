"""The Python API."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ODD_STAGES

import newspipe

PAGE = Path(__file__).parents[2] / "docs" / "python.md"


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


def test_stages_are_set_up_once_and_closed_at_the_end(tmp_path):
    log = tmp_path / "log"
    plugin = tmp_path / "plugin.py"
    plugin.write_text(
        f"""
import newspipe

def log(word):
    with open({str(log)!r}, "a") as file:
        file.write(word)

class Logs(newspipe.Stage):
    name = "logs"

    def setup(self):
        log("setup ")

    def process(self, article):
        return {{}}

    def close(self):
        log("close ")

@newspipe.hookimpl
def newspipe_stages():
    return [Logs]
"""
    )
    with newspipe.load({"version": 1, "steps": [{"stage": "logs"}]}, plugin_files=[str(plugin)]) as pipeline:
        assert not log.exists()
        pipeline.process({"text": "One."})
        list(pipeline.run([{"text": "Two."}, {"text": "Three."}]))
        assert log.read_text() == "setup "
    assert log.read_text() == "setup close "
    pipeline.process({"text": "Four."})
    del pipeline
    assert log.read_text() == "setup close setup close "


def test_process_returns_the_article_or_the_drop_and_raises_where_it_fails():
    with load("obey") as pipeline:
        given = {"id": "a"}
        assert pipeline.process(given) == {"id": "a", "obeyed": True}
        assert given == {"id": "a"}
        assert pipeline.process({"do": "drop"}) == newspipe.Drop("told to")
        with pytest.raises(newspipe.ArticleError, match="obey: ValueError: told to raise"):
            pipeline.process({"do": "raise"})
        assert pipeline.process({"id": "b"})["obeyed"]


def test_threads_may_share_a_pipeline():
    from concurrent.futures import ThreadPoolExecutor

    with load("segment") as pipeline, ThreadPoolExecutor(4) as threads:
        texts = [f"The mill closed. It had {number} workers. Nobody knows why." for number in range(200)]
        results = list(threads.map(lambda text: pipeline.process({"text": text}), texts))
    assert [result["text"] for result in results] == texts
    assert {len(result["sentences"]) for result in results} == {3}


@pytest.mark.parametrize(
    ("articles", "complaint"),
    [
        ({"text": "One."}, r"run\(\) takes an iterable of articles, not a dict; process\(\) takes a single article"),
        ("One.", "not a str; process"),
        (["One."], "an article is a mapping with its fields, like .*, not a str"),
        ([None], "not a NoneType"),
    ],
)
def test_what_is_no_article_is_said(articles, complaint):
    with pytest.raises(TypeError, match=complaint):
        list(load("segment").run(articles))


def test_a_pipeline_shows_itself():
    pipeline = load("segment", {"stage": "summarise", "options": {"separator": "<b>"}})
    assert repr(pipeline) == "<newspipe pipeline <dict>: segment | summarise>"
    html = pipeline._repr_html_()
    assert "<td>summarise</td>" in html
    assert "&lt;b&gt;" in html
    assert "<b>" not in html


def test_its_fields_are_those_that_its_steps_provide():
    fields = load("segment", {"stage": "extract-dates", "options": {"explain": True}}).fields
    assert list(fields) == ["paragraphs", "sentences", "dates"]
    assert "rule" in fields["dates"]["items"]["properties"]


def test_files_run_as_on_the_command_line(tmp_path, shell):
    for name, words in (("a", "one two"), ("b", "three")):
        (tmp_path / f"{name}.txt").write_text(words)
    output = tmp_path / "out.jsonl"
    settings = {"output": output, "workers": 2, "resume": True}
    report = load("count-words").run_files([tmp_path / "*.txt"], **settings)
    assert (report.read, report.written) == (2, 2)
    assert [article["words"] for article in shell.read("out.jsonl")] == [2, 1]
    assert load("count-words").run_files([tmp_path / "*.txt"], **settings).read == 2


def test_files_that_fail_are_told_and_kept(tmp_path, shell):
    shell.write("in.jsonl", '{"do": "raise"}\n{"id": "b"}\nno json\n')
    told = []
    report = load("obey").run_files(
        [tmp_path / "in.jsonl"], output=tmp_path / "out.jsonl", errors=str(tmp_path / "e.jsonl"), on_message=told.append
    )
    assert (report.read, report.written, report.failed.total()) == (3, 1, 2)
    assert len(told) == len(shell.read("e.jsonl")) == 2


def test_a_run_of_files_that_does_not_finish_raises_with_the_counts(tmp_path):
    (tmp_path / "in.jsonl").write_text("no json\n" * 5)
    with pytest.raises(newspipe.UnfinishedError, match="more articles failed than max_failed allows") as caught:
        load("segment", max_failed=2).run_files([tmp_path / "in.jsonl"], output=tmp_path / "out.jsonl")
    assert caught.value.code == newspipe.ExitCode.BUDGET_SPENT
    assert caught.value.report.failed.total() == 5
    with pytest.raises(newspipe.UsageError, match="no file matches this pattern"):
        load("segment").run_files([tmp_path / "*.gz"], output=tmp_path / "out.jsonl")
    with pytest.raises(TypeError, match="takes a list of paths, not a str"):
        load("segment").run_files("in.jsonl", output=tmp_path / "out.jsonl")


def test_the_example_of_a_web_service_gives_the_date():
    (code,) = [
        block for block in re.findall("```python\n(.*?)```", PAGE.read_text("utf-8"), re.S) if "asyncio" in block
    ]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "2021-04-30\n"


def test_a_stage_that_was_a_function_can_still_be_called_as_one():
    @newspipe.stage(provides=["words"], options={"least": {"type": "integer", "default": 1, "description": "Letters."}})
    def count(article, *, least=1):
        """Count words."""
        return {"words": sum(len(word) >= least for word in article["text"].split())}

    assert count({"text": "a bb"}) == {"words": 2}
    assert count({"text": "a bb"}, least=2) == {"words": 1}
    assert count(least=2).process({"text": "a bb"}) == {"words": 1}


PUBLIC = """
Article ArticleError Date Drop Entity ErrorRecord ExitCode InputError InternalError LoadedPipeline NewspipeError
OutputError PipelineError PluginError Reader Reading Record Report RetryableError RunConfig Schema Sentence SetupError
Span Stage StageError UnfinishedError UsageError __version__ hookimpl load read_articles read_placed_articles span
spans_schema stage
"""


def test_the_public_names_are_these_and_no_others():
    assert newspipe.__all__ == sorted(PUBLIC.split(), key=newspipe.__all__.index)
    assert set(newspipe.__all__) == set(PUBLIC.split())
    assert [name for name in PUBLIC.split() if not hasattr(newspipe, name)] == []


def test_every_public_name_is_there_and_documented():
    for name in newspipe.__all__:
        value = getattr(newspipe, name)
        assert isinstance(value, str) or value.__doc__, name
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        newspipe.nothing  # noqa: B018
