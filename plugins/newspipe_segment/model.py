"""The log-linear model that decides the gaps which no rule does."""

import json
from importlib.resources import files

from newspipe_segment.gaps import Gap, features
from newspipe_segment.rules import verdict

Weights = dict[str, int]  # hundredths of a logit for each feature


class Splitter:
    """Decide whether a sentence ends at a gap. ``weights`` holds those of gaps after a "stop" and after "none"."""

    def __init__(self, weights: dict[str, Weights]) -> None:
        self._after_stop = weights["stop"]
        self._after_none = weights["none"]

    @classmethod
    def load(cls) -> "Splitter":
        """Return the splitter with the weights that come with newspipe."""
        return cls(json.loads(files("newspipe_segment").joinpath("weights.json").read_text("utf-8")))

    def ends_sentence(self, gap: Gap) -> bool:
        """Return what the rules say or, where they say nothing, what is more likely."""
        ruled = verdict(gap)
        if ruled is not None:
            return ruled
        weights = self._after_stop if gap.before.has_stop else self._after_none
        return sum([weights.get(feature, 0) for feature in features(gap)]) > 0
