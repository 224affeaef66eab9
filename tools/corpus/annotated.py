"""Annotated articles: reads the form that `corpus/GUIDELINES.md` describes. Offsets are code points, half-open."""

import re
from dataclasses import dataclass, field
from pathlib import Path

LABELS = frozenset({"PER", "ORG", "LOC", "MISC"})
TYPES = frozenset({"DATE", "TIME", "DURATION", "SET"})
HEAD = frozenset({"kind", "published", "title", "author", "sections", "language", "summary"})
_MARK = re.compile(r"(?<!\\)[\[{](?P<body>(?:\\.|[^\[\]{}\\])*)(?<!\\)[\]}]")
_BRACKET = re.compile(r"(?<!\\)[\[\]{}]")
_VALUE = re.compile(r"(PAST|PRESENT|FUTURE)_REF|P[\dX.]*[A-Z\d.X]*|(BC)?[\dX]{2,4}[-\dXWSPUFAIHQETZMVD:+NOR]*|T\d\d.*")


class Slip(ValueError):
    """A file that breaks the form; the message says where and how."""


@dataclass(frozen=True)
class Mark:
    """A span of the text: an entity (``label``, full ``name``) or a date (TIMEX3 ``label``, ``value``, ``mod``)."""

    start: int
    end: int
    label: str
    value: str
    mod: str | None = None


@dataclass
class Annotated:
    """An article: its head, the pasted page with its furniture, the text without it, and what is marked there."""

    head: dict[str, str]
    pasted: str = ""
    text: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    entities: list[Mark] = field(default_factory=list)
    dates: list[Mark] = field(default_factory=list)
    starred: list[int] = field(default_factory=list)
    headline: str | None = None

    def add_furniture(self, line: str) -> None:
        """Add a line that only the pasted page has."""
        self.pasted += ("\n\n" if self.pasted else "") + line

    def add_sentence(self, line: str, glue: str) -> None:
        """Add an annotated sentence after ``glue``. Raises `Slip`."""
        plain, entities, dates = _marked(line)
        self.pasted += (glue if self.pasted else "") + plain
        self.text += glue if self.text else ""
        start = len(self.text)
        self.text += plain
        self.sentences.append((start, len(self.text)))
        self.entities += [_moved(mark, start) for mark in entities]
        self.dates += [_moved(mark, start) for mark in dates]


def read(path: Path) -> Annotated:
    """Read one article. Raises `Slip`."""
    top, rule, body = path.read_text("utf-8").partition("\n---\n")
    head = dict(line.split(": ", 1) for line in top.splitlines() if ": " in line)
    if not rule or head.keys() - HEAD or not {"kind", "published"} <= head.keys():
        raise Slip(f"the head needs kind and published, and may have {', '.join(sorted(HEAD))}")
    article = Annotated(head)
    new_paragraph = True
    for number, line in enumerate(map(str.rstrip, body.splitlines()), top.count("\n") + 3):
        try:
            new_paragraph = _add(article, line, new_paragraph)
        except Slip as slip:
            raise Slip(f"line {number}: {slip}") from None
    if head.get("title") != article.headline:
        raise Slip(f"the title {head.get('title')!r} is not the headline {article.headline!r}")
    mentions = {article.text[mark.start : mark.end] for mark in article.entities}
    for mark in article.entities:
        if mark.value not in mentions:
            raise Slip(f"the full name {mark.value!r} is no mention of the article")
    if not 1 <= len(article.starred) <= 4:
        raise Slip(f"{len(article.starred)} sentences are starred; star two to four")
    return article


def _add(article: Annotated, line: str, new_paragraph: bool) -> bool:
    """Add a line of the body, and return whether the next one begins a paragraph."""
    if not line:
        return True
    if line.startswith("~"):
        article.add_furniture(_plain(line[1:].strip()))
        return True
    marker, _, rest = line.partition(" ")
    is_heading = marker in ("#", "##")
    content = rest if is_heading or marker == "*" else line
    if marker == "*":
        article.starred.append(len(article.sentences))
    article.add_sentence(content, "\n\n" if new_paragraph or is_heading else " ")
    if marker == "#":
        if article.headline is not None:
            raise Slip("a second headline")
        start, end = article.sentences[-1]
        article.headline = article.text[start:end]
    return is_heading


def _marked(line: str) -> tuple[str, list[Mark], list[Mark]]:
    plain, at = "", 0
    entities: list[Mark] = []
    dates: list[Mark] = []
    for match in _MARK.finditer(line):
        plain += _plain(line[at : match.start()])
        parts = [_plain(part) for part in re.split(r"(?<!\\)\|", match["body"])]
        end = len(plain) + len(parts[0])
        if not parts[0] or parts[0] != parts[0].strip():
            raise Slip(f"{match[0]!r}: nothing, or a space, at its edge")
        if match[0][0] == "[":
            if len(parts) not in (2, 3) or parts[1] not in LABELS:
                raise Slip(f"{match[0]!r} is no entity")
            entities.append(Mark(len(plain), end, parts[1], parts[-1] if len(parts) == 3 else parts[0]))
        else:
            if len(parts) not in (3, 4) or parts[1] not in TYPES or not _VALUE.fullmatch(parts[2]):
                raise Slip(f"{match[0]!r} is no date")
            dates.append(Mark(len(plain), end, parts[1], parts[2], parts[3] if len(parts) == 4 else None))
        plain += parts[0]
        at = match.end()
    if _BRACKET.search(line[at:]):
        raise Slip(f"a bracket without a backslash: {line[at:][:60]!r}")
    return plain + _plain(line[at:]), entities, dates


def _plain(text: str) -> str:
    return re.sub(r"\\([\[\]{}|\\])", r"\1", text)


def _moved(mark: Mark, by: int) -> Mark:
    return Mark(mark.start + by, mark.end + by, mark.label, mark.value, mark.mod)
