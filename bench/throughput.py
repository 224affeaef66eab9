"""The runner's own cost: a no-op stage beside a bare orjson loop and jq, as whole processes, in turns, in one run.

    python bench/throughput.py [--articles 100000] [--rounds 5]

Prints the median seconds of each, and how many times as long newspipe takes in one process (the median of the rounds).
The targets: at most 1.5 times the bare loop, a quarter of `jq -c .` or less, and two workers at least half as fast.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE_LOOP = """
import sys, orjson
write = sys.stdout.buffer.write
for line in sys.stdin.buffer:
    write(orjson.dumps(orjson.loads(line)) + b"\\n")
"""
SENTENCE = "The harbour council of Ardel met on Thursday to hear the engineers' report on the flood gates. "
HERE = Path(__file__).parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder, "articles.jsonl")
        pipeline = Path(folder, "noop.json")
        pipeline.write_text(json.dumps({"version": 1, "steps": [{"stage": "noop"}]}))
        with articles.open("w") as file:
            for number in range(arguments.articles):
                record = {"id": f"a{number}", "published": "2024-03-05", "text": SENTENCE * 28}
                file.write(json.dumps(record) + "\n")
        newspipe = Path(sys.executable).with_name("newspipe")
        report = Path(folder, "report.json")
        no_op = [newspipe, "run", "-q", "-p", HERE / "noop.py", pipeline, "--workers"]
        commands = {
            "newspipe": [*no_op, "0", "--report", report],
            "two workers": [*no_op, "2"],
            "bare loop": [sys.executable, "-c", BARE_LOOP],
        }
        if jq := shutil.which("jq"):
            commands["jq -c ."] = [jq, "-c", "."]
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(arguments.rounds):
            for name, command in commands.items():
                times[name].append(seconds(command, articles))
        streaming = json.loads(report.read_text())["seconds"]
    for name, runs in times.items():
        middle = statistics.median(runs)
        ratio = statistics.median(own / run for own, run in zip(times["newspipe"], runs, strict=True))
        speed = arguments.articles / middle
        print(f"{name:<12} {middle:6.2f} s  {speed:9,.0f} articles/s   newspipe takes {ratio:.2f} times as long")
    print(f"Of newspipe's time {streaming:.2f} s went into streaming, the rest into starting (the last round).")


def seconds(command: list[object], stdin: Path) -> float:
    with stdin.open("rb") as file:
        start = time.perf_counter()
        subprocess.run([str(part) for part in command], stdin=file, stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start


if __name__ == "__main__":
    main()
