"""On a terminal: no waiting for a keyboard, progress and colour; elsewhere neither. Terminals here are real (pty)."""

import os
import pty
import re
import select
import time

import pytest

COLOUR = re.compile(rb"\x1b\[[0-9;]*3[0-7]m")
FAILS = b"not an article\n"


def on_terminal(bash, *arguments, stdin=b"", **environment):
    """Run newspipe with a terminal as its standard error; return its exit code, its output and what it told there."""
    bash.environment |= environment
    terminal, side = pty.openpty()
    process = bash.start(*arguments, stderr=side)
    os.close(side)
    process.stdin.write(stdin)
    process.stdin.close()
    told = _read_all(terminal)
    return process.wait(timeout=30), process.stdout.read(), told


def _read_all(terminal):
    """Read a terminal until nobody writes to it any more."""
    told = b""
    deadline = time.monotonic() + 30
    while select.select([terminal], [], [], max(0, deadline - time.monotonic()))[0]:
        try:
            told += os.read(terminal, 65536)
        except OSError:  # EIO: the last writer has gone
            break
    os.close(terminal)
    return told


@pytest.mark.parametrize("command", ["run examples/news.json", "apply mark"])
def test_a_terminal_on_standard_input_is_a_usage_error(bash, examples, command):
    terminal, side = pty.openpty()
    process = bash.start(*command.split(), stdin=side)
    os.close(side)
    out, err = process.communicate(timeout=30)
    os.close(terminal)
    assert process.returncode == 2
    assert out == b""
    assert b"standard input is a terminal" in err


def test_a_terminal_on_standard_input_does_not_matter_where_a_file_is_named(bash):
    bash.write("a.jsonl", [{"id": "a"}])
    terminal, side = pty.openpty()
    process = bash.start("apply", "mark", "a.jsonl", stdin=side)
    os.close(side)
    out, _ = process.communicate(timeout=30)
    os.close(terminal)
    assert (process.returncode, out) == (0, b'{"id": "a","seen":true}\n')


def test_a_dash_reads_from_the_terminal(bash):
    terminal, side = pty.openpty()
    process = bash.start("apply", "mark", "-", stdin=side)
    os.close(side)
    os.write(terminal, b'{"id":"typed"}\n\x04')
    assert process.stdout.readline() == b'{"id":"typed","seen":true}\n'
    assert process.wait(timeout=30) == 0
    os.close(terminal)


def test_progress_is_shown_on_a_terminal(bash):
    bash.write("some.jsonl", [{"id": str(number), "seconds": 0.02} for number in range(60)])
    code, out, told = on_terminal(bash, "apply", "slow", "some.jsonl", "--batch-size", "5")
    assert code == 0
    assert out.count(b"\n") == 60
    assert re.search(rb"\d+ articles", told)
    assert b"60 read = 60 written" in told


def test_quiet_shows_no_progress(bash):
    code, _, told = on_terminal(bash, "apply", "-q", "mark", stdin=b'{"id":"a"}\n')
    assert (code, told) == (0, b"")


def test_progress_is_shown_nowhere_else(bash):
    bash.write("some.jsonl", [{"id": str(number), "seconds": 0.02} for number in range(60)])
    done = bash("newspipe apply slow some.jsonl --batch-size 5")
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith("60 read = 60 written")


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, True),
        (["--color", "never"], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
    ],
)
def test_colour_on_a_terminal(bash, arguments, environment, coloured):
    code, _, told = on_terminal(bash, "apply", "-q", "mark", *arguments, stdin=FAILS, **environment)
    assert code == 3
    assert b"not JSON" in told
    assert bool(COLOUR.search(told)) == coloured


@pytest.mark.parametrize(("arguments", "coloured"), [("", False), ("--color auto", False), ("--color always", True)])
def test_colour_elsewhere(bash, arguments, coloured):
    done = bash(f"newspipe apply -q mark {arguments}", FAILS)
    assert done.code == 3
    assert bool(COLOUR.search(done.err.encode())) == coloured


def test_articles_are_never_coloured(bash):
    done = bash("newspipe apply mark --color always", b'{"id":"a"}\n')
    assert done.out == b'{"id":"a","seen":true}\n'
