"""Where the values and keys of a pipeline file are, whatever the file is written in."""

from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]

MAX_DEPTH = 100  # levels of nesting; a pipeline file has six, a `when` some more
MAX_DIGITS = 1000  # of a number; Python refuses integers of more than 4,300


class NotParsed(ValueError):
    """Text that cannot be read; ``offset`` (code points) is where it goes wrong, ``fix`` what to do about it.

    ``path`` is that of a value which holds the place, if it is known.
    """

    def __init__(self, message: str, offset: int, fix: str = "", path: Path = ()) -> None:
        super().__init__(message)
        self.offset = offset
        self.fix = fix
        self.path = path


class NotSupported(NotParsed):
    """Text that is in its language, and has something that a pipeline file cannot have."""


@dataclass
class Document:
    """A parsed text, and the offsets (code points) of its values and of its objects' keys, by path."""

    text: str
    value: Any = None
    values: dict[Path, int] = field(default_factory=dict)
    keys: dict[Path, int] = field(default_factory=dict)
    repeated: list[Path] = field(default_factory=list)

    def line_column(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Return line and column, both from 1, of the value at ``path`` or of its key.

        Where there is no such value, they are those of the nearest parent.
        """
        while path and path not in self.values:
            path, key = path[:-1], False
        return line_column(self.text, self.keys[path] if key and path in self.keys else self.values.get(path, 0))


def number(text: str, offset: int) -> int | float:
    """Return the value of a JSON number. Raises `NotSupported` if it is too large for Python."""
    try:
        if len(text) <= MAX_DIGITS and (value := float(text)) not in (float("inf"), float("-inf")):
            return value if any(char in ".eE" for char in text) else int(text)
    except OverflowError:
        pass
    raise NotSupported(f"the number {text[:20]}{'…' if len(text) > 20 else ''} is too large", offset)


def check_depth(path: Path, offset: int) -> None:
    """Raise `NotSupported` if a path is nested more deeply than the checks that follow can go."""
    if len(path) > MAX_DEPTH:
        raise NotSupported(f"nested too deeply, more than {MAX_DEPTH} levels", offset, path=path[:3])


def line_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column, both from 1, of an offset into ``text``; all in code points."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def format_path(path: Path) -> str:
    """Return a path as people write it: ``steps[2].options.labels``."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).removeprefix(".")
