"""Past or future: what the verbs around an expression tell of its direction from the article's day."""

from typing import Final

from newspipe_dates.phrases import Phrases

PAST, FUTURE = -1, 1
_NEAR: Final = 48  # code points in which most verbs stand: the rest is looked at only without one
REACH: Final = 120  # code points before and after an expression that are looked at


def direction(phrases: Phrases, before: str, after: str) -> int:
    """PAST or FUTURE after the nearest verb before the expression, else after it, else its preposition; or 0.

    ``before`` and ``after`` are the parts of the sentence around the expression, in lower case. Verbs that may be nouns
    ("plan") count only where no other verb tells, or only that somebody said so.
    """
    before = phrases.pattern("time-before").sub("on ", before)
    verb = phrases.either("ahead", "behind")
    at_once = verb.match(after, 1) if after[:1] == " " else None
    if at_once and at_once["behind"] and not phrases.pattern("auxiliary").match(at_once[0]):
        return PAST  # "the court on Tuesday rejected"
    told = None
    for reach in (_NEAR, REACH):
        told = next(reversed(list(verb.finditer(before, max(0, len(before) - reach)))), None)
        if told or len(before) <= reach:
            break
    spoken = told is not None and phrases.pattern("saying").fullmatch(told[0])
    pending = phrases.before("pending", before, len(before)) if spoken or told is None else None
    if spoken and pending:
        return FUTURE
    if (spoken or told is None) and phrases.pattern("plan").search(before, told.end() if told else 0):
        return FUTURE
    told = told or verb.search(after)
    if told:
        return FUTURE if told["ahead"] else PAST
    plan = pending or phrases.pattern("plan").search(after) or phrases.pattern("infinitive").search(before)
    return FUTURE if plan else 0
