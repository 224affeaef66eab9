"""Every line of the tables in expressions/: the right words, the right type, the right value.

A table is plain text: a line that begins with @ gives the article's own day, [brackets] mark what must be found, and
after => stand the type, the value and, where there is one, the mod of each: "It rained [last May]. => DATE 2018-05".
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from newspipe_dates.stage import ExtractDates

FOLDER = Path(__file__).parent / "expressions"
MARK = re.compile(r"\[([^\[\]]+)\]")


class Case(NamedTuple):
    """A line of a table: ``expected`` holds (text, type, value, mod, quant, freq) of each expression in order."""

    place: str
    published: str | None
    sentence: str
    sentences: list[dict[str, int]]
    expected: list[tuple[str | None, ...]]


def cases():
    """Every line of every table."""
    for path in sorted(FOLDER.glob("*.txt")):
        published = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("@"):
                published = None if line.split()[1] == "none" else line.split()[1]
            elif line and not line.startswith("#"):
                yield read_line(line, published, f"{path.name}:{number}")


def read_line(line, published, place):
    """One case: ``The fair runs from [April 24] to [28]. => DATE 2019-04-24 ; DATE 2019-04-28``."""
    sentence, arrow, told = line.rpartition(" => ")
    assert arrow, f"{place}: no =>"
    texts = MARK.findall(sentence)
    attributes = [] if told == "nothing" else [tell(part.split()) for part in told.split(" ; ")]
    assert len(texts) == len(attributes), f"{place}: {len(texts)} brackets, {len(attributes)} values"
    plain = MARK.sub(r"\1", sentence)
    ends = [match.end() for match in re.finditer(r"[.?!](?= [A-Z\"]|$)|.$", plain)]
    spans = [{"start": start, "end": end} for start, end in zip([0, *ends], ends, strict=False) if start < end]
    return Case(place, published, plain, spans, [(t, *a) for t, a in zip(texts, attributes, strict=True)])


def tell(words):
    """The (type, value, mod, quant, freq) of "SET P1D quant=EVERY"."""
    type_, value, *rest = words
    named = dict(word.split("=") for word in rest if "=" in word)
    mod = next((word for word in rest if "=" not in word), None)
    return type_, value, mod, named.get("quant"), named.get("freq")


CASES = list(cases())


@pytest.fixture(scope="module")
def stage():
    stage = ExtractDates(anchor="published", day_first=None, ages=True, explain=False)
    stage.setup()
    return stage


@pytest.mark.parametrize("case", CASES, ids=[case.place for case in CASES])
def test_expression(stage, case):
    article = {"text": case.sentence, "published": case.published, "sentences": case.sentences}
    dates = stage.process(article)["dates"]
    assert [(d["text"], d["type"], d["value"], d["mod"], d["quant"], d["freq"]) for d in dates] == case.expected


def test_the_tables_hold_at_least_400_expressions():
    assert sum(max(1, len(case.expected)) for case in CASES) >= 400
