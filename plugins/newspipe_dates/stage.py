"""The `extract-dates` stage."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import newspipe
from newspipe_dates import evidence
from newspipe_dates.context import Context
from newspipe_dates.evidence import Evidence
from newspipe_dates.fields import fields
from newspipe_dates.language import english
from newspipe_dates.tagger import Tagger
from newspipe_dates.text import plain


class ExtractDates(newspipe.Stage):
    """Find every temporal expression and give it a TIMEX3 type and value, resolved in context.

    Relative expressions ("last Friday", "April 4") are counted from ``published``, or from the field that ``anchor``
    names; without it from a full date in the dateline, else they keep an underspecified value ("XXXX-WXX-5").
    """

    name = "extract-dates"
    requires = ("text", "sentences")
    provides = fields(explain=False)
    languages = ("en",)
    options = {
        "anchor": {
            "type": "string",
            "default": "published",
            "description": "The field that holds the article's own date, ISO 8601; a time zone keeps its calendar day.",
        },
        "day_first": {
            "type": ["boolean", "null"],
            "default": None,
            "description": "Whether 04/05/2019 is 4 May. null: as the article's own dates show, else by its language.",
        },
        "ages": {
            "type": "boolean",
            "default": True,
            "description": 'Whether ages are durations: "six-year-old", "93 years old".',
        },
        "explain": {
            "type": "boolean",
            "default": False,
            "description": "Add to each date the name of the rule that found it.",
        },
    }

    def __init__(self, *, anchor: str, day_first: bool | None, ages: bool, explain: bool) -> None:
        self.anchor = anchor
        self.day_first = day_first
        self.ages = ages
        self.explain = explain
        self.provides = fields(explain)

    def setup(self) -> None:
        """Read the language."""
        self.language = english()
        self.tagger = Tagger(self.language)
        self.evidence = Evidence(self.language)

    def process(self, article: Mapping[str, Any]) -> dict[str, Any]:
        """Return ``dates``, in the order of the text."""
        text = article["text"]
        lower = plain(text)
        published = evidence.anchor_day(article.get(self.anchor))
        today = self.evidence.dateline_day(text, lower, published) or published
        context = Context(
            text=text,
            lower=lower,
            sentences=[(span["start"], span["end"]) for span in article["sentences"]],
            language=self.language,
            today=today,
            shown_day_first=cache(lambda: self.evidence.day_first(lower, article.get("language"))),
            day_first=self.day_first,
            ages=self.ages,
            minute=evidence.anchor_minute(article.get(self.anchor)) if today == published else None,
            is_blog=self.evidence.is_blog(lower),
            narrative=self.evidence.is_narrative(lower, today),
        )
        dates = []
        for start, end, timex, rule in self.tagger.tag(context):
            date = {"start": start, "end": end, "text": text[start:end], **timex.fields()}
            if self.explain:
                date["rule"] = rule
            dates.append(date)
        return {"dates": dates}
