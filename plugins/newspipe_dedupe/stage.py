"""The stage `deduplicate`."""

from collections.abc import Mapping, Sequence
from typing import Any

import newspipe


class Deduplicate(newspipe.Stage):
    """Drop an article whose text is a near copy of that of an earlier one.

    Texts are compared as sets of runs of five words, by MinHash with locality-sensitive hashing (A. Broder, On the
    resemblance and containment of documents, 1997), so that a corrected copy with another byline is found too.
    Articles are dropped as ``duplicate of ID``, counted as ``duplicate``. The stage remembers articles, so a run with
    it uses one worker.
    """

    name = "deduplicate"
    requires = ("text",)
    parallel = False
    options = {
        "threshold": {
            "type": "number",
            "minimum": 0.5,
            "maximum": 1,
            "default": 0.7,
            "description": "How alike two texts must be, as the share of the runs of five words that both have.",
        },
        "scope": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "uniqueItems": True,
            "default": [],
            "description": 'Compare only articles that agree in these fields, as in ["site_name", "language"].',
        },
        "memory": {
            "type": "integer",
            "minimum": 1,
            "default": 50_000,
            "description": "Remember at most this many articles, about 8 kB each; the oldest are forgotten first.",
        },
    }

    def __init__(self, *, threshold: float, scope: Sequence[str], memory: int) -> None:
        self.threshold = threshold
        self.scope = tuple(scope)
        self.memory = memory

    def setup(self) -> None:
        """Begin with nothing remembered. Raises `StageError` where datasketch is not installed."""
        try:
            from newspipe_dedupe.memory import Memory
        except ImportError:
            advice = "pip install 'newspipe-text[dedupe]'"
            raise newspipe.StageError(f"datasketch, which compares the texts, is not installed; {advice}") from None
        self._memory = Memory(self.threshold, self.memory)

    def process(self, article: Mapping[str, Any]) -> dict[str, Any] | newspipe.Drop:
        """Drop a near copy; remember any other article that has words."""
        scope = [article.get(field) for field in self.scope]
        original = self._memory.met(article["text"], article.get("id"), scope)
        return {} if original is None else newspipe.Drop("duplicate", f"of {original}")

    def get_state(self) -> bytes:
        """Return the articles that are remembered."""
        return self._memory.dump()

    def set_state(self, state: bytes) -> None:
        """Remember the articles of an earlier run."""
        self._memory.load(state)
