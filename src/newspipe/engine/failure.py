"""Why an article does not arrive, and what is written about it: the dead letter, the dropped article, the message."""

import json
from dataclasses import dataclass
from typing import Any

import orjson

from newspipe.batch import Batch
from newspipe.engine.item import Item
from newspipe.pipeline.model import Step
from newspipe.printable import one_line, valid


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an article failed. ``step`` and ``stage`` are None where the line was no article."""

    message: str
    kind: str
    step: str | None = None
    stage: str | None = None
    exception: dict[str, str] | None = None
    stop: bool = False
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class Dropped:
    """The step that dropped an article, None for its reader, the reason, which is counted, and what else is to say."""

    step: Step | None
    reason: str
    detail: str = ""

    @property
    def words(self) -> str:
        """The reason with the detail."""
        return f"{self.reason} {self.detail}".rstrip()


def error_line(source: str, item: Item, failure: Failure) -> bytes:
    """Return the ErrorRecord of a failed article as one line of JSON, without the line's end."""
    is_article = failure.step is not None
    source, line = item.origin or (source, item.number)
    record = {
        "source": source,
        "line": line,
        "id": item.article.get("id"),
        "step": failure.step,
        "stage": failure.stage,
        "message": failure.message,
        "exception": failure.exception,
        "attempts": failure.attempts,
        "raw": None if is_article else item.line.decode("utf-8", errors="replace"),
    }
    return _with_article(record, _written(item) if is_article else b"null")


def raw_error_line(batch: Batch, message: str, attempts: int) -> bytes:
    """Return the ErrorRecord of an article that no worker survives long enough to parse, from its raw line."""
    record = {
        "source": batch.source,
        "line": batch.line,
        "id": None,
        "step": None,
        "stage": None,
        "message": message,
        "exception": None,
        "attempts": attempts,
        "raw": batch.lines[0].decode("utf-8", errors="replace"),
    }
    return _with_article(record, b"null")


def dropped_line(source: str, item: Item, dropped: Dropped) -> bytes:
    """Return what `--dropped` keeps of an article: where it was, which step dropped it and why, and the article."""
    source, line = item.origin or (source, item.number)
    record = {
        "source": source,
        "line": line,
        "id": item.article.get("id"),
        "step": dropped.step.id if dropped.step else None,
        "stage": dropped.step.stage if dropped.step else None,
        "reason": dropped.words,
    }
    return _with_article(record, _written(item))


def message(source: str, item: Item, failure: Failure) -> str:
    """Return ``file:line: stage: what`` for people."""
    stage = f"{failure.stage}: " if failure.stage else ""
    source, line = item.origin or (source, item.number)
    return one_line(f"{source}:{line}: {stage}{failure.message}")


def _written(item: Item) -> bytes:
    """Return the article, or the line it came from where a stage gave it a value that JSON cannot hold."""
    try:
        return item.render()
    except (TypeError, ValueError, RecursionError):
        return item.line


def _with_article(record: dict[str, Any], article: bytes) -> bytes:
    record = {key: valid(value) if isinstance(value, str) else value for key, value in record.items()}
    try:
        head = orjson.dumps(record)
    except TypeError:  # an id that is an integer of more than 64 bits
        head = json.dumps(record, ensure_ascii=False).encode()
    return head[:-1] + b',"article":' + article + b"}"
