"""`newspipe explain` and `newspipe try`: what each step makes of an article."""

import os
import pty
import re
import subprocess

import pytest
from conftest import NEWSPIPE

ARTICLE = {"id": "a1", "text": "The mill at Port Amara closed.\nAda Stone left on Thursday.", "published": "2019-04-11"}
STEPS = ["shout", "segment", "extract-dates"]


def test_every_step_tells_what_it_added_and_changed(shell):
    result = shell("explain", shell.pipeline(*STEPS), stdin=[ARTICLE])
    assert result.code == 0
    assert re.sub(rb"\d+\.\d ms", b"N ms", result.out).decode() == (
        "article a1, -:1\n"
        '  id "a1"\n'
        '  text "The mill at Port Amara closed.\\nAda Stone left on Thursday."\n'
        '  published "2019-04-11"\n'
        "\n"
        "1 shout  N ms\n"
        '  ~ text "The mill at Port Amara closed.\\nAda Stone left on Thursday." → '
        '"THE MILL AT PORT AMARA CLOSED.\\nADA STONE LEFT ON THURSDAY."\n'
        "\n"
        "2 segment  N ms\n"
        "  + paragraphs 2 items\n"
        "      [THE MILL AT PORT AMARA CLOSED.]\n"
        "      [ADA STONE LEFT ON THURSDAY.]\n"
        "  + sentences 2 items\n"
        "      [THE MILL AT PORT AMARA CLOSED.]\n"
        "      [ADA STONE LEFT ON THURSDAY.]\n"
        "\n"
        "3 extract-dates  N ms\n"
        "  + dates 1 item\n"
        "      ADA STONE LEFT ON [THURSDAY 2019-04-11].\n"
    )


def test_an_article_is_chosen_by_its_id(shell):
    shell.write("two.jsonl", '{"id":"a1","text":"One."}\n{"id":"a2","text":"Two words."}\n')
    result = shell("explain", shell.pipeline("count-words"), "two.jsonl", "--id", "a2")
    assert b"article a2, two.jsonl:2\n" in result.out
    assert b"  + words 2\n" in result.out
    missing = shell("explain", shell.pipeline("count-words"), "two.jsonl", "--id", "a3")
    assert (missing.code, missing.err) == (2, "newspipe: two.jsonl: no article has the id 'a3'\n")


def test_a_text_file_is_an_article_too(shell):
    shell.write("mill.txt", "The mill closed.")
    assert b"  + words 3\n" in shell("explain", shell.pipeline("count-words"), "mill.txt").out


@pytest.mark.parametrize(
    ("step", "article", "code", "last"),
    [
        ("obey", {"do": "drop"}, 0, "  dropped: told to"),
        ("obey", {"do": "say"}, 3, "  failed: the article asks for it"),
        (
            {"stage": "obey", "on_error": "keep"},
            {"do": "raise"},
            0,
            "  failed: ValueError: told to raise (kept without its fields)",
        ),
        ({"stage": "obey", "when": False}, {"do": "raise"}, 0, "1 obey  does not apply (when)"),
    ],
)
def test_it_shows_where_an_article_ends(shell, step, article, code, last):
    result = shell("explain", shell.pipeline(step), stdin=[article])
    assert (result.code, result.out.decode().splitlines()[-1]) == (code, last)


def test_a_line_that_is_no_article_is_explained(shell):
    result = shell("explain", shell.pipeline("echo"), stdin="[1]\n")
    assert result.code == 3
    assert "failed: not an article" in result.out.decode()


def test_what_a_terminal_would_obey_is_made_harmless(shell):
    result = shell(
        "explain", shell.pipeline("segment"), stdin=[{"id": "\x1b]0;x\x07", "text": "A \x1b[31mred\u202e mill."}]
    )
    assert b"\x1b" not in result.out
    assert "\u202e" not in result.out.decode()
    assert "[A \ufffd[31mred\ufffd mill.]" in result.out.decode()


def test_a_terminal_gets_colours_unless_no_color_says_otherwise(shell):
    shell.write("one.jsonl", '{"id":"a1","text":"It closed on May 4, 2021."}\n')
    pipeline = shell.pipeline("segment", "extract-dates")

    def on_a_terminal(**env):
        main, terminal = pty.openpty()
        command = [NEWSPIPE, "explain", pipeline, "one.jsonl"]
        subprocess.run(command, cwd=shell.folder, env={**shell.env, **env}, stdout=terminal, check=True, timeout=60)
        os.close(terminal)
        printed = b""
        try:
            while block := os.read(main, 65536):
                printed += block
        except OSError:  # Linux's way to say that the terminal is closed
            pass
        os.close(main)
        return printed.decode()

    assert "It closed on \x1b[36m\x1b[4mMay 4, 2021\x1b[0m\x1b[36m\x1b[2m 2021-05-04\x1b[0m." in on_a_terminal()
    assert "It closed on [May 4, 2021 2021-05-04]." in on_a_terminal(NO_COLOR="1")


def test_try_shows_the_first_few_in_short(shell):
    articles = [{"id": f"a{number}", "text": "word " * number} for number in range(1, 9)]
    result = shell("try", shell.pipeline("count-words"), "--limit", 2, stdin=articles)
    assert re.sub(r"\d+\.\d ms", "N ms", result.out.decode()) == (
        "a1  N ms\n  count-words: +words 1\na2  N ms\n  count-words: +words 2\n"
    )


def test_try_goes_on_after_a_failure_and_says_so_in_its_exit_code(shell):
    result = shell("try", shell.pipeline("obey"), stdin=[{"id": "a1", "do": "say"}, {"id": "a2"}])
    assert result.code == 3
    assert "failed: the article asks for it" in result.out.decode()
    assert "a2  " in result.out.decode()
