"""Lines that are furniture by what they say: links, appeals to the reader, notes, tags, small print, biographies."""

import re
from collections.abc import Sequence
from functools import lru_cache

from newspipe_clean.phrases import phrase_reason
from newspipe_clean.roles import Role, role_of
from newspipe_clean.words import has, opening

LINK_WORDS = 14  # of a link that has no colon after its first words
MARK_WORDS = 12  # of a line that begins the part of a page after the article
STRONG_WORDS = 30  # of a line with a phrase that only a call to the reader has
LONG = 400  # code points: a longer line is prose
MORE = re.compile(r"MORE [\w &'’.]{2,30}:")
COPYRIGHT = re.compile(r"©.*(?:19|20)\d\d|(?:19|20)\d\d ?©|all rights reserved|^copyrights?\b", re.IGNORECASE)
PRICE = re.compile(
    r"(?:[$€£₹]|Rs\.? ?)\d[\d.,]*(?:/| (?:a|per|for|every) ).{0,20}(?:day|week|month|year)s?\b.{0,20}$", re.IGNORECASE
)
ADDRESS_ONLY = re.compile(r"(?:e-?mail:? ?)?\S+@\S+\.\S+|https?://\S+|@\w+", re.IGNORECASE)
COLON = re.compile(r"\s*[]:|–—→>-]")
ARROWS = ("→", "←", "↓", "»", "›", "▶", "►", "⟶")
HASHTAGS = re.compile(r"(?:# ?[\w-]+[ ,]*){2,}|.*(?:\s#\w+){2,}")
SIGNATURE = re.compile(r"[—–-]{1,2} ?[A-Z][\w&.’' ]{1,30}|[A-Z]{2,4}")
CONTACT = re.compile(r"\S@\S+\.\w|\(?\b\d{3,4}\)?[ -]\d{3}[ -]?\d{3,4}\b|https?://|www\.")
CONTACT_WORDS = 15
CLOSING_WORDS = 32
OPENING_MARKS = "([*•▶►→»>#- "
ENDS = (".", "!", "?", ".”", '."', "?”", '?"', "!”", '!"', ".’", ".'", ":")


@lru_cache(maxsize=4096)
def link_reason(line: str) -> str | None:
    """Return the reason why a line inside an article is none of its text; None if it is text.

    A link to another article, an appeal to subscribe, a caption with its credit, an agency's note in brackets.
    """
    if len(line) > LONG:
        return None
    words = line.count(" ") + 1
    bare = line.lstrip(OPENING_MARKS)
    link = opening("furniture", "link opening").match(bare)
    if link and (
        link[0].endswith(":") or COLON.match(bare, link.end()) or (words <= LINK_WORDS and not _is_sentence(line))
    ):
        return "related"
    if MORE.match(bare):
        return "related"
    if opening("furniture", "appeal opening").match(bare) and has("furniture", "appeal", line):
        return "newsletter"
    if words <= STRONG_WORDS and has("furniture", "strong appeal", line):
        return "newsletter"
    if words <= LINK_WORDS and (line.startswith(ARROWS) or line.endswith(ARROWS)):
        return "related"
    role = role_of(line)
    if role is Role.CAPTION or (role is Role.NOTE and (line[0] in "([" or words <= 3)):
        return str(role.value)
    if role is Role.TOOLS and words > 1 and any(map(str.isalpha, line)):
        return "share"
    return None


@lru_cache(maxsize=4096)
def notice_reason(line: str) -> str | None:
    """Return the reason why a line above or below an article is none of its text; None if it can be text."""
    reason = link_reason(line) or phrase_reason(line)
    if reason:
        return reason
    role = role_of(line)
    if role is not None:
        return str(role.value)
    if len(line) > LONG:
        return None
    bare = line.lstrip(OPENING_MARKS)
    if opening("furniture", "appeal opening").match(bare):
        return "newsletter"
    if (opening("furniture", "tags opening").match(bare) and not _is_sentence(line)) or HASHTAGS.fullmatch(line):
        return "tags"
    if opening("furniture", "note").match(bare):
        return "note"
    if opening("furniture", "tail mark").match(bare) and line.count(" ") < MARK_WORDS and not _is_sentence(line):
        return "related"
    if "©" in line or "all rights reserved" in line.lower():
        return "legal"
    if PRICE.match(line):
        return "newsletter"
    if ADDRESS_ONLY.fullmatch(line):
        return "author"
    if is_consent(line):
        return "legal"
    return None


def is_consent(line: str) -> bool:
    """Say whether a line speaks to the reader about cookies, data or an ad blocker."""
    return (
        len(line) <= LONG
        and has("furniture", "consent", line)
        and opening("furniture", "consent opening").match(line) is not None
    )


@lru_cache(maxsize=4096)
def begins_the_end(line: str) -> str | None:
    """Return "comments", "legal" or "related" if such a part of the page begins with the line; else None."""
    if len(line) <= LONG and COPYRIGHT.search(line):
        return "legal"
    mark = opening("furniture", "tail mark").match(line)
    if mark and line[mark.end() : mark.end() + 1] == ":":
        return "related"
    if line.count(" ") >= MARK_WORDS or _is_sentence(line):
        return None
    if ": " in line:
        return None  # one link
    reason = phrase_reason(line)
    if reason == "comments":
        return reason
    if opening("furniture", "comments mark").match(line):
        return "comments"
    if (
        reason == "related"
        or opening("furniture", "tail mark").match(line)
        or opening("furniture", "tags opening").match(line)
    ):
        return "related"
    return None


@lru_cache(maxsize=4096)
def closing_reason(line: str) -> str | None:
    """Return the reason why a line below an article's last paragraph is none of its text; None if it can be text."""
    reason = notice_reason(line)
    if reason is not None:
        return reason
    if SIGNATURE.fullmatch(line) and line.count(" ") <= 4:
        return "note"
    words = line.count(" ") + 1
    if words <= CONTACT_WORDS and CONTACT.search(line):
        return "author"
    if words <= CLOSING_WORDS and (
        opening("furniture", "closing opening").match(line) or has("furniture", "closing", line)
    ):
        return "note"
    return None


def is_about_author(line: str, authors: Sequence[str]) -> bool:
    """Say whether a line is about an author: "Ana Example is a freelance writer", "Example reported from Velmar"."""
    for author in authors:
        for name in (author, author.split()[-1], author.split()[0]):
            rest = line[len(name) :]
            if line[: len(name)].casefold() == name.casefold() and (
                not rest.strip() or opening("furniture", "about the author").match(rest.lstrip()) or rest[0] in ",:"
            ):
                return True
    return False


def _is_sentence(line: str) -> bool:
    return line.endswith(ENDS) and not line.endswith(("...", "…", ":"))
