"""The commands around a run: check, stages, schema, init, help, version, completion."""

import json
import subprocess

import pytest
from click.testing import CliRunner

from newspipe import __version__
from newspipe.cli import COMMANDS, group

FILES = "Options of stages, from a file:"


def test_check_names_every_problem_with_line_column_path_and_fix(shell):
    shell.write(
        "bad.json",
        """{
  "version": 1,
  "stpes": [],
  "on_error": "ignore",
  "max_failed": 1.5,
  "steps": [
    {"stage": "segmnt"},
    {"stage": "summarise", "options": {"sentences": 0, "lenght": 2}, "when": {"type": "objekt"}},
    {"stage": "count-words"},
    {"stage": "count-words"},
    {"options": {}}
  ]
}""",
    )
    result = shell("check", "bad.json")
    assert result.code == 2
    lines = result.out.decode().splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["bad.json:3:3", "stpes"],
        ["bad.json:4:15", "on_error"],
        ["bad.json:5:17", "max_failed"],
        ["bad.json:7:15", "steps[0].stage"],
        ["bad.json:8:5", "steps[1]"],
        ["bad.json:8:53", "steps[1].options.sentences"],
        ["bad.json:8:56", "steps[1].options.lenght"],
        ["bad.json:8:87", "steps[1].when.type"],
        ["bad.json:10:5", "steps[3]"],
        ["bad.json:11:5", "steps[4]"],
    ]
    assert "unknown key 'stpes'; did you mean 'steps'?" in lines[0]
    assert "unknown stage 'segmnt'; did you mean 'segment'?" in lines[3]
    assert "unknown key 'lenght'" in lines[6]
    assert "steps[2] is called 'count-words' too; give one of them another \"id\"" in lines[8]
    assert "'stage' is missing" in lines[9]


def test_run_refuses_what_check_refuses_and_reads_nothing(shell):
    result = shell("run", shell.pipeline("segmnt"), "-o", "out", stdin=[{"text": "x"}])
    assert (result.code, result.out) == (2, b"")
    assert "pipeline.json:5:16: steps[0].stage: unknown stage 'segmnt'; did you mean 'segment'?" in result.err
    assert not (shell.folder / "out").exists()


def test_check_as_json_and_for_github(shell):
    path = shell.pipeline("segmnt", name="p.json")
    (problem,) = map(json.loads, shell("check", "p.json", "--format", "json").out.splitlines())
    assert (problem["line"], problem["column"], problem["path"]) == (5, 16, "steps[0].stage")
    github = shell("check", path.name, "--format", "github").out.decode()
    assert github.startswith("::error file=p.json,line=5,col=16::steps[0].stage: unknown stage 'segmnt'")


def test_check_says_what_is_well(shell):
    result = shell("check", shell.pipeline("clean", "segment", "summarise", name="p.json").name)
    assert (result.code, result.out.decode()) == (0, "p.json: ok: clean → segment → summarise\n")


def test_stages_lists_and_describes(shell):
    names = [line.split()[0] for line in shell("stages").out.decode().splitlines()]
    assert {"clean", "segment", "tag-entities", "extract-dates", "summarise", "echo"} <= set(names)
    page = shell("stages", "count-words").out.decode()
    assert page.startswith("count-words: Count the words of 'text'")
    assert "min_length  (integer; default 1)" in page
    described = json.loads(shell("stages", "count-words", "--json").out)
    assert described["options"]["properties"]["min_length"]["default"] == 1
    assert "did you mean 'segment'" in shell("stages", "segmnt").err


def test_init_writes_a_pipeline_that_checks_and_its_schema(shell):
    assert shell("init").code == 0
    assert shell("check", "news.json").code == 0
    schema = json.loads((shell.folder / "newspipe.schema.json").read_text())
    assert json.loads((shell.folder / "news.json").read_text())["$schema"] == "./newspipe.schema.json"
    assert "echo" in json.dumps(schema)
    again = shell("init")
    assert again.code == 2
    assert "exists already" in again.err


@pytest.mark.parametrize("name", ["pipeline", "article", "error", "report"])
def test_schema_prints_a_schema(shell, name):
    assert json.loads(shell("schema", name).out)["title"].startswith("newspipe")


def test_every_command_has_help_and_its_line_in_the_list_is_the_start_of_it():
    for name, line in COMMANDS.items():
        command = group.get_command(None, name)
        assert command is not None
        assert command.help, name
        assert CliRunner().invoke(group, [name, "--help"]).exit_code == 0
        assert all(option.help for option in command.params if option.param_type_name == "option"), name
        assert line.split()[0] == command.help.split()[0], (line, command.help)


def test_a_misspelt_command_is_named(shell):
    result = shell("rnu")
    assert result.code == 2
    assert "there is no command 'rnu'; did you mean 'run'?" in result.err


def test_version(shell):
    assert shell("--version").out.decode() == f"newspipe {__version__}\n"


def test_shell_completion(shell):
    shell.env["_NEWSPIPE_COMPLETE"] = "bash_source"
    script = shell().out
    assert subprocess.run(["bash", "-n"], input=script, check=False).returncode == 0
    shell.env |= {"_NEWSPIPE_COMPLETE": "bash_complete", "COMP_WORDS": "newspipe sch", "COMP_CWORD": "1"}
    assert shell().out == b"plain,schema\n"


def test_help_and_the_pages_of_stages_are_words_for_a_terminal_without_markup(shell):
    shell.env["NEWSPIPE_PLUGINS"] = ""
    assert shell("--help").out.startswith(b"Usage: newspipe [OPTIONS] COMMAND [ARGS]...\n\n  jq for articles: ")
    pages = [shell(command, "--help").out.decode() for command in COMMANDS]
    stages = [line.split()[0] for line in shell("stages").out.decode().splitlines()]
    pages += [shell("stages").out.decode(), *(shell("stages", stage).out.decode() for stage in stages)]
    assert [line for page in pages for line in page.splitlines() if "`" in line] == []


def test_the_options_of_a_run_are_shown_in_groups(shell):
    page = shell("run", "--help").out.decode()
    titles = [line for line in page.splitlines() if line.endswith(":") and not line.startswith(" ")]
    assert titles == ["Input:", "Output:", "Steps:", "Workers:", "Plugins and programs:", "What people see:", FILES]
