"""The mentions of a document, found by token, so that a rule can look at what stands beside a word and change it."""

from collections.abc import Sequence

from newspipe_entities.tagger import Mention


class Spans:
    """The mentions of a document, found by token."""

    def __init__(self, size: int, mentions: Sequence[Mention]) -> None:
        self._at: list[Mention | None] = [None] * size
        for mention in mentions:
            self.put(mention)

    def at(self, token: int) -> Mention | None:
        """Return the mention that a token is in."""
        return self._at[token]

    def touching(self, first: int, stop: int) -> list[Mention]:
        """Return the mentions that share a token with a range, in text order."""
        return list(dict.fromkeys(mention for mention in self._at[first:stop] if mention))

    def drop(self, mention: Mention) -> None:
        """Take a mention out."""
        self._at[mention.first : mention.stop] = [None] * (mention.stop - mention.first)

    def put(self, new: Mention) -> None:
        """Add a mention, in place of those that it overlaps."""
        for old in self.touching(new.first, new.stop):
            self.drop(old)
        self._at[new.first : new.stop] = [new] * (new.stop - new.first)

    def all(self) -> list[Mention]:
        """Return the mentions in text order."""
        return list(dict.fromkeys(mention for mention in self._at if mention))
