"""Which lines of a text are page furniture and not the article: menus, share buttons, links, comments, small print.

A text with several furniture phrases is a copied page, and the classifier judges its lines. Any other text is an
article already: it loses only the lines that are furniture by their own words, so that plain news comes through whole.
"""

from dataclasses import dataclass, replace

from newspipe_clean.classifier import Classifier
from newspipe_clean.lines import Line
from newspipe_clean.phrases import phrase_reason

PHRASES_OF_A_PAGE = 3
SURE = 0.9  # probability
KEEP = 0.4  # probability: about where word F1 is highest on pages that were not trained on
HEADLINE = 20  # words
PROSE = 8  # words
ENDS = (".", "!", "?", ".”", '."', "?”", '?"')
AMBIGUOUS = frozenset(("menu", "share", "comments", "author"))  # "Home", "YouTube" or "Report" may be a news line


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that was taken out, and why: one of the reasons in phrases.py, or where the line stood in the page."""

    line: Line
    reason: str


def judge_lines(lines: list[Line], classifier: Classifier) -> list[str | None]:
    """Return for each line the reason why it is furniture; None if it is the article's."""
    reasons = [phrase_reason(line.text) for line in lines]
    found = len(reasons) - reasons.count(None)
    if found >= PHRASES_OF_A_PAGE:
        return _judge_page(lines, reasons, classifier)
    return _judge_article(lines, reasons) if found else reasons


def apply(lines: list[Line], verdicts: list[str | None]) -> tuple[list[Line], list[Removed]]:
    """Return the lines without a verdict and the others with theirs, both in their order."""
    kept: list[Line] = []
    removed: list[Removed] = []
    gap = False
    for line, verdict in zip(lines, verdicts, strict=True):
        gap = gap or line.gap
        if verdict is not None:
            removed.append(Removed(line, verdict))
            continue
        kept.append(line if line.gap == gap else replace(line, gap=gap))
        gap = False
    return kept, removed


def _judge_page(lines: list[Line], reasons: list[str | None], classifier: Classifier) -> list[str | None]:
    keep = [p >= KEEP for p in _sure_of_something(lines, classifier.probabilities([line.text for line in lines]))]
    if not any(keep):
        return [reason or "no article" for reason in reasons]
    first, last = keep.index(True), len(keep) - 1 - keep[::-1].index(True)
    return [
        None
        if kept
        else reason or ("before article" if here < first else "after article" if here > last else "inside article")
        for here, (kept, reason) in enumerate(zip(keep, reasons, strict=True))
    ]


def _sure_of_something(lines: list[Line], probabilities: list[float]) -> list[float]:
    """Raise all probabilities, by the same odds, so that the likeliest line of prose is `SURE` to be the article's.

    The pages that the classifier learned from are long. Of a short article it thinks too little, line by line, though
    it ranks the lines well; and somebody who copies a page copies it for its article.
    """
    prose = [
        probability
        for line, probability in zip(lines, probabilities, strict=True)
        if line.text.endswith(ENDS) and line.text.count(" ") >= PROSE
    ]
    if not prose or max(prose) >= SURE:
        return probabilities
    raised = _odds(SURE) / _odds(max(prose))
    return [raised * _odds(p) / (1 + raised * _odds(p)) for p in probabilities]


def _odds(probability: float) -> float:
    return max(probability, 1e-9) / max(1 - probability, 1e-9)


def _judge_article(lines: list[Line], reasons: list[str | None]) -> list[str | None]:
    verdicts: list[str | None] = []
    links = False
    for line, reason in zip(lines, reasons, strict=True):
        words = line.text.count(" ") + 1
        if reason is not None:
            links = reason == "related" and words <= 4
            verdicts.append(reason if words > 1 or reason not in AMBIGUOUS else None)
            continue
        links = links and words <= HEADLINE and not line.text.endswith(ENDS)
        verdicts.append("related" if links else None)
    return verdicts
