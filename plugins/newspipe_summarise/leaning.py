"""Which sentences need another one: those that point back, and those that are somebody's speech."""

from collections.abc import Sequence

from newspipe_summarise.document import Sentence
from newspipe_summarise.lexicon import Leaning, lexicon

_LONGEST_PHRASE = 4  # words
_OBJECT_WITHIN = 5  # words: a pronoun so early, and no subject, has its noun in another sentence
_FRONTED_WITHIN = 4
_PAIRS = {"both": "and", "neither": "nor", "either": "or"}
_OPENING_QUOTES = tuple("\"“„«‘'`")


def leans(sentence: Sentence) -> bool:
    """Return whether the sentence needs the one before it: "He …", "But …", "For example …", "The crew put it out."."""
    words, known = sentence.words, lexicon().leaning
    if not words:
        return False
    if words[0] in known.openers:
        return not _explains_itself(sentence, known)
    return (
        any(tuple(words[:length]) in known.phrases for length in range(2, _LONGEST_PHRASE + 1))
        or (len(words) > 2 and words[1] in known.periods and words[2] in known.later)
        or _has_early_object(words, known)
        or (words[0] in known.fronted and _points_back_twice(sentence, known))
    )


def _explains_itself(sentence: Sentence, known: Leaning) -> bool:
    """Whether an opener points to nothing before: "This week …", "Her Majesty …", "Both Ada and Odo …"."""
    first, second = (*sentence.words[:2], "")[:2]
    if first in _PAIRS:
        after = sentence.text.split(None, 2)[1:2]
        return bool(after) and after[0][0].isupper() and _PAIRS[first] in sentence.words[2:10]
    if first in ("this", "these"):
        return second in known.self_explaining
    return second in known.honours and first in ("his", "her", "their")


def _has_early_object(words: Sequence[str], known: Leaning) -> bool:
    """Whether a pronoun is no subject and so early that its noun is elsewhere: "The deal gives them more"."""
    for index in range(2, min(_OBJECT_WITHIN, len(words))):
        if words[index] in known.objects:
            after = words[index + 1] if index + 1 < len(words) else ""
            return after not in known.clause_verbs and not after.endswith("ed")
    return False


def _points_back_twice(sentence: Sentence, known: Leaning) -> bool:
    """Whether a pronoun in the first clause finds no noun in the second: "When she left, he wept."."""
    early = sentence.words[1:_FRONTED_WITHIN]
    if known.pronouns.isdisjoint(early):
        return False
    _, comma, rest = sentence.text.partition(", ")
    return not comma or rest.split(None, 1)[0].lower().replace("’", "'") in known.pronouns


def quotations(sentences: Sequence[Sentence]) -> list[bool]:
    """Return of each sentence whether it is someone's speech, or breaks off in it.

    So it is if it begins with a quotation mark or inside a quotation, or leaves one open. A quotation ends with its
    paragraph at the latest, as newspapers mark each paragraph anew.
    """
    result = []
    inside = False
    paragraph = 0
    for sentence in sentences:
        line = sentence.text
        begins_inside = inside and sentence.paragraph == paragraph
        inside = leaves_open(line, begins_inside)
        result.append(begins_inside or inside or line.startswith(_OPENING_QUOTES))
        paragraph = sentence.paragraph
    return result


def leaves_open(line: str, inside: bool) -> bool:
    """Return whether a quotation is open after ``line``, which begins ``inside`` one or not."""
    opened, closed = line.rfind("“"), line.rfind("”")
    if opened != closed:
        return opened > closed
    return inside != bool(line.count('"') % 2)
