"""Seeded fuzzing: pipeline files, articles, dead letters and checkpoints that somebody has damaged or made up.

    python bench/fuzz.py [KIND...] [--number 100000] [--seed 1] [--first 0]

A case fails if anything but an error of newspipe's own comes out of it (the command line would show a traceback), if
counts do not add up, if an article is lost or if what is written is not JSON. Each case has a seed of its own, so
that `--first N --number 1` repeats case N alone.
"""

import argparse
import functools
import json
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from hashlib import sha256
from importlib import metadata
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import orjson
from fuzz_cases import as_json, bent, damaged_line, torn, torn_bytes

import newspipe
from newspipe.cli.test import command as test_command
from newspipe.errors import ExitCode, InternalError, NewspipeError
from newspipe.plugins import loading
from newspipe.run.run import Listener, run

METADATA = metadata.Distribution.metadata.fget
STAGES = str(Path(__file__).with_name("fuzz_stages.py"))
LINES = 50  # articles of a run; every run is as many cases
PIPELINE: dict[str, Any] = {
    "version": 1,
    "description": "For the fuzzer",
    "on_error": "fail-article",
    "max_failed": 10**9,
    "input": {"title": "/headline"},
    "input_fields": ["sentences"],
    "tests": [{"name": "a", "input": {"id": "a", "text": "b"}, "expect": {"text": "B"}, "to": "shout"}],
    "steps": [
        {"stage": "shout", "when": {"properties": {"text": {"type": "string", "pattern": "^[A-Z]"}}}},
        {"stage": "echo", "id": "again", "options": {"times": 2}, "retries": 1, "backoff": 0.1, "languages": ["en"]},
        {"stage": "moody", "on_error": "keep", "timeout": 5},
    ],
}
YAML = """\
version: 1
steps:
- stage: shout
  when: {properties: {a: {const: x}}}
- stage: echo
  options:
    times: 2
"""
TOML = 'version = 1\n[[steps]]\nstage = "shout"\nwhen.const = "x"\n[[steps]]\nstage = "echo"\noptions = {times = 2}\n'
ARTICLE: dict[str, Any] = {
    "id": "a1",
    "headline": "Ferry",
    "text": "The ferry ran aground.\nNobody was hurt.",
    "language": "en",
    "do": "drop",
    "why": "told to",
    "sentences": [{"start": 0, "end": 22}],
}
LETTER: dict[str, Any] = {
    "source": "in.jsonl",
    "line": 3,
    "id": "a1",
    "step": "moody",
    "stage": "moody",
    "message": "no reason",
    "exception": {"type": "ValueError", "at": "x.py:3"},
    "attempts": 1,
    "raw": None,
    "article": ARTICLE,
}
SPANS = [{"start": 0, "end": 9, "label": "X"}, {"start": 4, "end": 30}]
DEEDS = ["drop", "fail", "raise", "set", "none", None, None]


class Wrong(Exception):
    """What came out is not what went in allows."""


class Fuzzer:
    """The cases of each kind, in a folder of their own. A case raises if something is wrong."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.outcomes: Counter[str] = Counter()
        steps = [{key: value for key, value in step.items() if key != "timeout"} for step in PIPELINE["steps"]]
        self.plain = self._load("plain.json", json.dumps({**PIPELINE, "steps": steps}))
        self._base: bytes | None = None

    def pipelines(self, random: Random) -> None:
        """Check a damaged pipeline file; if it is sound all the same, take an article through it."""
        match random.randrange(6):
            case 0:
                name, text = "case.yaml", torn(random, YAML)
            case 1:
                name, text = "case.toml", torn(random, TOML)
            case 2:
                name, text = "case.json", torn(random, as_json(random, PIPELINE))
            case 3:
                name, text = "case.yaml", as_json(random, bent(random, PIPELINE))
            case _:
                name, text = "case.json", as_json(random, bent(random, PIPELINE))
        try:
            loaded = self._load(name, text)
        except NewspipeError as error:
            self.outcomes["refused"] += 1
            _check_words(str(error).split("\n"))
            return
        self.outcomes["sound"] += 1
        for _ in loaded.run([ARTICLE, {**ARTICLE, "do": "fail"}], on_failed=lambda _: None):
            pass

    def tests(self, random: Random) -> None:
        """Run the tests of a pipeline file whose tests are damaged, or expect what is not."""
        case: dict[str, Any] = {"name": "a", "input": {**ARTICLE, "entities": SPANS}}
        case["expect"] = {"text": "?", "entities": bent(random, SPANS)}
        if random.random() < 0.5:
            case["input"]["entities"] = bent(random, SPANS)
        if random.random() < 0.3:
            case = bent(random, case)
        self._write("case.json", as_json(random, {**PIPELINE, "tests": [case]}).encode("utf-8", "surrogatepass"))
        arguments = [self._path("case.json"), "-p", STAGES]
        arguments += random.choice(([], ["--update"], ["--junit", self._path("junit.xml")]))
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            try:
                test_command.main(arguments, standalone_mode=False)
            except SystemExit as end:
                self.outcomes[f"exit code {end.code}"] += 1

    def articles(self, random: Random) -> None:
        """Run damaged articles."""
        lines = []
        for number in range(LINES):
            article = {**ARTICLE, "id": str(number), "do": random.choice(DEEDS)}
            if random.random() < 0.5:
                article = bent(random, article)
            lines.append(damaged_line(random, article, torn=0.3))
        self._run(random, lines, dead_letters=False)

    def letters(self, random: Random) -> None:
        """Try damaged dead letters again."""
        lines = []
        for number in range(LINES):
            letter = {**LETTER, "line": number, "step": random.choice(["shout", "again", "moody", None, "gone"])}
            if random.random() < 0.3:
                letter |= {"raw": as_json(random, bent(random, ARTICLE)), "article": None}
            if random.random() < 0.6:
                letter = bent(random, letter)
            lines.append(damaged_line(random, letter, torn=0.2))
        self._run(random, lines, dead_letters=True)

    def checkpoints(self, random: Random) -> None:
        """Continue a run from a checkpoint that was damaged, or made up with the right checksum."""
        config = newspipe.RunConfig(
            inputs=(self._path("in.jsonl"),), output=self._path("out.jsonl"), resume=True, workers=0, batch_size=2
        )
        base = self._half_done_run(config)
        self._write("out.jsonl", self._committed)
        if crafted := random.random() < 0.7:
            state = bent(random, json.loads(base)["state"])
            try:
                dumped = orjson.dumps(state)
            except TypeError:  # a number or a surrogate that orjson does not write
                dumped = json.dumps(state).encode()
            self._write(
                "out.jsonl.checkpoint", b'{"sha256":"%s","state":%s}' % (sha256(dumped).hexdigest().encode(), dumped)
            )
        else:
            self._write("out.jsonl.checkpoint", torn_bytes(random, base))
        try:
            finished = run(self.plain.pipeline, config)
        except InternalError:
            raise
        except NewspipeError as error:
            self.outcomes["refused"] += 1
            _check_words(str(error).split("\n"))
            return
        self.outcomes["continued"] += 1
        if not crafted and self._read("out.jsonl") != self._whole:
            raise Wrong("the output is not that of a run which nobody disturbed")
        finished.report.check()

    def _half_done_run(self, config: newspipe.RunConfig) -> bytes:
        """Return the checkpoint of a run that was cut off, made once."""
        if self._base is None:
            lines = [json.dumps({**ARTICLE, "id": str(n), "do": DEEDS[n % 7]}).encode() for n in range(12)]
            self._write("in.jsonl", b"\n".join(lines[:6]) + b"\n")
            run(self.plain.pipeline, config)
            self._committed, self._base = self._read("out.jsonl"), self._read("out.jsonl.checkpoint")
            with open(self._path("in.jsonl"), "ab") as file:
                file.write(b"\n".join(lines[6:]) + b"\n")
            run(self.plain.pipeline, config)
            self._whole = self._read("out.jsonl")
        return self._base

    def _run(self, random: Random, lines: list[bytes], *, dead_letters: bool) -> None:
        self._write("in.jsonl", b"\n".join(lines) + b"\n" * random.randrange(3))
        for name in ("out.jsonl", "errors.jsonl", "dropped.jsonl"):
            Path(self._path(name)).unlink(missing_ok=True)
        config = newspipe.RunConfig(
            inputs=(self._path("in.jsonl"),),
            output=self._path("out.jsonl"),
            errors=self._path("errors.jsonl"),
            dropped=self._path("dropped.jsonl"),
            report=self._path("report.json"),
            workers=0,
            input_format=None if dead_letters else "jsonl",
            dead_letters=dead_letters,
            strict=random.random() < 0.2,
            batch_size=random.choice((1, 7, 64)),
        )
        told: list[str] = []
        try:
            finished = run(self.plain.pipeline, config, Listener(on_message=told.append))
        except newspipe.UsageError:  # what begins like an array or a binary is no file of articles
            self.outcomes["refused files"] += 1
            return
        report = finished.report
        if finished.ending.exit_code not in (ExitCode.OK, ExitCode.SOME_FAILED):
            raise Wrong(f"exit code {finished.ending.exit_code}: {finished.ending.reason}")
        _check_words(told)
        there = sum(1 for line in self._read("in.jsonl").split(b"\n") if line.removeprefix(b"\xef\xbb\xbf").strip())
        counts = {"out": report.written, "errors": report.failed.total(), "dropped": report.dropped.total()}
        if not there == report.read == sum(counts.values()):
            raise Wrong(f"{there} lines in, {report.read} read, {counts}")
        for name, count in counts.items():
            written = self._read(f"{name}.jsonl").split(b"\n")[:-1]
            if len(written) != count:
                raise Wrong(f"{len(written)} lines in {name}.jsonl, {count} counted")
            for line in written:
                json.loads(line, parse_constant=_refuse)
        json.loads(self._read("report.json"), parse_constant=_refuse)
        self.outcomes.update(counts)

    def _load(self, name: str, text: str) -> Any:
        self._write(name, text.encode("utf-8", "surrogatepass"))
        return newspipe.load(self._path(name), plugin_files=[STAGES])

    def _path(self, name: str) -> str:
        return str(self.folder / name)

    def _write(self, name: str, content: bytes) -> None:
        (self.folder / name).write_bytes(content)

    def _read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()


def _refuse(word: str) -> None:
    raise Wrong(f"{word} was written, which is no JSON")


def _check_words(lines: list[str]) -> None:
    """Raise `Wrong` if a message cannot be written, or is two."""
    for line in lines:
        line.encode("utf-8", "surrogatepass")
        if line.endswith("report this as a bug of newspipe"):
            raise Wrong(line)


KINDS: dict[str, tuple[Callable[[Fuzzer, Random], None], int]] = {
    "pipelines": (Fuzzer.pipelines, 1),
    "tests": (Fuzzer.tests, 1),
    "articles": (Fuzzer.articles, LINES),
    "letters": (Fuzzer.letters, LINES),
    "checkpoints": (Fuzzer.checkpoints, 1),
}


def fuzz(kind: str, number: int, seed: int, first: int = 0, most: int = 20) -> tuple[list[str], Counter[str]]:
    """Run cases of a kind; return what is wrong with at most so many of them, and how the others ended."""
    case, size = KINDS[kind]
    wrong: list[str] = []
    with _fixed_plugins(), tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        fuzzer = Fuzzer(Path(folder))
        for at in range(first, first + max(1, number // size)):
            try:
                case(fuzzer, Random(f"{seed}/{kind}/{at}"))
            except Exception:
                wrong.append(f"{kind}, seed {seed}, --first {at}\n{traceback.format_exc()}")
                if len(wrong) >= most:
                    break
        return wrong, fuzzer.outcomes


@contextmanager
def _fixed_plugins() -> Iterator[None]:
    """Look for installed plugins once: they do not change between two cases, and it takes longer than all else."""
    with (
        patch.object(loading, "discover", functools.cache(loading.discover)),
        patch.object(metadata.Distribution, "metadata", property(functools.cache(METADATA))),
    ):
        yield


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kinds", nargs="*", choices=[*KINDS, []], metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--number", type=int, default=100_000, help="cases of each kind; a line of input is a case")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    arguments = parser.parse_args()
    failed = 0
    for kind in arguments.kinds or KINDS:
        start = time.perf_counter()
        wrong, outcomes = fuzz(kind, arguments.number, arguments.seed, arguments.first)
        failed += len(wrong)
        print(*wrong, sep="\n", file=sys.stderr)
        took = time.perf_counter() - start
        ended = ", ".join(f"{count} {name}" for name, count in outcomes.most_common())
        print(f"{kind}: {arguments.number} cases, {len(wrong)} wrong, {took:.0f} s ({ended})", flush=True)
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
