"""What a second worker brings, and what the pool itself costs, as whole runs in turns.

    python bench/scaling.py [--articles 6000] [--small 100000] [--rounds 3]

The five-stage pipeline over made-up articles: articles/s with two workers beside one (target: at least 1.85 times). The
no-op stage over small input: two workers beside the serial executor (target: at least 0.5 times). A ratio is the
median of those of the rounds; the load average says how quiet the machine was.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from articles import articles

HERE = Path(__file__).parent
FIVE_STAGES = HERE.parent / "examples" / "news.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=6000)
    parser.add_argument("--small", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    print(f"load average {os.getloadavg()[0]:.2f}, {len(os.sched_getaffinity(0))} cores")
    with tempfile.TemporaryDirectory() as folder:
        news = write(Path(folder, "news.jsonl"), arguments.articles)
        small = write(Path(folder, "small.jsonl"), arguments.small)
        noop = Path(folder, "noop.json")
        noop.write_text(json.dumps({"version": 1, "steps": [{"stage": "noop"}]}))
        compare("five stages, two workers beside one", news, [FIVE_STAGES], (2, 1), arguments)
        compare("no-op stage, two workers beside serial", small, [noop, "-p", HERE / "noop.py"], (2, 0), arguments)
    print(f"load average {os.getloadavg()[0]:.2f}")


def write(path: Path, count: int) -> Path:
    """Write ``count`` made-up articles: the same few hundred again and again, by other ids."""
    made_up = articles(min(count, 300))
    with path.open("w") as file:
        for number in range(count):
            file.write(json.dumps(made_up[number % len(made_up)] | {"id": f"a{number}"}) + "\n")
    return path


def compare(
    title: str, inputs: Path, pipeline: list[object], workers: tuple[int, int], arguments: argparse.Namespace
) -> None:
    """Run with both numbers of workers in turns, and print the articles/s of each and the median of their ratios."""
    times: dict[int, list[float]] = {number: [] for number in workers}
    for turn in range(arguments.rounds):
        for number in workers if turn % 2 else reversed(workers):
            times[number].append(seconds(["run", "-q", *pipeline, inputs, "--workers", number]))
    count = inputs.read_bytes().count(b"\n")
    ratios = [one / two for two, one in zip(times[workers[0]], times[workers[1]], strict=True)]
    rates = ", ".join(f"{number} workers {count / statistics.median(times[number]):,.0f}/s" for number in workers)
    print(f"{title}: {statistics.median(ratios):.2f} times ({min(ratios):.2f} to {max(ratios):.2f}); {rates}")


def seconds(arguments: list[object]) -> float:
    newspipe = Path(sys.executable).with_name("newspipe")
    start = time.perf_counter()
    subprocess.run([str(part) for part in (newspipe, *arguments)], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
