"""Plugins: one broken package harms nobody, a clash names both, only what is wanted is imported."""

import sys
import textwrap

import pytest

from newspipe.errors import PluginError
from newspipe.plugins import loading, single_files


class Site:
    """A folder of installed distributions, each with one entry point of the group `newspipe`."""

    def __init__(self, folder):
        self.folder = folder

    def install(self, distribution, entry_point, source):
        module = distribution.replace("-", "_")
        info = self.folder / f"{module}-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n")
        (info / "entry_points.txt").write_text(f"[newspipe]\n{entry_point} = {module}\n")
        (self.folder / f"{module}.py").write_text(textwrap.dedent(source))


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delenv("NEWSPIPE_PLUGINS", raising=False)
    known = set(sys.modules)
    yield Site(tmp_path)
    for name in set(sys.modules) - known:
        del sys.modules[name]


STAGE = """
import newspipe

@newspipe.stage(name="{name}")
def function(article):
    return {{}}

@newspipe.hookimpl
def newspipe_stages():
    return [function]
"""


def test_an_installed_plugin_is_found_with_its_version(site):
    site.install("acme-tools", "acme", STAGE.format(name="acme"))
    offer = loading.load(["acme"]).offers["acme"]
    assert (offer.plugin, offer.version) == ("plugin acme_tools (acme-tools 1.2)", "1.2")


def test_only_the_plugin_that_is_named_like_the_stage_is_imported(site):
    site.install("acme-tools", "acme", STAGE.format(name="acme"))
    site.install("other-tools", "other", "raise SystemExit('must not be imported')")
    loading.load(["acme"])
    assert "acme_tools" in sys.modules
    assert "other_tools" not in sys.modules
    assert "newspipe_clean" not in loading.load(["acme"]).offers


def test_a_stage_in_a_plugin_of_another_name_is_found_too(site):
    site.install("acme-tools", "acme", STAGE.format(name="acme-dates"))
    assert "acme-dates" in loading.load(["acme-dates"]).offers


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import no_such_module", "import failed: ModuleNotFoundError: No module named 'no_such_module'"),
        ("raise SystemExit(3)", "import failed: SystemExit: 3"),
        (
            "def newspipe_stages(): pass",
            "it has none of the hooks newspipe_stages(), newspipe_readers(), newspipe_commands(); mark one",
        ),
        (
            "import newspipe\n@newspipe.hookimpl\ndef newspipe_stagse(): return []",
            "unknown hook 'newspipe_stagse' in plugin",
        ),
        (
            "import newspipe\n@newspipe.hookimpl\ndef newspipe_stages(): 1/0",
            "newspipe_stages() failed: ZeroDivisionError",
        ),
        ("import newspipe\n@newspipe.hookimpl\ndef newspipe_stages(): return [int]", "is not a Stage class"),
        (STAGE.format(name="Bad Name"), 'name must be lower-case words joined by hyphens, like "word-count"'),
    ],
)
def test_a_broken_plugin_is_noted_and_its_stage_refused_with_the_reason(site, source, reason):
    site.install("broken-tools", "broken", source)
    registry = loading.load(None)
    assert {"clean", "segment"} <= set(registry.offers)
    assert reason in registry.broken["plugin broken_tools (broken-tools 1.2)"]
    with pytest.raises(PluginError, match="stage 'broken': plugin broken_tools") as caught:
        loading.load(["broken"])
    assert reason in str(caught.value)


def test_two_plugins_that_offer_one_stage_are_both_named(site):
    site.install("acme-tools", "acme", STAGE.format(name="acme"))
    site.install("acme-fork", "acme", STAGE.format(name="acme"))
    with pytest.raises(PluginError, match=r"'acme' is offered by both .*acme-fork 1\.2.* and .*acme-tools 1\.2"):
        loading.load(["acme"])


def test_a_single_file_cannot_take_the_name_of_an_installed_stage(site, tmp_path):
    file = tmp_path / "mine.py"
    file.write_text(STAGE.format(name="clean"))
    with pytest.raises(PluginError, match=r"stage 'clean' is offered by both .*mine\.py and plugin newspipe_clean"):
        loading.load(["clean"], single_files.read_sources([str(file)]))


def test_single_files_come_from_the_environment_and_the_command_line(site, tmp_path, monkeypatch):
    for name in ("one", "two"):
        (tmp_path / f"{name}_file.py").write_text(STAGE.format(name=name))
    monkeypatch.setenv("NEWSPIPE_PLUGINS", str(tmp_path / "one_file.py"))
    sources = single_files.read_sources([str(tmp_path / "two_file.py")])
    assert set(loading.load(["one", "two"], sources).offers) >= {"one", "two"}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("1/0", "it fails when it is loaded: ZeroDivisionError: division by zero"),
        ("import sys; sys.exit(2)", "it fails when it is loaded: SystemExit: 2"),
        ("def broken(", "it fails when it is loaded: SyntaxError"),
        (
            "import newspipe\n@newspipe.stage(options={'a': {'default': 1}})\ndef f(article, b): return {}",
            "its parameters after the article are ['b'], its declared options are a; make them the same",
        ),
    ],
)
def test_a_single_file_that_fails_is_an_error(site, tmp_path, source, message):
    file = tmp_path / "mine.py"
    file.write_text(source)
    with pytest.raises(PluginError) as caught:
        loading.load(["anything"], single_files.read_sources([str(file)]))
    assert message in str(caught.value)
    assert str(file) in str(caught.value)


def test_a_single_file_that_is_not_there_is_named(site):
    with pytest.raises(PluginError, match=r"plugin nowhere\.py: cannot be read"):
        single_files.read_sources(["nowhere.py"])
