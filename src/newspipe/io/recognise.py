"""Inputs that nobody reads, and the way to make articles of them; and what the articles of files are called."""

import os
from collections import Counter
from collections.abc import Sequence

from newspipe.batch import BOM, LINES
from newspipe.io.readers.known import COMPRESSIONS, OURS

# What a file begins with, or is called, and the way to make articles of it.
_MAGIC = (
    (b"%PDF", "a PDF; pdftotext {path} makes text of it"),
    (b"PK\x03\x04", "a zip archive (.docx, .odt and .epub are that too); unzip it, or convert it: pandoc -t plain"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; libreoffice --headless --convert-to txt makes text of it"),
    (b"PAR1", "Parquet; duckdb -c \"copy '{path}' to '/dev/stdout' (format json)\" makes JSON Lines of it"),
    (b"SQLite format 3", "an SQLite database; sqlite-utils rows --nl {path} TABLE makes JSON Lines of it"),
    (b"\xff\xfe", "UTF-16; iconv -f UTF-16 -t UTF-8 {path} makes UTF-8 of it"),
    (b"\xfe\xff", "UTF-16; iconv -f UTF-16 -t UTF-8 {path} makes UTF-8 of it"),
    (b"<?xml", "XML; a feed's items become articles with: xq -c '.rss.channel.item[]' {path}"),
    (b"<!DOCTYPE", "a web page; say so with --input-format html, or name it .html"),
    (b"<html", "a web page; say so with --input-format html, or name it .html"),
)
_SUFFIXES = {
    ".csv": "a table; mlr --icsv --ojsonl cat {path} makes JSON Lines of it",
    ".tsv": "a table; mlr --itsv --ojsonl cat {path} makes JSON Lines of it",
    ".xlsx": "a spreadsheet; save it as CSV, then mlr --icsv --ojsonl cat",
    ".rss": "a feed; its items become articles with: xq -c '.rss.channel.item[]' {path}",
    ".xml": "XML; a feed's items become articles with: xq -c '.rss.channel.item[]' {path}",
}
_ARRAY = "a JSON array; jq -c '.[]' {path} makes a line of each element"
_BINARY = "not text: it holds NUL bytes"


def refusal(path: str, head: bytes, form: str) -> str | None:
    """Say why a file cannot be read as a format and what to do, by its name and first bytes; None if it can."""
    if form not in OURS:
        return None
    suffix = os.path.splitext(path.lower())[1]
    if form == LINES and suffix in _SUFFIXES:
        return _SUFFIXES[suffix].format(path=path)
    start = head.removeprefix(BOM).lstrip()
    for magic, what in _MAGIC:
        is_text = magic[:1] in b"<\xff\xfe"
        if (start if is_text else head).startswith(magic) and (form == LINES or not is_text):
            return what.format(path=path)
    if form == LINES and start.startswith(b"[") and path != "-":
        return _ARRAY.format(path=path)
    is_wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    return _BINARY if b"\0" in head and not is_wide else None


def article_names(paths: Sequence[str]) -> dict[str, str]:
    """Return the ``id`` of the article of each of these text and HTML files, by path: its name without suffixes.

    Files of one name in several folders get as much of their folders as tells them apart: ``a/1`` and ``b/1``.
    """
    parts = {
        path: (*os.path.normpath(os.path.dirname(path)).split(os.sep), _stem(path)) for path in dict.fromkeys(paths)
    }
    names = dict.fromkeys(parts, 1)
    while True:
        found = {path: "/".join(part[-names[path] :]) for path, part in parts.items()}
        counts = Counter(found.values())
        again = [p for p in parts if counts[found[p]] > 1 and names[p] < len(parts[p])]
        if not again:
            return found
        for path in again:
            names[path] += 1


def _stem(path: str) -> str:
    base, suffix = os.path.splitext(os.path.basename(path))
    return os.path.splitext(base)[0] if suffix.lower() in COMPRESSIONS else base
