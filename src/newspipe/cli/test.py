"""`newspipe test`."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import click

from newspipe.cli.completion import FILE, file_names
from newspipe.cli.console import color_option, ends_in_exit_code, leave, plugin_option, programs_option, wants_color
from newspipe.cli.showing import difference, is_span, short
from newspipe.errors import ExitCode, UsageError
from newspipe.printable import safe

if TYPE_CHECKING:
    from newspipe.run.pipeline_tests import Verdict


@click.command("test")
@click.argument("pipeline_file", metavar="PIPELINE", shell_complete=file_names)
@click.option("-k", "words", metavar="WORDS", help="Run only the tests whose name has these words in it.")
@click.option("--update", is_flag=True, help="Write what came out into the file as what is expected.")
@click.option("--junit", **FILE, help="Write the results to FILE as JUnit XML, for CI.")
@plugin_option
@programs_option
@color_option
@ends_in_exit_code
def command(
    pipeline_file: str,
    words: str | None,
    update: bool,
    junit: str | None,
    plugin_files: tuple[str, ...],
    programs: frozenset[str],
    color: str,
) -> None:
    """Run the tests that the file PIPELINE holds, each an article and what is to come of it.

    Exit code 0 where all pass, 1 otherwise. See docs/testing-pipelines.md.
    """
    from newspipe.pipeline import documents
    from newspipe.plugins import single_files
    from newspipe.run.pipeline_tests import TestedPipeline

    if update and documents.language(pipeline_file) != documents.JSON:
        raise UsageError(f"{pipeline_file}: --update writes JSON only; change the expectation by hand")
    tested = TestedPipeline(pipeline_file, single_files.read_sources(plugin_files), programs)
    tests = [test for test in tested.tests if words is None or words.lower() in test.name.lower()]
    if not tests:
        of = f" with '{words}' in their name" if words else ""
        raise UsageError(f'{pipeline_file}: has no tests{of}; add them under "tests"')
    colored, verdicts, seconds = wants_color(color), [], []
    for test in tests:
        start = time.perf_counter()
        verdict = tested.run(test)
        seconds.append(time.perf_counter() - start)
        verdicts.append(verdict)
        mark = click.style("ok", fg="green") if verdict.passed else click.style("FAILED", fg="red")
        where = "" if verdict.passed else f"{pipeline_file}:{test.line}: "
        click.echo(f"{mark} {where}{safe(test.name)}", color=colored)
        for line in _details(verdict):
            click.echo(f"  {line}")
    failed = sum(not verdict.passed for verdict in verdicts)
    if junit:
        _write(junit, _junit(pipeline_file, verdicts, seconds))
    if update:
        text = tested.updated(verdicts)
        if text != tested.text:
            _write(pipeline_file, text)
        left = sum(not _updatable(verdict) for verdict in verdicts if not verdict.passed)
        rest = f", {left} failed in a way that --update does not mend" if left else ""
        click.echo(f"{failed - left} updated{rest}")
        leave(ExitCode.UNFINISHED if left else ExitCode.OK)
    click.echo(f"{len(verdicts) - failed} passed" + (f", {failed} failed" if failed else ""))
    leave(ExitCode.UNFINISHED if failed else ExitCode.OK)


def _updatable(verdict: "Verdict") -> bool:
    return bool(verdict.mismatches) and not verdict.problem


def _details(verdict: "Verdict") -> Iterator[str]:
    """Yield what is wrong: a line for each field, and below it what was expected (-) and what there is (+)."""
    from newspipe.pipeline.positions import format_path
    from newspipe.run.pipeline_tests import MISSING

    if verdict.problem:
        yield safe(verdict.problem)
    text = (verdict.article or {}).get("text", "")
    for mismatch in verdict.mismatches:
        name = format_path(mismatch.path) or "the article"
        if mismatch.got is MISSING:
            yield f"{name}: is missing"
            continue
        yield f"{name}:"
        parent = _at(verdict.article, mismatch.path[:-1])
        if is_span(parent, text) and not isinstance(mismatch.got, list):
            yield f"    in the span {text[parent['start'] : parent['end']]!r} at {parent['start']}:{parent['end']}"
        yield from (f"  {line}" for line in difference(mismatch.expected, mismatch.got, text))


def _at(value: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def _junit(name: str, verdicts: "list[Verdict]", seconds: list[float]) -> str:
    """Return JUnit XML, in the form that Jenkins, GitLab and others read."""
    suite = ET.Element("testsuite", name=name, tests=str(len(verdicts)), time=f"{sum(seconds):.3f}")
    suite.set("failures", str(sum(not verdict.passed for verdict in verdicts)))
    for verdict, took in zip(verdicts, seconds, strict=True):
        case = ET.SubElement(
            suite, "testcase", classname=os.path.basename(name), name=safe(verdict.test.name), time=f"{took:.3f}"
        )
        case.set("file", name)
        case.set("line", str(verdict.test.line))
        if not verdict.passed:
            details = [safe(line) for line in _details(verdict)]
            failure = ET.SubElement(case, "failure", message=details[0] if details else short(verdict.problem))
            failure.text = "\n".join(details)
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def _write(path: str, content: str) -> None:
    try:
        Path(path).write_text(content, "utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from None
