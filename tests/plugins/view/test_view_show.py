"""`newspipe show`: an article in the terminal."""

import json
import os
import pty
import re
import subprocess
import unicodedata

import marked
import pytest
from conftest import NEWSPIPE

FLOOD = marked.article(
    "*[Vera Lindt|PERSON] left [Orsk|LOC] on [4 May 2021|DATE 2021-05-04]. [Lindt|PERSON Vera Lindt] slept.",
    id="flood",
    title="Dam at Orsk fails",
    published="2021-05-05",
)
COLOUR = re.compile("\x1b\\[[0-9;]*m")


def write(shell, *articles):
    return shell.write("out.jsonl", "".join(json.dumps(article) + "\n" for article in articles))


def test_marks_stand_in_brackets_where_there_is_no_colour(shell):
    done = shell("show", write(shell, FLOOD), "--width", "90")
    assert done.code == 0
    assert done.out.decode() == (
        "─" * 90
        + """
Dam at Orsk fails
flood · 2021-05-05

▸ [Vera Lindt PERSON] left [Orsk LOC] on [4 May 2021 2021-05-04]. [Lindt PERSON] slept.

People  Vera Lindt (2)
Places  Orsk

"""
    )


def test_with_colour_the_label_stands_after_the_words(shell):
    out = shell("show", write(shell, FLOOD), "--color", "always").out.decode()
    assert "\x1b[1;4;34mVera Lindt\x1b[0m\x1b[2;34m PERSON\x1b[0m" in out
    assert "[Vera" not in COLOUR.sub("", out)


def test_an_id_chooses_an_article(shell):
    path = write(shell, FLOOD, {"id": 7, "text": "Second."})
    assert b"Second." in shell("show", path, "--id", "7").out
    done = shell("show", path, "--id", "8")
    assert (done.code, done.err) == (2, "newspipe: no article has the id '8'\n")


def columns(line):
    """Count terminal columns independently: wide characters take two, marks none, an emoji sequence two."""
    line = re.sub("👩‍👩‍👧‍👦|👍🏽|🇳🇴", "漢", line)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in line)
    return len(line) + wide - sum(unicodedata.combining(c) > 0 for c in line)


@pytest.mark.parametrize(
    "words", ["漢字仮名交じり文", "👩‍👩‍👧‍👦 👍🏽 🇳🇴", "Zu\u0308rich", "한국어 기사", "plain words here"]
)
def test_lines_fit_the_width_whatever_the_script(shell, words):
    text = f"{words} " * 40
    article = {"text": text, "title": text, "entities": [{"start": 0, "end": len(words), "label": "ORG"}]}
    lines = shell("show", write(shell, article), "--width", "40").out.decode().splitlines()
    assert max(map(columns, lines)) == 40
    assert sum(line.count(words.split()[0][0]) for line in lines) >= 80


def test_nothing_in_an_article_reaches_the_terminal_as_a_command(shell):
    evil = "\x1b[2J\x1b]0;title\x07 \x9b\u202e\r\b [bold]x[/bold] :smile: "
    article = {
        **dict.fromkeys(("id", "title", "author", "published", "text", "site_name", "language"), evil),
        "entities": [{"start": 0, "end": 3, "label": evil, "name": evil}],
        "dates": [{"start": 3, "end": 5, "type": evil, "value": evil}],
    }
    out = shell("show", write(shell, article), "--color", "always").out.decode()
    assert not set(COLOUR.sub("", out)) & set("\x1b\x07\x9b\u202e\r\b")
    assert "[bold]x[/bold] :smile:" in out


def test_on_a_terminal_it_goes_through_the_pager(shell):
    parent, child = pty.openpty()
    env = {**shell.env, "PAGER": "sed s/Dam/PAGED/", "NO_COLOR": "1", "TERM": "xterm"}
    subprocess.run([NEWSPIPE, "show", write(shell, FLOOD)], stdout=child, stdin=child, env=env, check=True)
    os.close(child)
    shown = b""
    while b"Places" not in shown:
        shown += os.read(parent, 4096)
    os.close(parent)
    assert b"PAGED at Orsk fails" in shown


def test_a_reader_that_leaves_ends_it_quietly(shell):
    path = write(shell, *[FLOOD] * 500)
    done = subprocess.run(
        ["bash", "-c", f"{NEWSPIPE} show {path} | head -1; echo ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        env=shell.env,
    )
    assert (done.stdout.splitlines()[-1], done.stderr) == ("141", "")
