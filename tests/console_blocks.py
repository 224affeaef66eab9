"""The ``console`` blocks of a Markdown file: find them, run them, and compare what they print with what they show.

In a block, a line that begins with ``$ `` is a command for bash, and lines that begin with ``> `` go on with it. Below
it stands what it prints, on standard output and standard error as on a terminal. ``...`` stands for any text within a
line, or for any lines where it is the whole line. Seconds (``in 0.3 s``) match any seconds. A command must end with
exit code 0, unless the next one shows it with ``$?``.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROMPT = "$ "
CONTINUATION = "> "
_SECONDS = re.compile(r"\bin \d+\.\d s\b")


@dataclass(frozen=True)
class Command:
    """A command, the line of the file it stands in, and what it is to print."""

    line: int
    text: str
    expected: str


@dataclass(frozen=True)
class Section:
    """The commands of the console blocks under one heading, in order."""

    file: str
    heading: str
    commands: tuple[Command, ...]


class Mismatch(AssertionError):
    """A command printed something else than the document shows, or failed."""


def read(path: Path) -> list[Section]:
    """Return the sections of a Markdown file that have console blocks."""
    sections = [(path.name, list[Command]())]
    language: str | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("```"):
            language = line.removeprefix("```") if language is None else None
        elif language == "console":
            _add(sections[-1][1], line, number)
        elif language is None and line.startswith("#"):
            sections.append((line.lstrip("# "), []))
    return [Section(path.name, heading, tuple(commands)) for heading, commands in sections if commands]


def run(section: Section, directory: Path, python: str = sys.executable) -> None:
    """Run a section's commands in a directory, one after the other, with the programs that stand beside ``python``.

    Raises `Mismatch` at the first that is not as shown.
    """
    status = 0
    for at, command in enumerate(section.commands):
        done = subprocess.run(
            ["bash", "-c", f"(exit {status})\n{command.text}"],
            cwd=directory,
            env=_environment(directory, python),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
        )
        status = done.returncode
        printed = done.stdout.decode()
        shows_status = any("$?" in following.text for following in section.commands[at + 1 : at + 2])
        if not matches(command.expected, printed) or (status and not shows_status):
            where = f"{section.file}:{command.line}"
            raise Mismatch(
                f"{where}: $ {command.text}\n--- shown\n{command.expected}--- printed, exit code {status}\n{printed}"
            )


def matches(expected: str, printed: str) -> bool:
    """Return whether what was printed is what is shown."""
    pattern = ""
    for line in _SECONDS.sub("in ... s", expected).splitlines():
        if line == "...":
            pattern += r"(?:.*\n)*"
        else:
            pattern += ".*".join(re.escape(part) for part in line.split("...")) + r"\n"
    return re.fullmatch(pattern, printed) is not None


def _add(commands: list[Command], line: str, number: int) -> None:
    if line.startswith(PROMPT):
        commands.append(Command(number, line.removeprefix(PROMPT), ""))
        return
    last = commands.pop()
    if line.startswith(CONTINUATION) and not last.expected:
        commands.append(Command(last.line, f"{last.text}\n{line.removeprefix(CONTINUATION)}", ""))
    else:
        commands.append(Command(last.line, last.text, f"{last.expected}{line}\n"))


def _environment(directory: Path, python: str) -> dict[str, str]:
    """Return an environment with the programs beside ``python``, where nothing depends on the user."""
    programs = os.path.dirname(python)
    return {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(directory),
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",
    }
