"""Find the entities of an article: its tokens, the tagger's mentions, and what the whole text knows better."""

from collections.abc import Mapping, Sequence
from typing import Any

from newspipe_entities.abbreviations import expand
from newspipe_entities.aliases import resolve
from newspipe_entities.calibration import Calibration
from newspipe_entities.consistency import agree, find_again
from newspipe_entities.cuts import cut
from newspipe_entities.edges import trim
from newspipe_entities.fixtures import same_kind
from newspipe_entities.headlines import read_capitals
from newspipe_entities.joins import join
from newspipe_entities.lexicon import Lexicon, override
from newspipe_entities.model import ModelTagger
from newspipe_entities.names import Name
from newspipe_entities.tagger import Mention, Tagger
from newspipe_entities.tokens import Document, tokenise


class EntityFinder:
    """Finds entities; building one loads the network, the word lists and the lexicon."""

    def __init__(
        self,
        lexicon: Mapping[str, Sequence[str]],
        tagger: Tagger | None = None,
        calibration: Calibration | None = None,
    ) -> None:
        self._tagger: Tagger = tagger or ModelTagger()
        self._calibration = calibration or Calibration.shipped()
        self._lexicon = Lexicon(lexicon)

    def find(self, articles: Sequence[Mapping[str, Any]]) -> list[list[tuple[Name, int, str]]]:
        """Return, for each article, its names with their entities' numbers and fullest names, in text order."""
        documents = [tokenise(a["text"], ((s["start"], s["end"]) for s in a["sentences"])) for a in articles]
        return [self._settled(*pair) for pair in zip(documents, self._tagger.tag(documents), strict=True)]

    def _settled(self, document: Document, mentions: Sequence[Mention]) -> list[tuple[Name, int, str]]:
        trimmed = [mention for raw in mentions if (mention := trim(document, raw))]
        whole = expand(document, join(document, cut(document, trimmed)))
        again = find_again(document, same_kind(document, whole))
        agreed = agree(document, read_capitals(document, again))
        names = [self._name(document, mention) for mention in agreed]
        return resolve(document.text, override(names, self._lexicon.find(document.text)))

    def _name(self, document: Document, mention: Mention) -> Name:
        start, end = document.starts[mention.first], document.ends[mention.stop - 1]
        score = self._calibration.probability(mention.label, mention.score)
        return Name(start, end, document.text[start:end], mention.label, score)
