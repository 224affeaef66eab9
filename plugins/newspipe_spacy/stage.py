"""The stage `spacy`: sentences and names by an installed spaCy pipeline."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import newspipe
from newspipe_spacy.fields import FIELDS

UNNEEDED = ("lemmatizer", "attribute_ruler", "textcat", "textcat_multilabel")
LABELS = ("PERSON", "ORG", "LOC", "MISC")


class Spacy(newspipe.Stage):
    """Find sentences and names with a spaCy pipeline, in place of `segment` and `tag-entities`.

    ``sentences`` and ``entities`` are those of these stages. spaCy links no mentions, so ``name`` is the mention's own
    text, mentions of one text and label share an ``id``, and ``score`` is 1.
    """

    name = "spacy"
    requires = ("text",)
    provides = FIELDS
    options = {
        "model": {
            "type": "string",
            "minLength": 1,
            "description": "An installed pipeline: the name of its package, or the path of its folder.",
        },
        "labels": {
            "type": "object",
            "additionalProperties": {"enum": list(LABELS)},
            "default": {
                "PERSON": "PERSON",
                "PER": "PERSON",
                "ORG": "ORG",
                "GPE": "LOC",
                "LOC": "LOC",
                "FAC": "LOC",
                "NORP": "MISC",
                "EVENT": "MISC",
                "PRODUCT": "MISC",
                "WORK_OF_ART": "MISC",
                "LAW": "MISC",
                "LANGUAGE": "MISC",
                "MISC": "MISC",
            },
            "description": "What each of the pipeline's labels is called; names with another label are left out.",
        },
    }

    def __init__(self, *, model: str, labels: Mapping[str, str]) -> None:
        self.model = model
        self.labels = labels

    def setup(self) -> None:
        """Load the pipeline. Raises `StageError` where it is not there, or does not find names or sentences."""
        try:
            import spacy
        except ImportError:
            raise newspipe.StageError("spaCy is not installed; pip install 'newspipe-text[spacy]'") from None
        try:
            self._nlp = spacy.load(self.model, exclude=UNNEEDED)
        except OSError as error:
            advice = f"install it (python -m spacy download {self.model}), or give the path of its folder"
            raise newspipe.StageError(f"no spaCy pipeline '{self.model}': {advice} ({_first(error)})") from None
        produced = {name: set(self._nlp.get_pipe_meta(name).assigns) for name in self._nlp.pipe_names}
        given = set().union(*produced.values()) if produced else set()
        if "doc.ents" not in given:
            raise newspipe.StageError(f"the spaCy pipeline '{self.model}' finds no names: it lacks ner or entity_ruler")
        if not given & {"doc.sents", "token.is_sent_start", "token.sent_start"}:
            raise newspipe.StageError(
                f"the spaCy pipeline '{self.model}' finds no sentences: it lacks a parser, senter or sentencizer"
            )

    def process(self, article: Mapping[str, Any]) -> dict[str, Any]:
        """Return the ``sentences`` and ``entities`` of one article."""
        return self.process_batch([article])[0]

    def process_batch(self, articles: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Return them of each article. The pipeline gets all texts at once."""
        texts = [article["text"] for article in articles]
        self._nlp.max_length = max(self._nlp.max_length, *map(len, texts), 1)
        return [
            {
                "sentences": list(_sentences(document)),
                "entities": self._entities(document),
            }
            for document in self._nlp.pipe(texts)
        ]

    def _entities(self, document: Any) -> list[dict[str, Any]]:
        ids: dict[tuple[str, str], str] = {}
        return [
            {
                **newspipe.span(document.text, entity.start_char, entity.end_char),
                "label": self.labels[entity.label_],
                "name": entity.text,
                "id": ids.setdefault((entity.text, entity.label_), f"e{len(ids) + 1}"),
                "score": 1.0,
            }
            for entity in document.ents
            if entity.label_ in self.labels
        ]


def _sentences(document: Any) -> Iterator[dict[str, int]]:
    for sentence in document.sents:
        text = sentence.text
        start = sentence.start_char + len(text) - len(text.lstrip())
        if stripped := text.strip():
            yield {"start": start, "end": start + len(stripped)}


def _first(error: BaseException) -> str:
    return str(error).split("\n", maxsplit=1)[0]
