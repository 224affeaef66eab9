"""Compressed input and output: gzip, Zstandard, bzip2, xz. What it takes is imported only when it is needed."""

import sys
from collections.abc import Callable
from typing import Any

_MAGIC = {"gz": b"\x1f\x8b", "zst": b"\x28\xb5\x2f\xfd", "bz2": b"BZh", "xz": b"\xfd7zXZ\x00"}
_SKIPPABLE = tuple(bytes([0x50 + n]) + b"\x2a\x4d\x18" for n in range(16))  # Zstandard frames (RFC 8878, 3.1.2)
_ALL = (*_MAGIC.values(), *_SKIPPABLE)
LONGEST_WINDOW = 31  # as `zstd --long=31` writes it


def compression_of(head: bytes) -> str | None:
    """Return what compresses the data that begins with the bytes ``head``; None if nothing does."""
    if head in _SKIPPABLE:
        return "zst"
    return next((name for name, magic in _MAGIC.items() if magic == head), None)


def compression_of_start(data: bytes) -> str | None:
    """Return what compresses data of any length, by how it begins; None if nothing does."""
    return next((found for size in (3, 2, 4, 6) if (found := compression_of(data[:size]))), None)


def may_be_magic(head: bytes) -> bool:
    """Return whether more bytes after ``head`` could still make it the mark of a compression."""
    return any(magic.startswith(head) and magic != head for magic in _ALL) and head not in _ALL


def decompressed(name: str, raw: Any) -> tuple[Any, tuple[type[Exception], ...]]:
    """Return the decompressed stream of a compression, and what reading it raises if the data is damaged."""
    if name == "gz":
        import gzip
        import zlib

        return gzip.GzipFile(fileobj=raw), (OSError, zlib.error)
    if name == "bz2":
        import bz2

        return bz2.BZ2File(raw), (OSError, ValueError)
    if name == "xz":
        import lzma

        return lzma.LZMAFile(raw), (OSError, lzma.LZMAError)
    zstd = _zstd()
    options = {zstd.DecompressionParameter.window_log_max: LONGEST_WINDOW}
    return zstd.ZstdFile(raw, options=options), (OSError, zstd.ZstdError)


def compressor(path: str) -> Callable[[bytes], bytes] | None:
    """Return what makes a member or frame, the same for the same bytes; None for a name that is not compressed."""
    match path.lower().rpartition(".")[2]:
        case "gz":
            import gzip

            return lambda data: gzip.compress(data, 6, mtime=0)
        case "zst":
            compress: Callable[[bytes], bytes] = _zstd().compress
            return compress
        case "bz2":
            import bz2

            return bz2.compress
        case "xz":
            import lzma

            return lzma.compress
    return None


def _zstd() -> Any:
    """Return Zstandard as the standard library has it from Python 3.14 on, and as its backport has it before."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd
