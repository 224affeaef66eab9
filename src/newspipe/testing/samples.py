"""Articles to try a stage on, with the fields that it needs."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newspipe.article import INPUT
from newspipe.plugins import loading
from newspipe.stage import Drop, Stage, defaults
from newspipe.testing.hostile import SMALL

NEWS = """PORT AMARA, April 11, 2019 (ANA) — The mill at Port Amara closed on Thursday, its owner said.

Ada Stone, who has led the Northern Timber Company (NTC) since 2014, blamed the price of logs. “We waited for three
years,” she told reporters. The union's head, Omar Ruiz, said 240 people would lose their work by the end of the month.

NTC had opened the mill in May 1987. Stone said the company would keep its office in Oslo."""
ODD_FIELDS: tuple[dict[str, Any], ...] = (
    {"title": None, "published": None, "language": None},
    {"title": "", "published": "no date", "url": "://"},
    {"title": 7, "published": [], "author": {}},
)


class Unprepared(Exception):
    """No installed stage provides what a stage needs."""


class Preparation:
    """Gives articles the fields that a stage needs, by running those installed stages that provide them."""

    def __init__(self, stage: Stage) -> None:
        """Raises `Unprepared` where a needed field comes from nowhere."""
        registry = loading.load(None)
        self._offered = {name: offer.offered for name, offer in sorted(registry.offers.items()) if name != stage.name}
        self.steps = [name for field in stage.requires for name in self._providers(field)]
        self.steps = list(dict.fromkeys(self.steps))
        self._stages = [self._offered[name](**defaults(self._offered[name].options)) for name in self.steps]
        for each in self._stages:
            each.setup()

    def __call__(self, article: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return the article with the fields; None where a stage before drops it."""
        ready = dict(article)
        for stage in self._stages:
            fields = stage.process(ready)
            if isinstance(fields, Drop):
                return None
            ready |= fields
        return ready

    def _providers(self, requirement: str) -> Iterator[str]:
        fields = set(requirement.split("|"))
        if fields & INPUT.keys():
            return
        providers = [name for name, other in self._offered.items() if fields.intersection(other.provides)]
        usable = [
            name for name in providers if len(defaults(self._offered[name].options)) == len(self._offered[name].options)
        ]
        if not usable:
            raise Unprepared(
                f"no installed stage provides {' or '.join(repr(field) for field in sorted(fields))}; "
                "give articles that have it"
            )
        for needed in self._offered[usable[0]].requires:
            yield from self._providers(needed)
        yield usable[0]


def samples(given: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return articles by a name for messages: news, the author's own, odd fields, and the small hostile texts."""
    articles: dict[str, dict[str, Any]] = {"news": {"id": "news", "published": "2019-04-11", "text": NEWS}}
    articles |= {f"given {number}": {"id": f"given-{number}", **article} for number, article in enumerate(given, 1)}
    base = given[0] if given else articles["news"]
    articles |= {
        f"odd fields {number}": {**base, **odd, "id": f"odd-{number}"} for number, odd in enumerate(ODD_FIELDS, 1)
    }
    articles |= {name: {**base, "id": name, "text": text, "html": text} for name, text in SMALL.items()}
    return copy.deepcopy(articles)  # a stage that changes its input must not change what the next one gets
