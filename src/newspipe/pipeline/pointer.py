"""JSON Pointer (RFC 6901): a place in a JSON value."""

import re
from typing import Any

POINTER = re.compile(r"(/([^~/]|~[01])*)*")


def at(value: Any, pointer: str) -> Any:
    """Return what is at a pointer, None if there is nothing."""
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and re.fullmatch("0|[1-9][0-9]{0,8}", key) and int(key) < len(value):
            value = value[int(key)]
        else:
            return None
    return value
