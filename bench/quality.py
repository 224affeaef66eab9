"""What the stages find, against the annotated articles of `corpus/test`, beside the floor that no change may go below.

python bench/quality.py                 # a table, and by kind with --by-kind
python bench/quality.py --check         # exit status 1 and the names of the figures that fell below bench/floor.json
python bench/quality.py --write         # renew docs/quality.json and the table of docs/quality.md, raise the floor
python bench/quality.py --data FOLDER   # the outside sets instead (outside.py)
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import outside

import newspipe

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools" / "corpus"))
import annotated  # noqa: E402
import corpus_measures  # noqa: E402

TEST = ROOT / "corpus" / "test"
FLOOR = ROOT / "bench" / "floor.json"
RESULT = ROOT / "docs" / "quality.json"
PAGE = ROOT / "docs" / "quality.md"
# One article of 112 is 0.9 points, one byline of 92 is 1.1, and the gold is corrected now and then:
# a difference of that size is not counted as a fall.
MARGIN = 1.1
# A share of the mentions that were found at all: it falls when a stage finds more of the hard ones. "fullest names",
# of all mentions, has the floor in its place.
NO_FLOOR = {"aliases found"}
FROM_TEXT = ("segment", "tag-entities", "extract-dates", "summarise")
STEPS = [{"stage": stage} for stage in FROM_TEXT[:-1]] + [{"stage": "summarise", "options": {"sentences": 2}}]
Figures = dict[str, dict[str, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--by-kind", action="store_true", help="print the main figures for each kind of article")
    parser.add_argument("--check", action="store_true", help="fail if a figure is below bench/floor.json")
    parser.add_argument(
        "--write", action="store_true", help="renew docs/quality.json and docs/quality.md, raise the floor"
    )
    parser.add_argument("--data", type=Path, help="the folder with the outside sets: score.py and the gold documents")
    parser.add_argument(
        "--task", action="append", choices=list(outside.TASKS), help="only this outside set; repeatable"
    )
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each Nth document of the outside sets")
    arguments = parser.parse_args()
    if arguments.data:
        outside.measure(arguments.data, arguments.task or outside.TASKS, arguments.every)
        return
    kinds = measure(sorted(TEST.glob("*.article")))
    total = sum(kinds.values(), Counter[str]())
    result = corpus_measures.figures(total)
    print(f"{total['articles']} articles of corpus/test\n\n{table(result)}")
    if arguments.by_kind:
        print(f"\n{by_kind(kinds)}")
    if arguments.write:
        write(result, kinds)
    if arguments.check:
        fell = below(result, json.loads(FLOOR.read_text("utf-8")))
        print(*fell, sep="\n", file=sys.stderr, end="\n" * bool(fell))
        sys.exit(bool(fell))


def measure(paths: list[Path]) -> dict[str, Counter[str]]:
    """Return the counts of the annotated articles by kind."""
    gold = {path.stem: annotated.read(path) for path in paths}
    plain = run(STEPS, {name: one.text for name, one in gold.items()}, gold)
    pages = run([{"stage": "clean"}], {name: one.pasted for name, one in gold.items()}, gold)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for name, one in gold.items():
        kinds[one.head["kind"]] += corpus_measures.counts(one, plain[name], pages[name])
    return kinds


def run(steps: list[dict[str, Any]], texts: dict[str, str], gold: dict[str, annotated.Annotated]) -> dict[str, Any]:
    articles = [{"id": name, "published": gold[name].head["published"], "text": text} for name, text in texts.items()]
    with newspipe.load({"version": 1, "steps": steps}) as pipeline:
        return {article["id"]: article for article in pipeline.run(articles)}


def below(result: Figures, floor: Figures) -> list[str]:
    """Return a line for each figure that is below its floor."""
    return [
        f"{stage}: {name} is {result[stage][name]}, below its floor of {least}"
        for stage, figures in floor.items()
        for name, least in figures.items()
        if result[stage][name] < least
    ]


def raised(result: Figures, floor: Figures) -> Figures:
    """Return the floor, raised to a margin below what was measured where that is higher."""
    return {
        stage: {
            name: max(floor.get(stage, {}).get(name, 0), round(value - MARGIN, 1))
            for name, value in figures.items()
            if name not in NO_FLOOR
        }
        for stage, figures in result.items()
    }


def write(result: Figures, kinds: dict[str, Counter[str]]) -> None:
    """Renew the result, its table and the floor."""
    by_name = {kind: {"articles": n["articles"], **corpus_measures.figures(n)} for kind, n in sorted(kinds.items())}
    articles = sum(n["articles"] for n in kinds.values())
    RESULT.write_text(dumped({"articles": articles, "stages": result, "kinds": by_name}), "utf-8")
    old = json.loads(FLOOR.read_text("utf-8")) if FLOOR.exists() else {}
    FLOOR.write_text(dumped(raised(result, old)), "utf-8")
    PAGE.write_text(with_table(PAGE.read_text("utf-8"), result), "utf-8")


def with_table(page: str, result: Figures) -> str:
    """Return the page with a new table between its two comments."""
    return re.sub(
        r"(?<=<!-- corpus -->\n).*(?=<!-- /corpus -->)", lambda _: table(result) + "\n", page, flags=re.DOTALL
    )


def table(result: Figures) -> str:
    rows = [
        f"| {stage} | {name} | {value:.1f} |" for stage, figures in result.items() for name, value in figures.items()
    ]
    seen: set[str] = set()
    for number, row in enumerate(rows):
        stage = row.split("|")[1]
        rows[number] = row.replace(stage, " ", 1) if stage in seen else row
        seen.add(stage)
    return "\n".join(["| stage | measure | of 100 |", "|---|---|---|", *rows])


def by_kind(kinds: dict[str, Counter[str]]) -> str:
    """Return a line for each kind: its articles and the first figure of each stage."""
    lines = []
    for kind, n in sorted(kinds.items()):
        firsts = [f"{stage} {next(iter(of.values())):5.1f}" for stage, of in corpus_measures.figures(n).items()]
        lines.append(f"{kind:16} {n['articles']:3}   {'   '.join(firsts)}")
    return "\n".join(lines)


def dumped(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
