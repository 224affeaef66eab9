"""What 50 installed plugins cost: quick commands with them and with none of them, as whole processes, in turns.

    python bench/plugins.py [--rounds 11] [--plugins 50]

Each plugin is a distribution of its own with an entry point; its module takes 50 ms to import, which nothing that does
not want it may pay. Prints medians and the ratio. The target: no longer than 1.5 times.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SLOW_PLUGIN = "import time; time.sleep(0.05)\nraise ImportError('nobody wanted this')\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--plugins", type=int, default=50)
    arguments = parser.parse_args()
    newspipe = str(Path(sys.executable).with_name("newspipe"))
    example = str(Path(__file__).parents[1] / "examples" / "news.json")
    completion = {"_NEWSPIPE_COMPLETE": "bash_complete", "COMP_WORDS": "newspipe r", "COMP_CWORD": "1"}
    commands: dict[str, tuple[list[str], dict[str, str]]] = {
        "--help": ([newspipe, "--help"], {}),
        "check": ([newspipe, "check", example], {}),
        "completion": ([newspipe], completion),
    }
    with tempfile.TemporaryDirectory() as folder:
        install(Path(folder), arguments.plugins)
        for name, (command, extra) in commands.items():
            without, within = [], []
            for _ in range(arguments.rounds):
                without.append(seconds(command, extra))
                within.append(seconds(command, {**extra, "PYTHONPATH": folder}))
            ratio = statistics.median(more / none for more, none in zip(within, without, strict=True))
            medians = f"{statistics.median(without):.3f} s with none, {statistics.median(within):.3f} s with all"
            print(f"{name:<11} {medians}   {ratio:.2f} times")


def install(folder: Path, count: int) -> None:
    """Leave behind what pip leaves of so many plugins."""
    for number in range(count):
        module = f"bench_plugin_{number}"
        (folder / f"{module}.py").write_text(SLOW_PLUGIN)
        info = folder / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: bench-plugin-{number}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[newspipe]\nbench-{number} = {module}\n")


def seconds(command: list[str], extra: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, env={**os.environ, **extra}, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
