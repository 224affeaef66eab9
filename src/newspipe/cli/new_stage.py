"""`newspipe new-stage`."""

import keyword
import os
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from string import Template

import click

from newspipe.cli.completion import folder_names
from newspipe.cli.console import ends_in_exit_code
from newspipe.errors import UsageError
from newspipe.stage import NAME
from newspipe.version import __version__

# Each template of a package and where it is written; $module stands for the stage's name as Python writes it.
PACKAGE = {
    "pyproject.toml": "pyproject.toml",
    "README.md": "README.md",
    "src/__init__.py": "src/newspipe_$module/__init__.py",
    "src/stage.py": "src/newspipe_$module/stage.py",
    "tests/test_stage.py": "tests/test_$module.py",
    "github/workflows/test.yml": ".github/workflows/test.yml",
}


@click.command("new-stage")
@click.argument("name")
@click.option(
    "--package",
    "folder",
    metavar="DIR",
    shell_complete=folder_names,
    help="Write a package to publish into the new folder DIR.",
)
@ends_in_exit_code
def command(name: str, folder: str | None) -> None:
    """Start a stage called NAME, which works as it is: it counts words.

    \b
    newspipe new-stage word-count > word_count.py
    newspipe new-stage word-count --package newspipe-word-count

    The first prints a plugin of one file, with its tests in it. The second writes a package: pyproject.toml with the
    entry point, a class, README, tests, and a CI file. Its licence is yours to choose.
    """
    _check_name(name)
    words = {
        "name": name,
        "module": name.replace("-", "_"),
        "field": name.replace("-", "_"),
        "function": name.replace("-", "_") + "_" * keyword.iskeyword(name),
        "class_name": "".join(word.capitalize() for word in name.split("-"))
        + "Stage" * keyword.iskeyword(name.title()),
        "version": __version__,
    }
    if folder is None:
        click.echo(_filled("stage.py", words), nl=False)
        return
    _write_all(
        {
            Path(folder, Template(path).substitute(words)): _filled(f"package/{name}", words)
            for name, path in PACKAGE.items()
        }
    )
    click.echo(f"wrote {folder}; now: cd {folder} && pip install --editable '.[test]' && pytest")


def _check_name(name: str) -> None:
    from newspipe.plugins import loading

    if not NAME.fullmatch(name) or name == "id":
        raise UsageError(f"'{name}' is no name for a stage; write lower-case words joined by hyphens, like word-count")
    offers = loading.load(None).offers
    if name in offers:
        raise UsageError(f"there is a stage '{name}' already, of {offers[name].plugin}; choose another name")


def _filled(template: str, words: dict[str, str]) -> str:
    path = resources.files("newspipe").joinpath("templates", f"{template}.tmpl")
    return Template(path.read_text("utf-8")).substitute(words)


def _write_all(files: Mapping[Path, str]) -> None:
    """Write all files, or none: what was written is removed again if one of them cannot be."""
    written: list[Path] = []
    try:
        for path in files:
            if os.path.lexists(path):
                raise UsageError(f"{path}: exists already; name a new folder")
        for path, content in files.items():
            for folder in reversed(path.parents):
                if not folder.is_dir():
                    folder.mkdir()
                    written.append(folder)
            with path.open("x", encoding="utf-8") as file:
                written.append(path)
                file.write(content)
    except OSError as error:
        for path in reversed(written):
            path.rmdir() if path.is_dir() else path.unlink()
        raise UsageError(f"{error.filename}: cannot be written: {error.strerror}") from None
