"""The stage ``tag-entities``: tokens, then a tagger, then what the whole article and the user's lexicon know better."""

from collections.abc import Mapping, Sequence
from typing import Any

import newspipe
from newspipe_entities.fields import FIELDS
from newspipe_entities.names import Name
from newspipe_entities.tagger import LABELS


class TagEntities(newspipe.Stage):
    """Find the people, organisations, places and other names of an article, and say which mentions are the same one.

    ``entities`` holds one object a mention, in text order: ``start`` and ``end`` (code points, half-open), ``text``,
    ``label`` (PERSON, ORG, LOC or MISC: peoples, events, works, products), ``name`` (the entity's fullest name in the
    article), ``id`` (one for each entity of the article: "e1", "e2") and ``score`` (0 to 1).
    """

    name = "tag-entities"
    requires = ("text", "sentences")
    provides = FIELDS
    languages = ("en",)
    options = {
        "labels": {
            "type": "array",
            "items": {"enum": list(LABELS)},
            "minItems": 1,
            "uniqueItems": True,
            "default": list(LABELS),
            "description": "The labels to keep.",
        },
        "min_score": {
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "default": 0,
            "description": "Leave out mentions with a lower score.",
        },
        "lexicon": {
            "type": "object",
            "propertyNames": {"enum": list(LABELS)},
            "additionalProperties": {"type": "array", "items": {"type": "string", "pattern": "\\S"}},
            "default": {},
            "description": "Your own names, a list for each label. They win over everything else, with score 1.",
            "x-from-file": True,
        },
    }

    def __init__(self, *, labels: Sequence[str], min_score: float, lexicon: Mapping[str, Sequence[str]]) -> None:
        self.labels = frozenset(labels)
        self.min_score = min_score
        self.lexicon = lexicon

    def setup(self) -> None:
        """Load the network, the lists and the lexicon. All of it is imported here, and not before."""
        from newspipe_entities.article import EntityFinder

        self._finder = EntityFinder(self.lexicon)

    def process(self, article: Mapping[str, Any]) -> dict[str, Any]:
        """Return the field ``entities`` of one article."""
        return self.process_batch([article])[0]

    def process_batch(self, articles: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Return the field ``entities`` of each article; the tagger sees them all at once."""
        return [{"entities": self._chosen(found)} for found in self._finder.find(articles)]

    def _chosen(self, found: Sequence[tuple[Name, int, str]]) -> list[dict[str, Any]]:
        """Return the mentions that the options ask for, with ids in their order."""
        ids: dict[int, str] = {}
        return [
            {
                "start": name.start,
                "end": name.end,
                "text": name.text,
                "label": name.label,
                "name": fullest,
                "id": ids.setdefault(entity, f"e{len(ids) + 1}"),
                "score": round(name.score, 3),
            }
            for name, entity, fullest in found
            if name.label in self.labels and name.score >= self.min_score
        ]
