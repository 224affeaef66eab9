"""Are the two sides of a fixture or a result of one kind? "Vey Rovers 2 Oslo 1", "Oslo v Bergen"."""

from collections.abc import Sequence

from newspipe_entities.tagger import Mention
from newspipe_entities.tokens import Document
from newspipe_entities.vocabulary import listed

SCORE = 0.85
BETWEEN = listed("between sides")
FIGURES = 3  # digits of a team's score


def same_kind(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with both sides ORG where one is, or where "v" stands between two places."""
    found = list(mentions)
    for i in range(1, len(found)):
        left, right = found[i - 1], found[i]
        labels = {left.label, right.label}
        between = document.words[left.stop : min(right.first, left.stop + 2)]
        if right.first - left.stop != 1 or not between:
            continue
        is_fixture = between[0] in BETWEEN
        is_result = _is_score(document, left.stop) and _is_score(document, right.stop)
        if (is_fixture and (labels == {"LOC"} or "ORG" in labels)) or (is_result and "ORG" in labels):
            found[i - 1], found[i] = _as_team(left), _as_team(right)
    return found


def _is_score(document: Document, at: int) -> bool:
    return at < len(document.words) and document.words[at].isdigit() and len(document.words[at]) <= FIGURES


def _as_team(mention: Mention) -> Mention:
    return mention if mention.label == "ORG" else mention._replace(label="ORG", score=SCORE)
