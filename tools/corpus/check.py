#!/usr/bin/env python3
"""Check annotated articles: `python tools/corpus/check.py corpus`. Exit status 1 if one breaks the form.

Prints every slip, every person whom two articles share, and how many articles, sentences, entities and dates there are.
"""

import sys
from collections import defaultdict
from pathlib import Path

from annotated import Annotated, Slip, read


def problems(paths: list[Path]) -> tuple[list[str], list[Annotated]]:
    """Return what is wrong with articles, and those that can be read."""
    wrong, articles = [], []
    people: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        try:
            article = read(path)
        except (Slip, UnicodeDecodeError) as slip:
            wrong.append(f"{path}: {slip}")
            continue
        articles.append(article)
        for mark in article.entities:
            if mark.label == "PER" and " " in mark.value:
                people[mark.value].add(path.stem)
    wrong += [f"{name} is in {', '.join(sorted(where))}" for name, where in sorted(people.items()) if len(where) > 1]
    return wrong, articles


def main() -> None:
    paths = [found for name in sys.argv[1:] for found in sorted(Path(name).rglob("*.article"))]
    wrong, articles = problems(paths)
    print(*wrong, sep="\n", end="\n" * bool(wrong))
    counts = {key: sum(len(getattr(a, key)) for a in articles) for key in ("sentences", "entities", "dates")}
    print(f"{len(articles)} articles,", ", ".join(f"{count} {key}" for key, count in counts.items()))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
