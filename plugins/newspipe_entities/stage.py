"""The stage ``tag-entities``: tokens, then a tagger, then what the whole article and the user's lexicon know better."""

from collections.abc import Mapping, Sequence
from typing import Any

import newspipe
from newspipe_entities.abbreviations import expand
from newspipe_entities.aliases import resolve
from newspipe_entities.consistency import agree, find_again
from newspipe_entities.cuts import cut
from newspipe_entities.edges import trim
from newspipe_entities.fields import FIELDS
from newspipe_entities.headlines import read_capitals
from newspipe_entities.joins import join
from newspipe_entities.lexicon import Lexicon, override
from newspipe_entities.names import Name
from newspipe_entities.tagger import LABELS, Mention, Tagger
from newspipe_entities.tokens import Document, tokenise


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
            "x-from-file": True,
            "description": "Your own names, a list for each label. They win over everything else, with score 1.",
        },
    }

    def __init__(self, *, labels: Sequence[str], min_score: float, lexicon: Mapping[str, Sequence[str]]) -> None:
        self.labels = frozenset(labels)
        self.min_score = min_score
        self.lexicon = lexicon

    def setup(self) -> None:
        """Load the network and build the automaton of the lexicon. NumPy is imported here, and not before."""
        from newspipe_entities.model import ModelTagger

        self._tagger: Tagger = ModelTagger()
        self._lexicon = Lexicon(self.lexicon)

    def process(self, article: Mapping[str, Any]) -> dict[str, Any]:
        """Return the field ``entities`` of one article."""
        return self.process_batch([article])[0]

    def process_batch(self, articles: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Return the field ``entities`` of each article; the tagger sees them all at once."""
        documents = [tokenise(a["text"], ((s["start"], s["end"]) for s in a["sentences"])) for a in articles]
        tagged = self._tagger.tag(documents)
        return [{"entities": self._entities(*pair)} for pair in zip(documents, tagged, strict=True)]

    def _entities(self, document: Document, mentions: Sequence[Mention]) -> list[dict[str, Any]]:
        trimmed = [mention for raw in mentions if (mention := trim(document, raw))]
        whole = expand(document, join(document, cut(document, trimmed)))
        settled = agree(document, read_capitals(document, find_again(document, whole)))
        names = [_name(document, mention) for mention in settled]
        resolved = resolve(document.text, override(names, self._lexicon.find(document.text)))
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
            for name, entity, fullest in resolved
            if name.label in self.labels and name.score >= self.min_score
        ]


def _name(document: Document, mention: Mention) -> Name:
    start, end = document.starts[mention.first], document.ends[mention.stop - 1]
    return Name(start, end, document.text[start:end], mention.label, mention.score)
