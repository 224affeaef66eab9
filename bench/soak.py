"""The soak: many small articles, and whether memory, file descriptors and processes stay as they are.

    python bench/soak.py [--articles 1000000] [--workers 2]

Feeds `newspipe run` with the no-op stage through a pipe, and measures after each 20th of the articles: the resident
memory of the parent and of all workers, open descriptors, processes. The first tenth is for warming up. Exits with 1
where memory then rises by 1 MB or more per 100,000 articles (by a fitted line), or the others change.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

TICKS = 20
WARM_UP_TICKS = 2
LIMIT = 1.0
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Sample:
    """What was measured after so many articles; megabytes."""

    articles: int
    parent: float
    workers: float
    descriptors: int
    processes: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    start = time.perf_counter()
    samples = soak(arguments.articles, arguments.workers)
    for sample in samples:
        print(
            f"{sample.articles:9,} articles   parent {sample.parent:6.1f} MB   workers {sample.workers:6.1f} MB   "
            f"{sample.descriptors} descriptors   {sample.processes} processes"
        )
    steady = samples[WARM_UP_TICKS:]
    rises = {name: rise(steady, name) for name in ("parent", "workers")}
    for name, megabytes in rises.items():
        print(f"{name} {megabytes:+.2f} MB per 100,000 articles")
    print(f"{time.perf_counter() - start:.0f} s")
    constant = len({(sample.descriptors, sample.processes) for sample in steady}) == 1
    sys.exit(0 if constant and max(rises.values()) < LIMIT else 1)


def soak(articles: int, workers: int) -> list[Sample]:
    """Feed articles to a run, and measure it at each tick, when it has written all that it was given."""
    with tempfile.TemporaryDirectory() as folder:
        pipeline = Path(folder, "noop.json")
        pipeline.write_text(json.dumps({"version": 1, "steps": [{"stage": "noop"}]}))
        newspipe = Path(sys.executable).with_name("newspipe")
        command = [newspipe, "run", "-q", "-p", HERE / "noop.py", pipeline, "--workers", workers]
        errors = ["--errors", Path(folder, "errors.jsonl")]
        output = Path(folder, "out.jsonl")
        with (
            output.open("wb") as stdout,
            subprocess.Popen([str(part) for part in (*command, *errors)], stdin=subprocess.PIPE, stdout=stdout) as run,
        ):
            assert run.stdin
            samples = []
            given = 0
            for tick in range(1, TICKS + 1):
                while given < articles * tick // TICKS:
                    line = json.dumps({"id": f"a{given:07}", "text": "The ferry left."}).encode() + b"\n"
                    run.stdin.write(line)
                    given += 1
                run.stdin.flush()
                while output.stat().st_size < given * len(line):
                    time.sleep(0.01)
                samples.append(measure(run.pid, given))
            run.stdin.close()
            assert run.wait() == 0
        return samples


def measure(pid: int, articles: int) -> Sample:
    parent = psutil.Process(pid)
    children = parent.children(recursive=True)
    family = [parent, *children]
    return Sample(
        articles,
        parent.memory_info().rss / 1e6,
        sum(child.memory_info().rss for child in children) / 1e6,
        sum(process.num_fds() for process in family),
        len(family),
    )


def rise(samples: list[Sample], name: str) -> float:
    """Return the slope of a line through the samples, in megabytes per 100,000 articles."""
    values = [getattr(sample, name) for sample in samples]
    return statistics.linear_regression([sample.articles / 100_000 for sample in samples], values).slope


if __name__ == "__main__":
    main()
