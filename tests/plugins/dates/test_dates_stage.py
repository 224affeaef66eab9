"""The stage as a pipeline sees it."""

from newspipe_dates.stage import ExtractDates

KEYS = ["start", "end", "text", "type", "value", "mod", "quant", "freq", "anchor"]


def dates_of(text, published="2019-04-10"):
    stage = ExtractDates(anchor="published", day_first=None, explain=False)
    stage.setup()
    article = {"text": text, "published": published, "sentences": [{"start": 0, "end": len(text)}]}
    return stage.process(article)["dates"]


def test_every_date_has_the_same_keys_and_its_own_text():
    text = "Mira Voss said on Thursday that the bridge, closed for three weeks, opens every day from 4 May 2019."
    dates = dates_of(text)
    assert [(date["text"], date["type"], date["value"]) for date in dates] == [
        ("Thursday", "DATE", "2019-04-04"),
        ("three weeks", "DURATION", "P3W"),
        ("every day", "SET", "P1D"),
        ("4 May 2019", "DATE", "2019-05-04"),
    ]
    assert all(list(date) == KEYS and text[date["start"] : date["end"]] == date["text"] for date in dates)


def test_a_text_without_dates_gives_none():
    assert dates_of("Nothing happened.") == []
