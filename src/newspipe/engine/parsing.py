"""From the lines and records of a batch to items: what is an article, and what is none."""

import orjson

from newspipe.batch import ERRORS, Batch, Job, is_blank
from newspipe.engine.failure import Dropped, Failure
from newspipe.engine.item import Item, check_types, dead_letter
from newspipe.errors import NewspipeError
from newspipe.io.jsonlines import NotAnArticle
from newspipe.io.readers.known import Readers
from newspipe.pipeline.pointer import at
from newspipe.printable import valid, words_of
from newspipe.reader import Reader, Reading, WholeFile
from newspipe.stage import Drop

NO_ARTICLE = "not an article"


class Parser:
    """Makes the items of a job's batches. The readers of plugins are loaded with the first batch that needs one."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._readers: dict[str, Reader] = {}

    def parse(self, batch: Batch) -> list[Item]:
        """Return the items of a batch; those that are no article have their outcome already."""
        items = self._of_lines(batch) if batch.is_lines else self._of_records(batch)
        if self._job.pipeline.input or self._job.fields:
            for item in items:
                if item.outcome is None:
                    self._complete(item)
        return items

    def _of_lines(self, batch: Batch) -> list[Item]:
        strict = self._job.strict
        item_of = dead_letter if batch.format == ERRORS else Item
        items = []
        for number, line in enumerate(batch.lines, batch.line):
            try:
                if number in batch.too_long:
                    raise NotAnArticle(NO_ARTICLE, "the line is longer than --max-line allows")
                items.append(item_of(line, number, strict))
            except NotAnArticle as error:
                if not is_blank(line):
                    items.append(_unreadable(line, number, error))
        return items

    def _of_records(self, batch: Batch) -> list[Item]:
        if batch.format not in self._readers:
            reader = Readers(self._job.pipeline.sources).named(batch.format)
            self._readers[batch.format] = reader(encoding=self._job.encoding)
        return [self._of_record(batch, number, data) for number, data in enumerate(batch.lines, batch.line)]

    def _of_record(self, batch: Batch, number: int, data: bytes) -> Item:
        reader = self._readers[batch.format]
        is_file = isinstance(reader, WholeFile)
        what = "file" if is_file else "record"
        try:
            if number in batch.too_long:
                raise NotAnArticle(NO_ARTICLE, f"the {what} is larger than --max-line allows")
            found = _read(reader, data)
            if isinstance(found, Drop):
                item = Item(b"{}", number)
                item.outcome = Dropped(None, valid(found.reason), valid(found.detail))
                return item
            if self._job.strict and found.repaired:
                raise NotAnArticle(NO_ARTICLE, f"the {what} is not UTF-8")
            name = (batch.name or batch.source) + ("" if is_file else f"-{number}")
            item = Item(_dumped({"id": name, **found.fields}), number)
            item.repaired = found.repaired
        except NotAnArticle as error:
            return _unreadable(data, number, error)
        return item

    def _complete(self, item: Item) -> None:
        """Set the fields that the pipeline's `input` maps, and those that the run sets if they are missing."""
        # A dead letter that holds the article as a step left it was completed when it was first read.
        mapping = () if item.first_step else self._job.pipeline.input
        found = {field: at(item.article, pointer) for field, pointer in mapping}
        found = {field: value for field, value in found.items() if value is not None}
        fields = self._job.fields
        found |= {field: value for field, value in fields if found.get(field, item.article.get(field)) is None}
        try:
            check_types(found)
        except NotAnArticle as error:
            item.outcome = Failure(str(error), error.kind)
        else:
            item.merge(found)


def _read(reader: Reader, data: bytes) -> Reading | Drop:
    """Return what a reader makes of a record. Whatever it raises, only this article fails: raises `NotAnArticle`."""
    try:
        return reader.article(data)
    except NewspipeError as error:
        raise NotAnArticle(NO_ARTICLE, words_of(error)) from None
    except Exception as error:
        raise NotAnArticle(
            NO_ARTICLE, f"the reader '{reader.name}': {type(error).__name__}: {words_of(error)}"
        ) from None


def _dumped(fields: dict[str, object]) -> bytes:
    # A lone surrogate, which UTF-16 may hold, is no character.
    fields = {
        key: value.encode("utf-8", errors="replace").decode() if isinstance(value, str) else value
        for key, value in fields.items()
    }
    try:
        return orjson.dumps(fields)
    except TypeError as error:
        raise NotAnArticle(NO_ARTICLE, f"the reader gave what JSON cannot hold: {error}") from None


def _unreadable(line: bytes, number: int, error: NotAnArticle) -> Item:
    item = Item(b"{}", number)
    item.line = (error.line or line).rstrip(b"\r\n")
    item.origin = error.origin
    item.outcome = Failure(str(error), error.kind)
    return item
