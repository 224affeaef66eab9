"""A YAML reader for pipeline files: JSON's values only, each with its place.

It reads PyYAML's events instead of its values: only they say where a value is, and only so can what YAML makes of a
plain word be refused instead of guessed. YAML 1.1 and 1.2 disagree on many of them: ``no``, ``12:30``, ``010``.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from newspipe.pipeline.positions import Document, NotParsed, NotSupported, Path, check_depth, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event, ScalarEvent

_JSON_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LITERALS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_YAML_TAG = "tag:yaml.org,2002:"
# What YAML 1.1 or 1.2 makes of a plain word, if it is neither a string nor what JSON makes of it: why it is refused.
_REFUSED = {
    "bool": "is true, false or a word, depending on the version of YAML",
    "int": "is a number or a word, depending on the version of YAML",
    "float": "is a number in YAML and none in JSON",
    "timestamp": "is a date in YAML, which JSON does not have",
    "value": "has a meaning of its own in YAML 1.1",
}
_LARGEST_WORD = 40


def parse(text: str) -> Document:
    """Parse a YAML text that holds what JSON can. Raises `NotParsed`, also if PyYAML is not installed.

    Keys that are twice in a mapping are listed in the document's ``repeated``.
    """
    try:
        import yaml
    except ImportError:
        raise NotSupported("reading YAML needs PyYAML", 0, "pip install 'newspipe-text[yaml]'") from None
    try:
        return _Composer(text, yaml.parse(text, Loader=yaml.SafeLoader)).document()
    except yaml.reader.ReaderError as error:
        raise NotParsed(f"the character U+{error.character:04X} is not allowed", error.position) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = ", ".join(part for part in (error.context, error.problem) if part)
        raise NotParsed(words.replace("\n", " "), mark.index if mark else 0) from None


class _Composer:
    """Builds the value of one document from its events."""

    def __init__(self, text: str, events: "Iterator[Event]") -> None:
        self._document = Document(text)
        self._events = events

    def document(self) -> Document:
        from yaml import events

        self._next()  # the stream's start
        first = self._next()
        if isinstance(first, events.StreamEndEvent):
            self._document.value = None
            self._document.values[()] = 0
            return self._document
        self._document.value = self._value(self._next(), ())
        self._next()  # the document's end
        after = self._next()
        if not isinstance(after, events.StreamEndEvent):
            raise NotSupported("a second document begins", _offset(after), "keep one in the file")
        return self._document

    def _next(self) -> "Event":
        return next(self._events)

    def _value(self, event: "Event", path: Path) -> Any:
        from yaml import events

        start = _offset(event)
        check_depth(path, start)
        self._document.values[path] = start
        if isinstance(event, events.AliasEvent):
            raise NotSupported(f"the alias *{event.anchor} is not supported", start, "write the value out")
        if isinstance(event, events.NodeEvent) and event.anchor:
            raise NotSupported(f"the anchor &{event.anchor} is not supported", start, "write each value out")
        if tag := getattr(event, "tag", None):
            raise NotSupported(
                f"the tag {tag.replace(_YAML_TAG, '!!')} is not supported", start, "write the value as in JSON"
            )
        if isinstance(event, events.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, events.SequenceStartEvent):
            return self._sequence(path)
        assert isinstance(event, events.ScalarEvent)
        return event.value if event.style else _plain(event)

    def _mapping(self, path: Path) -> dict[str, Any]:
        from yaml.events import MappingEndEvent

        result: dict[str, Any] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._key(event)
            here = (*path, key)
            if key in result:
                self._document.repeated.append(here)
            self._document.keys[here] = _offset(event)
            result[key] = self._value(self._next(), here)
        return result

    def _key(self, event: "Event") -> str:
        """Return a key. Raises `NotSupported` if it is no string, or a word that some YAML versions read as none."""
        from yaml.events import ScalarEvent

        if not isinstance(event, ScalarEvent) or event.anchor or event.tag:
            raise NotSupported("a key must be a string", _offset(event))
        key = event.value if event.style else _plain(event)
        if not isinstance(key, str):
            shown = event.value or "(empty)"
            raise NotSupported(f"the key {shown} is no string", _offset(event), f'write "{event.value}" with quotes')
        return key

    def _sequence(self, path: Path) -> list[Any]:
        from yaml.events import SequenceEndEvent

        result: list[Any] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            result.append(self._value(event, (*path, len(result))))
        return result


def _offset(event: "Event") -> int:
    assert event.start_mark is not None  # events that are parsed have marks; those that are made may have none
    return event.start_mark.index


def _plain(event: "ScalarEvent") -> Any:
    """Return the value of a word without quotes. Raises `NotSupported` if readers of YAML disagree on it."""
    word: str = event.value
    if word in _LITERALS:
        return _LITERALS[word]
    if _JSON_NUMBER.fullmatch(word):
        return number(word, _offset(event))
    kind = "int" if word.startswith(("0o", "0O")) else _kind_of(word)
    if kind == "str":
        return word
    if kind == "merge":
        raise NotSupported("merge keys are not supported", _offset(event), "write the keys out")
    shown = word if len(word) <= _LARGEST_WORD else word[: _LARGEST_WORD - 1] + "…"
    other = {"bool": "true or false, or ", "int": "the number as in JSON, or "}.get(kind, "")
    raise NotSupported(f"{shown} {_REFUSED[kind]}", _offset(event), f'write {other}"{shown}" with quotes')


@cache
def _resolver() -> Any:
    from yaml.resolver import Resolver

    return Resolver()


def _kind_of(word: str) -> str:
    """Return the type that YAML 1.1 gives a plain word: ``str``, ``bool``, ``timestamp`` and so on."""
    from yaml.nodes import ScalarNode

    tag: str = _resolver().resolve(ScalarNode, word, (True, False))
    return tag.removeprefix(_YAML_TAG)
