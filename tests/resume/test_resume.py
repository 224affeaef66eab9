"""`-o FILE --resume`: a new run, a finished one, one that goes on, and one that cannot."""

import gzip
import json
import os
import signal

import pytest

OVER = "to start over, add --force"


def lines(result):
    return result.err.splitlines()


def test_a_new_run_says_so(first):
    folder, result = first
    assert result.code == 0
    said, summary = lines(result)
    assert said == "newspipe: a new run; checkpoints go to out.jsonl.checkpoint"
    assert summary.startswith("20 read = 20 written")
    assert (folder / "out.jsonl").read_bytes().count(b"\n") == 20


def unread(path):
    """Return what stat says about a file, except when it was last read: a finished run reads its output."""
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def test_a_finished_run_does_nothing_says_so_and_writes_its_report(finished):
    before = unread(finished.shell.folder / "out.jsonl")
    again = finished("--report", "report.json")
    assert again.code == 0
    assert lines(again)[0] == "newspipe: out.jsonl is complete; nothing to do"
    assert lines(again)[1].startswith("newspipe: 20 read = 20 written")
    assert unread(finished.shell.folder / "out.jsonl") == before
    assert json.loads((finished.shell.folder / "report.json").read_bytes())["read"] == 20


def test_a_finished_run_in_which_articles_failed_exits_as_then(shell):
    shell.write("in.jsonl", '{"id":"a"}\n{"id":"b","do":"raise"}\n')
    command = ("run", shell.pipeline("obey"), "in.jsonl", "-o", "out.jsonl", "--resume")
    assert [shell(*command).code, shell(*command).code] == [3, 3]


def test_quiet_says_nothing(finished):
    assert finished("-q").err == ""


def change_the_pipeline(shell):
    shell.pipeline("count-words", "echo")


def change_a_stage_option(shell):
    shell.pipeline({"stage": "count-words", "options": {"min_length": 3}})


def change_the_input(shell):
    """Replace it with one of the same size and the same time of change."""
    path = shell.folder / "in.jsonl"
    found = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Ardel7", b"Ardel8"))
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert path.stat().st_size == found.st_size


def change_the_output(shell):
    path = shell.folder / "out.jsonl"
    path.write_bytes(path.read_bytes().replace(b"Ardel7", b"Ardel8"))


def shorten_the_output(shell):
    path = shell.folder / "out.jsonl"
    path.write_bytes(path.read_bytes()[:-1])


def lose_the_output(shell):
    (shell.folder / "out.jsonl").unlink()


def tear_the_checkpoint(shell):
    path = shell.folder / "out.jsonl.checkpoint"
    path.write_bytes(path.read_bytes()[:-20])


def change_the_checkpoint(shell):
    path = shell.folder / "out.jsonl.checkpoint"
    path.write_bytes(path.read_bytes().replace(b'"read":20', b'"read":10'))


def empty_the_checkpoint(shell):
    shell.write("out.jsonl.checkpoint", "[]")


def lose_the_checkpoint(shell):
    (shell.folder / "out.jsonl.checkpoint").unlink()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (change_the_pipeline, "out.jsonl cannot be resumed: the pipeline changed since"),
        (change_a_stage_option, "out.jsonl cannot be resumed: the pipeline changed since"),
        (change_the_input, "out.jsonl cannot be resumed: the input in.jsonl changed since"),
        (shorten_the_output, "out.jsonl cannot be resumed: out.jsonl is shorter than it was"),
        (change_the_output, "out.jsonl cannot be resumed: out.jsonl was changed since"),
        (lose_the_output, "out.jsonl cannot be resumed: out.jsonl is shorter than it was"),
        (tear_the_checkpoint, "out.jsonl.checkpoint is damaged (unexpected end of data"),
        (change_the_checkpoint, "out.jsonl.checkpoint is damaged (its checksum is wrong)"),
        (empty_the_checkpoint, "out.jsonl.checkpoint is damaged ("),
        (lose_the_checkpoint, "out.jsonl exists and no checkpoint belongs to it; name another output, or"),
    ],
)
def test_what_cannot_go_on_is_refused_and_force_starts_over(finished, change, said):
    change(finished.shell)
    before = {path.name: path.read_bytes() for path in finished.shell.folder.iterdir()}
    refused = finished()
    assert refused.code == 2
    (line,) = lines(refused)
    assert line.startswith(f"newspipe: {said}")
    assert line.endswith(OVER)
    assert {path.name: path.read_bytes() for path in finished.shell.folder.iterdir()} == before

    forced = finished("--force")
    assert forced.code == 0
    assert lines(forced)[0] == "newspipe: a new run; checkpoints go to out.jsonl.checkpoint"
    fresh = finished.shell("run", "pipeline.json", "in.jsonl")
    assert (finished.shell.folder / "out.jsonl").read_bytes() == fresh.out


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (("--limit", 5), "--limit"),
        (("--skip", 5), "--skip"),
        (("--batch-size", 5), "--batch-size"),
        (("--strict",), "--strict"),
        (("--errors", "errors.jsonl"), "--errors"),
        (("--dropped", "dropped.jsonl"), "--dropped"),
        (("in.jsonl",), "the list of inputs"),
        (("--on-error", "keep"), "the pipeline"),
    ],
)
def test_a_changed_option_is_refused_by_its_name(finished, more, what):
    refused = finished(*more)
    assert refused.code == 2
    assert lines(refused) == [f"newspipe: out.jsonl cannot be resumed: {what} changed since; {OVER}"]


def test_the_number_of_workers_may_change(finished):
    assert "nothing to do" in finished("--workers", 1).err


def test_a_changed_plugin_file_is_refused(shell):
    plugin = "import newspipe\n\n@newspipe.stage(name='tag', requires=(), provides=['tag'])\ndef tag(article):\n"
    plugin += (
        "    '''Tag it.'''\n    return {'tag': 1}\n\n@newspipe.hookimpl\ndef newspipe_stages():\n    return [tag]\n"
    )
    shell.write("tag.py", plugin)
    shell.articles("in.jsonl", 3)
    command = ("run", shell.pipeline("tag"), "in.jsonl", "-p", "tag.py", "-o", "out.jsonl", "--resume")
    assert shell(*command).code == 0
    shell.write("tag.py", plugin.replace("'tag': 1", "'tag': 2"))
    refused = shell(*command)
    assert refused.code == 2
    assert lines(refused) == [f"newspipe: out.jsonl cannot be resumed: the plugin tag.py changed since; {OVER}"]


@pytest.mark.parametrize("name", ["errors.jsonl", "dropped.jsonl"])
def test_a_new_run_overwrites_no_other_output_either(shell, name):
    shell.articles("in.jsonl", 3)
    shell.write(name, "precious\n")
    option = "--" + name.removesuffix(".jsonl")
    refused = shell("run", shell.pipeline("echo"), "in.jsonl", "-o", "out.jsonl", option, name, "--resume")
    assert refused.code == 2
    assert f"{name} exists and no checkpoint belongs to it" in refused.err
    assert (shell.folder / name).read_text() == "precious\n"
    assert not (shell.folder / "out.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--resume: standard input cannot be read again; name files"),
        (("-",), "--resume: standard input cannot be read again; name files"),
        (("/dev/null",), "--resume: /dev/null cannot be read again; name files"),
        (("in.jsonl", "--unordered"), "--resume: with --unordered there is no place to continue from"),
        (("in.jsonl", "--errors", "/dev/null"), "--resume: /dev/null is no file, so nothing can continue it"),
    ],
)
def test_what_cannot_be_resumed_is_refused_at_once(shell, arguments, said):
    shell.articles("in.jsonl", 3)
    refused = shell("run", shell.pipeline("echo"), *arguments, "-o", "out.jsonl", "--resume")
    assert refused.code == 2
    assert said in refused.err
    assert not list(shell.folder.glob("out*"))


@pytest.mark.parametrize("output", [(), ("-o", "-")])
def test_the_output_must_have_a_name(shell, output):
    shell.articles("in.jsonl", 3)
    refused = shell("run", shell.pipeline("echo"), "in.jsonl", *output, "--resume")
    assert (refused.code, refused.out) == (2, b"")
    assert "--resume: name the output, as in -o out.jsonl --resume" in refused.err


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_two_runs_at_once_on_one_output_are_refused(shell, force):
    shell.articles("in.jsonl", 300, seconds=0.01)
    command = ("run", shell.pipeline("slow"), "in.jsonl", "-o", "out.jsonl", "--resume", "--batch-size", 4)
    first = shell.start(*command)
    while not shell.committed():
        assert first.poll() is None
    refused = shell(*command, *force)
    assert first.poll() is None
    assert refused.code == 2
    assert "out.jsonl: another run is writing it; wait for that to end" in refused.err
    first.communicate(timeout=60)
    assert first.returncode == 0
    assert [article["id"] for article in shell.read("out.jsonl")] == [str(n) for n in range(300)]
    assert "nothing to do" in shell(*command).err


@pytest.mark.parametrize(
    ("suffix", "signum", "code"),
    [("", signal.SIGINT, 130), (".gz", signal.SIGINT, 130), (".zst", signal.SIGTERM, 143)],
)
def test_an_interrupted_run_goes_on_where_it_ended(shell, suffix, signum, code):
    output, quiet = f"out.jsonl{suffix}", f"quiet.jsonl{suffix}"
    shell.articles("in.jsonl", 240, seconds=0.005, length=2000)
    command = ("run", shell.pipeline("slow"), "in.jsonl", "--batch-size", 4, "--workers", 2, "--resume", "-o")
    stopped, err = shell.stop(*command, output, output=output, by=signum)
    assert stopped == code
    assert "newspipe: interrupted\nnewspipe: what was done is safe; run the same line again to continue\n" in err
    committed = shell.committed(output)
    assert 0 < committed < 240
    resumed = shell(*command, output)
    assert resumed.code == 0
    assert lines(resumed)[0] == f"newspipe: continuing after {committed} articles"
    assert shell(*command, quiet).code == 0
    assert (shell.folder / output).read_bytes() == (shell.folder / quiet).read_bytes()


@pytest.mark.parametrize(
    "more", [("--skip", 50), ("--limit", 150), ("--skip", 45, "--limit", 220)], ids=["skip", "limit", "both"]
)
def test_skip_and_limit_count_from_the_first_start(shell, more):
    shell.articles("a.jsonl", 120, seconds=0.01)
    packed = gzip.compress(shell.articles("b.jsonl", 200, seconds=0.01, first=120).read_bytes())
    shell.write("b.jsonl.gz", packed)
    shell.write("c.txt", "A note from Ardel.")
    files = ("a.jsonl", "c.txt", "b.jsonl.gz")
    command = ("run", shell.pipeline("slow"), *files, *more, "--batch-size", 8, "--workers", 2, "--resume", "-o")
    code, _ = shell.stop(*command, "out.jsonl")
    assert code == 130
    resumed = shell(*command, "out.jsonl")
    assert resumed.code == 0
    everything = [*map(str, range(120)), "c", *map(str, range(120, 320))]
    options = dict(zip(more[::2], more[1::2], strict=True))
    skip = options.get("--skip", 0)
    wanted = everything[skip:][: options.get("--limit")]
    assert [article["id"] for article in shell.read("out.jsonl")] == wanted
    assert f"{len(wanted)} read = {len(wanted)} written" in resumed.err
    assert "nothing to do" in shell(*command, "out.jsonl").err


def test_a_spent_error_budget_is_not_spent_again_by_the_same_articles(shell):
    shell.write(
        "in.jsonl", "".join(json.dumps({"id": str(n), "do": "raise" if n % 2 else ""}) + "\n" for n in range(40))
    )
    pipeline = shell.pipeline("obey", max_failed=5)
    command = ("run", pipeline, "in.jsonl", "--batch-size", 4, "--resume", "--errors", "errors.jsonl.gz")
    codes = []
    while 0 not in codes and 3 not in codes and len(codes) < 10:
        result = shell(*command, "-o", "out.jsonl.gz")
        codes.append(result.code)
    assert codes == [4, 4, 4, 3]
    with gzip.open(shell.folder / "out.jsonl.gz") as file:
        assert [json.loads(line)["id"] for line in file] == [str(n) for n in range(0, 40, 2)]


def test_an_input_that_has_only_grown_is_continued(finished):
    """The nightly feed: the same file, with today's articles at its end."""
    shell = finished.shell
    with (shell.folder / "in.jsonl").open("a") as feed:
        feed.write('{"id": "new", "text": "Ardel"}\n')
    grown = finished()
    assert (grown.code, "continuing after 20 articles" in grown.err) == (0, True)
    assert [article["id"] for article in shell.read("out.jsonl")] == [*map(str, range(20)), "new"]
    assert "21 read = 21 written" in grown.err


def test_an_input_that_was_copied_and_not_changed_is_the_same(finished):
    path = finished.shell.folder / "in.jsonl"
    path.write_bytes(path.read_bytes())
    assert "out.jsonl is complete; nothing to do" in finished().err
