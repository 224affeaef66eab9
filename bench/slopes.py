"""How the time of each stage grows with the length of a text, for 40 repeated patterns: its slope, 1 for linear.

    python bench/slopes.py [STAGE...] [--largest 1000000] [--budget 10] [--all]

The text is doubled from 16,000 code points up to ``--largest``, or until one doubling took ``--budget`` seconds of CPU.
The slope is that of the last doublings on logarithmic scales: 1 is linear, 2 quadratic. Prints those over 1.3 (all
with ``--all``), with the seconds for a megabyte at that slope. Ends with 1 if there are any.
"""

import argparse
import math
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import newspipe
from newspipe.plugins import loading
from newspipe.stage import Stage, defaults

STAGES = ("clean", "segment", "tag-entities", "extract-dates", "summarise")
SMALLEST = 16_000
TOO_STEEP = 1.3  # below it, caches, garbage collection and other programs explain what is not linear
TOO_SHORT = 0.02  # seconds that say nothing of a slope
PATTERNS = {
    "letter": "x",
    "letter and space": "x ",
    "words": "the harbour and the gate ",
    "sentences": "The ferry left the harbour at noon. ",
    "paragraphs": "The ferry left the harbour at noon.\n\n",
    "names": "Ada Stone ",
    "full names": "Mr Karl Otto Lindgren of Ardel, ",
    "first names": "Ada ",
    "capitals": "ARDEL HARBOUR BOARD ",
    "initials": "J. R. ",
    "acronyms": "(LNA) UNHCR ",
    "acronym and name": "Ardel Harbour Board (AHB) ",
    "teams": "Ardel 2 Varn 1, ",
    "possessives": "Ardel's mayor's ",
    "titles": "President Minister Dr ",
    "dates": "On 4 May 2019, ",
    "weekdays": "last Monday ",
    "ranges": "from 3 to 5 May ",
    "years": "1999, 2000, ",
    "slashes": "1/",
    "numeric dates": "03/04/2019 ",
    "hours": "at 5 p.m. ",
    "durations": "three years and two months ",
    "the last": "the last ",
    "ordinals": "the twenty-first of ",
    "digits": "7",
    "numbers": "12,345.67 ",
    "list numbers": "1. ",
    "stops": ". ",
    "ellipses": "... ",
    "quotations": "“It is over,” she said. ",
    "open quotes": '"',
    "brackets": "(",
    "pairs of brackets": "()[] ",
    "hyphens": "-",
    "dashes": "north-north-west–",
    "newlines": "\n",
    "short lines": "x\n",
    "menus": "Home | World | Sport\n",
    "markup": "<div><p>&amp;",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stages", nargs="*", default=STAGES)
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--budget", type=float, default=10)
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    steep = 0
    segment = made("segment")
    for name in arguments.stages:
        stage = made(name)
        for pattern, piece in PATTERNS.items():
            times = measured(stage, segment, piece, arguments.largest, arguments.budget)
            slope = slope_of(times)
            steep += slope > TOO_STEEP
            if slope > TOO_STEEP or arguments.all:
                size, seconds = max(times.items())
                whole = seconds * (1_000_000 / size) ** max(slope, 1)
                print(f"{name:<14} {pattern:<18} slope {slope:4.2f}  {seconds:6.2f} s for {size:>9,}", end="")
                print(f"  {whole:8.1f} s/MB", flush=True)
        stage.close()
        print(f"{name}: done", flush=True)
    sys.exit(steep > 0)


def made(name: str) -> Stage:
    """Return a stage with its default options, set up."""
    offered = loading.load({name}).offers[name].offered
    stage = offered(**defaults(offered.options))
    stage.setup()
    return stage


def measured(stage: Stage, segment: Stage, piece: str, largest: int, budget: float) -> dict[int, float]:
    """Return the CPU seconds that a stage takes, by the length of a text of one piece."""
    times: dict[int, float] = {}
    size = SMALLEST
    while size <= largest:
        article: Mapping[str, Any] = {"text": (piece * (size // len(piece) + 1))[:size]}
        if "sentences" in stage.requires:
            article = {**article, **segment.process(article)}  # type: ignore[dict-item]
        start = time.process_time()
        with suppress(newspipe.StageError):
            stage.process(article)
        times[size] = time.process_time() - start
        if times[size] > budget:
            break
        size = min(size * 2, largest) if size < largest else largest + 1
    return times


def slope_of(times: Mapping[int, float]) -> float:
    """Return the slope over the last two doublings; 0 if they were too short to say."""
    sizes = sorted(times)[-3:]
    if len(sizes) < 2 or times[sizes[0]] < TOO_SHORT:
        return 0.0
    first, last = sizes[0], sizes[-1]
    return math.log(times[last] / times[first]) / math.log(last / first)


if __name__ == "__main__":
    main()
