"""Which sentences can stand in a summary, and which of them can stand first."""

import re
from collections.abc import Sequence

from newspipe_summarise.document import Sentence

FEWEST_WORDS = 6
ENDS_WHOLE = re.compile(r"[.!?…。！？।؟][\"'”’»)\]]*\Z")
LONGEST_END = 8
FURNITURE_STARTS = frozenset(
    tuple(start.split())
    for start in (
        "all rights",
        "also read",
        "click here",
        "click on",
        "copyright by",
        "file photo",
        "follow us",
        "image by",
        "image courtesy",
        "photo by",
        "photo courtesy",
        "photograph by",
        "photos by",
        "read also",
        "read more",
        "see also",
        "share this",
        "sign up",
        "subscribe to",
        "tap here",
    )
)
ADDRESS_WORDS = frozenset({"http", "https", "www"})
NO_COMMENT_WORDS = frozenset({"declined", "request", "requests", "respond", "responded"})

_LEANING = """
additionally also and another besides both but finally furthermore hence he he'd he'll he's her hers him his however
instead it it's its likewise meanwhile moreover nevertheless nonetheless nor or other others otherwise she she'd she'll
she's similarly so still such that that's their theirs them then therefore these they they'd they'll they're they've
this those thus yet
"""
LEANING = frozenset(_LEANING.split())
LEANING_PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        "after that",
        "as such",
        "by contrast",
        "for example",
        "for instance",
        "in addition",
        "in contrast",
        "in fact",
        "in turn",
    )
)
_SELF_EXPLAINING = """
afternoon article autumn book chapter century essay evening fall guide month morning paper quarter report season section
spring story study summer thesis week weekend winter year
"""
SELF_EXPLAINING = frozenset(_SELF_EXPLAINING.split())
OPENING_QUOTES = tuple("\"“„«‘'`")


def is_statement(sentence: Sentence) -> bool:
    """Tell whether this is a whole sentence of the article's own: no heading, byline, label, credit or appeal."""
    text, words = sentence.text, sentence.words
    return (
        len(words) >= FEWEST_WORDS
        and ENDS_WHOLE.search(text, max(0, len(text) - LONGEST_END)) is not None
        and not is_furniture(words)
    )


def is_furniture(words: list[str]) -> bool:
    """Tell whether these words ask the reader to do something on the page, credit a picture or give an address.

    That somebody "did not respond to a request for comment" is furniture too.
    """
    return (
        tuple(words[:2]) in FURNITURE_STARTS
        or not ADDRESS_WORDS.isdisjoint(words)
        or ("comment" in words and not NO_COMMENT_WORDS.isdisjoint(words))
    )


def leans(sentence: Sentence) -> bool:
    """Tell whether the sentence needs the one before it: "He …", "But …", "For example …"."""
    first, second = (*sentence.words[:2], "", "")[:2]
    if first in LEANING:
        return not (first == "this" and second in SELF_EXPLAINING)
    return (first, second) in LEANING_PAIRS


def quotations(sentences: Sequence[Sentence]) -> list[bool]:
    """Tell of each sentence whether it is someone's speech, or breaks off in it.

    So it is where it begins with a quotation mark or inside a quotation, or leaves one open. A quotation ends with its
    paragraph at the latest, as newspapers mark each paragraph anew.
    """
    result = []
    inside = False
    paragraph = 0
    for sentence in sentences:
        line = sentence.text
        begins_inside = inside and sentence.paragraph == paragraph
        inside = leaves_open(line, begins_inside)
        result.append(begins_inside or inside or line.startswith(OPENING_QUOTES))
        paragraph = sentence.paragraph
    return result


def leaves_open(line: str, inside: bool) -> bool:
    """Tell whether a quotation is open after ``line``, which begins ``inside`` one or not."""
    opened, closed = line.rfind("“"), line.rfind("”")
    if opened != closed:
        return opened > closed
    return inside != bool(line.count('"') % 2)
