"""The long kill sweep: kill -9 of the parent and of workers at seeded moments, resume, and compare byte for byte.

    python bench/chaos.py [--points 200] [--seed N]

For plain, .gz and .zst output: ``points`` kills of the parent and as many of a worker, of the whole process group,
and of the group after SIGSTOP and SIGCONT. Prints its seed, and ends with
an error at the first file or count that is not that of a run which nobody disturbed.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from kill_sweep import Sweep


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(10**9))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    for suffix in ("", ".gz", ".zst"):
        start = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            sweep = Sweep(Path(folder), suffix, arguments.seed)
            sweep.kill(*[arguments.points] * 4)
        print(
            f"{suffix or 'plain':<6} {arguments.points} kills each of worker, parent, group, stopped group; "
            f"{sweep.resumed} resumed, {sweep.done} runs finished, all as undisturbed; "
            f"{time.perf_counter() - start:.0f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
