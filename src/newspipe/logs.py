"""What plugins log, and Python's warnings, on standard error: with the time, on one line, safe for a terminal."""

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newspipe.printable import one_line

if TYPE_CHECKING:
    import logging

WARNING, INFO, DEBUG = 30, 20, 10  # those of `logging`, which is not imported only for them


@dataclass(frozen=True, slots=True)
class Logs:
    """How logs are shown: from a level of `logging` on, as lines for people or as JSON."""

    level: int = WARNING
    as_json: bool = False


def configure(logs: Logs) -> None:
    """Send the logs of this process to standard error. It is the command line's to decide, not a library's."""
    import logging

    handler = logging.StreamHandler()
    handler.setFormatter(_formatter(logs.as_json))
    logging.basicConfig(level=logs.level, handlers=[handler], force=True)
    logging.captureWarnings(True)


def timestamp(seconds: float) -> str:
    """Return a time, given in seconds since 1970, in UTC as ISO 8601 with milliseconds."""
    whole = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
    return f"{whole}.{int(seconds % 1 * 1000):03d}Z"


def _formatter(as_json: bool) -> "logging.Formatter":
    import logging

    class Formatter(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            time, name, words = timestamp(record.created), one_line(record.name), one_line(super().format(record))
            if not as_json:
                return f"{time} {record.levelname} {name}: {words}"
            event = {"time": time, "event": "log", "level": record.levelname, "logger": name, "message": words}
            return json.dumps(event, ensure_ascii=False)

    return Formatter()
