"""The hook newspipe_commands: a plugin adds commands to the command line."""

import re
import subprocess

import pytest
from conftest import NEWSPIPE

SHOUT = '''
import click
import newspipe

@click.command("shout")
@click.argument("words", nargs=-1)
def shout(words):
    """Say it in capitals.

    As loud as it goes.
    """
    if not words:
        raise newspipe.UsageError("nothing to shout\\nname a word")
    click.echo(" ".join(words).upper())

@newspipe.hookimpl
def newspipe_commands():
    return [shout]
'''


def test_a_command_of_a_plugin_runs_and_stands_in_the_help(shell, install):
    install("acme", SHOUT, "shout = acme")
    assert shell("shout", "one", "two").out == b"ONE TWO\n"
    assert shell("shout", "--help").out.startswith(b"Usage: newspipe shout [OPTIONS] [WORDS]...")
    listed = shell("--help").out.decode()
    assert "Commands of plugins:\n" in listed
    assert re.search(r"^  shout +Say it in capitals\.$", listed, re.MULTILINE)


def test_it_is_found_also_where_the_entry_point_has_another_name(shell, install):
    install("acme", SHOUT, "acme = acme")
    assert shell("shout", "one").out == b"ONE\n"
    assert b"shout" in shell("plugins").out


def test_a_single_file_plugin_may_bring_one(shell):
    shell.env["NEWSPIPE_PLUGINS"] = str(shell.write("acme.py", SHOUT))
    assert shell("shout", "one").out == b"ONE\n"


def test_what_it_raises_on_purpose_ends_in_words_and_an_exit_code(shell, install):
    install("acme", SHOUT, "shout = acme")
    result = shell("shout")
    assert (result.code, result.err) == (2, "newspipe: nothing to shout\nnewspipe: name a word\n")


def test_newspipes_own_command_wins_over_one_of_its_name(shell, install):
    install("acme", SHOUT.replace('command("shout")', 'command("check")'), "check = acme")
    assert shell("check", shell.pipeline("segment")).code == 0
    listed = shell("--help")
    assert "plugin acme (acme 1.2) offers a command 'check', which is newspipe's own" in listed.err
    assert b"Say it in capitals" not in listed.out


def test_two_plugins_with_one_command_are_named_both(shell, install):
    install("acme", SHOUT, "acme = acme")
    install("other", SHOUT, "other = other")
    result = shell("shout", "one")
    assert result.code == 2
    assert "command 'shout' is offered by both plugin acme (acme 1.2) and plugin other (other 1.2)" in result.err


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("1/0", "import failed: ZeroDivisionError"),
        (SHOUT.replace("[shout]", "[print]"), "<built-in function print> is not a click.Command with a name"),
        (SHOUT.replace("return [shout]", "raise OSError('no')"), "newspipe_commands() failed: OSError: no"),
    ],
)
def test_a_broken_plugin_costs_only_its_own_command(shell, install, source, reason):
    install("acme", source, "shout = acme")
    assert shell("--version").code == 0
    listed = shell("--help")
    assert listed.code == 0
    assert f"plugin acme (acme 1.2) cannot be used: {reason}" in listed.err
    refused = shell("shout")
    assert refused.code == 2
    assert f"command 'shout': plugin acme (acme 1.2) cannot be used: {reason}" in refused.err


def test_a_misspelt_command_of_a_plugin_is_guessed(shell, install):
    install("acme", SHOUT, "shout = acme")
    assert "there is no command 'shut'; did you mean 'shout'?" in shell("shut").err


def test_newspipes_own_commands_ask_no_plugin(shell, install):
    install("acme", "raise SystemExit('imported')", "shout = acme")
    assert shell("schema", "report").code == 0
    assert shell("schema", "--help").code == 0


def test_it_ends_quietly_where_nobody_reads_its_output(shell, install):
    install("acme", SHOUT.replace("    click.echo(", "    for _ in range(100_000): click.echo("), "shout = acme")
    script = 'newspipe shout one | head -n 1; echo "${PIPESTATUS[0]}"'
    env = {**shell.env, "PATH": f"{NEWSPIPE.parent}:{shell.env['PATH']}"}
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=env)
    assert (done.stdout, done.stderr) == ("ONE\n141\n", "")
