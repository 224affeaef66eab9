"""Hostile values and how they get into JSON, by a seeded `Random`: what bench/fuzz.py makes its cases of."""

import copy
import json
from random import Random
from typing import Any

NESTED: Any = []
for _ in range(150):
    NESTED = [NESTED]
# Values that have broken a reader, a checker, a counter or a terminal somewhere.
VALUES: list[Any] = [
    None, True, False, 0, -1, 1, 0.5, -0.0, 1e308, 2**31, 2**63, 2**64, -(2**63) - 1, 10**400,
    "", " ", "\0", "\n", "a\nb", "\r", "\u2028", "\ufeff", "\ufffd", "\ud800", "\udfff x", "\x1b[31mred\x1b[0m",
    "\x9b2J", "\u202e", "é", "🗞", "id", "text", "echo", "clean", "obey", "fail-article", "1", "-1", "null", "a" * 300,
    "x" * 5000, "../../etc/passwd", "/dev/stdin", "-", "--help", "%s%n", "{}", "__class__", "__proto__", "constructor",
    [], {}, [[]], [{}], [None], ["a", 1], {"": ""}, {"\ud800": 1}, {"$ref": "#"}, {"$ref": "#/nowhere"}, {"$ref": 7},
    {"$ref": "file:///etc/passwd"}, {"pattern": "(a+)+$"}, {"pattern": "("}, {"pattern": "(?=a)"}, {"type": "no"},
    {"multipleOf": 0}, {"multipleOf": 1e-300}, {"not": {"not": {}}}, {"$dynamicRef": "#a"}, {"$id": "x", "$ref": "y"},
    {"start": -1, "end": 10**9}, {"start": 5, "end": 1}, {"start": "0", "end": None}, {"start": 0.5, "end": 1e99},
    NESTED,
]  # fmt: skip
# Pieces that are put into a text wherever it may be.
PIECES = [
    "", "{", "}", "[", "]", '"', "'", ",", ":", "\\", "\\u", "\\ud800", "null", "true", "NaN", "Infinity", "-", "1e999",
    "9" * 500, "\0", "\x1b", "\ufeff", "\n", "\r\n", "\t", " ", "#", "//", "é", "\u2028", '{"a":1}', "[[[[[[",
    "{" * 120, "&a ", "*a", "!!python/object:os.system ", "<<: ", "- ", "? ", "|\n", "---\n", "%YAML 1.1\n", "0x1F",
    "no", "12:30:00", "[[a]]\n", "[a.b]\n", "a.b = 1\n", '"""', "'''", "1979-05-27T07:32:00Z", "inf",
]  # fmt: skip


def bent(random: Random, value: Any) -> Any:
    """Return a value that was changed in one to three places: replaced, removed, renamed, doubled or wrapped."""
    value = copy.deepcopy(value)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        value = _bent_once(random, value)
    return value


def _bent_once(random: Random, value: Any) -> Any:
    places = list(_places(value))
    if not places or random.random() < 0.02:
        return copy.deepcopy(random.choice(VALUES))
    holder, key = random.choice(places)
    match random.randrange(6):
        case 0 if isinstance(holder, dict):
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[random.choice([v for v in VALUES if isinstance(v, str)])] = holder.pop(key)
        case 2 if isinstance(holder, list):
            holder.insert(key, copy.deepcopy(holder[key]))
        case 3:
            holder[key] = [holder[key]]
        case _:
            holder[key] = copy.deepcopy(random.choice(VALUES))
    return value


def _places(value: Any) -> Any:
    """Yield every object or array in a value with each key or index of it."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from _places(value[key])


def torn(random: Random, text: str) -> str:
    """Return a text that was changed in one to four places: cut, doubled, and with hostile pieces put in."""
    for _ in range(random.choice((1, 1, 2, 4))):
        at = random.randrange(len(text) + 1)
        end = min(len(text), at + random.choice((0, 1, 1, 3, 20)))
        match random.randrange(4):
            case 0:
                text = text[:at] + text[end:]
            case 1:
                text = text[:end] + text[at:]
            case 2:
                text = text[:at] + random.choice(PIECES) + text[end:]
            case _:
                text = text[:at] + random.choice(PIECES) + text[at:]
    return text


def torn_bytes(random: Random, data: bytes) -> bytes:
    """Return bytes of which some were flipped, cut or put in: not UTF-8 any more, most often."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4))):
        at = random.randrange(len(changed) + 1)
        match random.randrange(3):
            case 0 if at < len(changed):
                changed[at] ^= 1 << random.randrange(8)
            case 1:
                del changed[at : at + random.choice((1, 2, 30))]
            case _:
                changed[at:at] = random.randbytes(random.choice((1, 2, 9)))
    return bytes(changed)


def as_json(random: Random, value: Any) -> str:
    """Return a value as JSON, in one of the ways in which JSON is written."""
    return json.dumps(value, ensure_ascii=random.random() < 0.5, indent=random.choice((None, None, 1)))


def damaged_line(random: Random, value: Any, torn: float) -> bytes:
    """Return a value as one line of JSON; with the probability ``torn`` its bytes are torn too."""
    line = as_json(random, value).replace("\n", " ").encode("utf-8", "surrogatepass")
    return torn_bytes(random, line) if random.random() < torn else line
