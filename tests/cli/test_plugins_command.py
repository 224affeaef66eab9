"""`newspipe plugins`, NEWSPIPE_BLOCK and --strict-plugins: a broken plugin costs a line, and only its own stages."""

import json

import pytest

GOOD = """
import newspipe

@newspipe.stage(name="acme")
def acme(article):
    "Do nothing."
    return {}

@newspipe.hookimpl
def newspipe_stages():
    return [acme]
"""


def entries(shell, *options):
    listed = json.loads(shell("plugins", "--json", *options).out)
    return {entry["name"]: entry for entry in listed}


def test_it_lists_what_is_installed_with_version_and_stages(shell, install):
    install("acme-tools", GOOD, "acme = acme_tools")
    assert entries(shell)["acme"] == {
        "name": "acme",
        "module": "acme_tools",
        "distribution": "acme-tools",
        "version": "1.2",
        "stages": ["acme"],
        "readers": [],
        "commands": [],
        "problem": None,
    }
    del shell.env["NEWSPIPE_PLUGINS"]
    assert b"\nclean          newspipe-text " in shell("plugins").out
    assert b"acme           acme-tools 1.2  stages: acme\n" in shell("plugins").out


def test_it_lists_single_file_plugins(shell):
    shell.write("mine.py", GOOD)
    assert entries(shell, "-p", "mine.py")["mine.py"]["stages"] == ["acme"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import no_such_module", "import failed: ModuleNotFoundError: No module named 'no_such_module'"),
        (
            "stages = []",
            "it has none of the hooks newspipe_stages(), newspipe_readers(), newspipe_commands(); mark one",
        ),
        (f"newspipe_api = 2\n{GOOD}", "version 2 of the plugin contract, this newspipe has 1; upgrade newspipe"),
        (
            f"newspipe_api = (2, 4)\n{GOOD}",
            "versions 2 to 4 of the plugin contract, this newspipe has 1; upgrade",
        ),
        (f"newspipe_api = 0\n{GOOD}", "version 0 of the plugin contract, this newspipe has 1; upgrade the plugin"),
        (f"newspipe_api = (3, 1)\n{GOOD}", "newspipe_api must be a version, like 1, or the first and the last, like"),
        (GOOD.replace('name="acme"', 'name="acme", provides=["id"]'), "it may not provide 'id'"),
    ],
)
def test_a_broken_plugin_is_listed_with_the_reason(shell, install, source, reason):
    install("acme-tools", source, "acme = acme_tools")
    assert reason in entries(shell)["acme"]["problem"]
    warned = shell("stages")
    assert warned.code == 0
    assert b"segment " in warned.out
    assert [line for line in warned.err.splitlines() if "acme" in line] == warned.err.splitlines()
    assert reason in warned.err


def test_a_plugin_for_a_range_of_versions_is_used(shell, install):
    install("acme-tools", f"newspipe_api = (1, 3)\n{GOOD}", "acme = acme_tools")
    assert entries(shell)["acme"]["problem"] is None


def test_an_entry_point_that_leads_nowhere_is_broken_too(shell, install):
    install("acme-tools", GOOD, "acme = acme_toolz")
    assert "No module named 'acme_toolz'" in entries(shell)["acme"]["problem"]


def test_a_broken_plugin_harms_no_run_but_strict_plugins_refuses_it(shell, install):
    install("acme-tools", "1/0", "acme = acme_tools")
    pipeline = shell.pipeline("count-words")
    assert shell("run", "-q", pipeline, stdin=[{"text": "One."}]).err == ""
    for command in (["check", pipeline], ["run", "-q", pipeline], ["stages"], ["plugins"]):
        assert shell(*command).code == 0
        strict = shell(*command, "--strict-plugins")
        assert strict.code == 2
        assert (
            strict.err == "newspipe: plugin acme_tools (acme-tools 1.2) cannot be used: import failed: "
            "ZeroDivisionError: division by zero\n"
        )


@pytest.mark.parametrize("name", ["acme", "acme-tools"])
def test_a_blocked_plugin_is_left_alone(shell, install, name):
    install("acme-tools", "raise SystemExit('must not be imported')", "acme = acme_tools")
    shell.env["NEWSPIPE_BLOCK"] = f"other, {name}"
    assert entries(shell)["acme"]["problem"] == "blocked by NEWSPIPE_BLOCK"
    result = shell("check", shell.pipeline("acme"))
    assert result.code == 2
    assert b"NEWSPIPE_BLOCK leaves out: plugin acme_tools (acme-tools 1.2)" in result.out


def test_a_distribution_without_an_entry_point_is_told_what_it_lacks(shell, install):
    install("newspipe-acme", GOOD, None)
    fix = 'it has no entry point; add [project.entry-points.newspipe] acme = "MODULE" to its pyproject.toml'
    assert entries(shell)["newspipe-acme"]["problem"] == fix


def test_a_stage_name_that_is_taken_names_both(shell, install):
    install("acme-tools", GOOD, "acme = acme_tools")
    install("more-tools", GOOD, "more = more_tools")
    result = shell("stages")
    assert (result.code, result.err) == (
        2,
        "newspipe: stage 'acme' is offered by both plugin acme_tools (acme-tools 1.2) and plugin more_tools "
        "(more-tools 1.2); uninstall or rename one of them\n",
    )
    shell.env["NEWSPIPE_BLOCK"] = "more-tools"
    assert shell("stages").code == 0


@pytest.mark.parametrize(
    ("schema", "complaint"),
    [
        ('{"type": "int"}', "option 'n'.type: not a valid JSON Schema"),
        ('{"type": "integer", "default": "x"}', "option 'n': its default \"x\" breaks its own schema"),
    ],
)
def test_a_stage_whose_options_are_at_fault_is_refused_where_it_is_wanted(shell, schema, complaint):
    source = GOOD.replace('name="acme"', f'name="acme", options={{"n": {schema}}}').replace(
        "(article)", "(article, *, n)"
    )
    shell.write("mine.py", source)
    options = {} if "default" in schema else {"options": {"n": 1}}
    result = shell("check", "-p", "mine.py", shell.pipeline({"stage": "acme", **options}))
    assert result.code == 2
    assert f"stage 'acme' of mine.py: {complaint}" in result.err
    assert result.err.endswith("its author must mend it\n")
