"""What it costs to start: newspipe's quick commands beside a bare `python -c pass`, as whole processes, in turns.

    python bench/startup.py [--rounds 15]

Prints the median seconds of each, and how many times as long as the bare interpreter it takes. The target: `--help`
within 5 times.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    newspipe = str(Path(sys.executable).with_name("newspipe"))
    example = str(Path(__file__).parents[1] / "examples" / "news.json")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "newspipe --help": [newspipe, "--help"],
        "newspipe stages": [newspipe, "stages"],
        "newspipe check": [newspipe, "check", example],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(seconds(command))
    bare = times["python -c pass"]
    for name, runs in times.items():
        ratio = statistics.median(own / base for own, base in zip(runs, bare, strict=True))
        print(f"{name:<16} {statistics.median(runs):6.3f} s   {ratio:5.1f} times the bare interpreter")


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
