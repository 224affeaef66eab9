"""Every line of the tables in expressions/: the right words, the right type, the right value."""

import pytest
from expressions_table import cases
from newspipe_dates.stage import ExtractDates

CASES = list(cases())


@pytest.fixture(scope="module")
def stage():
    stage = ExtractDates(anchor="published", day_first=None, explain=False)
    stage.setup()
    return stage


@pytest.mark.parametrize("case", CASES, ids=[case.place for case in CASES])
def test_expression(stage, case):
    article = {"text": case.sentence, "published": case.published, "sentences": case.sentences}
    dates = stage.process(article)["dates"]
    assert [(d["text"], d["type"], d["value"], d["mod"], d["quant"], d["freq"]) for d in dates] == case.expected


def test_the_tables_hold_at_least_400_expressions():
    assert sum(max(1, len(case.expected)) for case in CASES) >= 400
