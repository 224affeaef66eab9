"""The state of a run at a commit, and how it is read back from a file that may have been damaged or made up."""

from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from newspipe.batch import Place
from newspipe.errors import ExitCode, InternalError
from newspipe.report import Report

LARGEST = 2**62  # of a count or a length; more is no file's
_COUNTS = ("read", "written", "repaired", "bytes", "peak_memory")
_TALLIES = ("dropped", "failed", "kept", "skipped")
_STEP_COUNTS = ("articles", "errors", "drops")


@dataclass
class Commit:
    """The state of a run at a commit.

    ``ends`` says how far each input was read, by its index; ``lengths`` are bytes of the outputs and the CRC-32 of
    those, by name; ``recent`` is the state of the error budget, ``states`` what steps remember, by their ids.
    """

    place: Place = field(default_factory=Place)
    ends: dict[int, Place] = field(default_factory=dict)
    lengths: dict[str, tuple[int, int]] = field(default_factory=dict)
    report: Report = field(default_factory=Report)
    recent: list[tuple[int, int]] = field(default_factory=list)
    exit_code: int | None = None
    states: tuple[tuple[str, bytes], ...] = ()

    def as_state(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return {**vars(self), "states": [(step, b64encode(remembered).decode()) for step, remembered in self.states]}


def read(state: Any, inputs: int) -> Commit:
    """Return the commit that JSON holds, of a run with so many inputs.

    Raises `ValueError`, `KeyError` or `TypeError` for anything that `Commit.as_state` could not have returned.
    """
    ends = {_below(int(index), inputs): _place(end, inputs) for index, end in _object(state["ends"]).items()}
    lengths = {path: (_count(length), _count(crc)) for path, (length, crc) in _object(state["lengths"]).items()}
    exit_code = state["exit_code"]
    if exit_code is not None and (type(exit_code) is not int or exit_code not in (ExitCode.OK, ExitCode.SOME_FAILED)):
        raise ValueError("its exit code is none of a finished run")
    return Commit(
        _place(state["place"], inputs),
        ends,
        lengths,
        _report(_object(state["report"])),
        [(_count(read), _count(failed)) for read, failed in _list(state["recent"])],
        exit_code,
        tuple((_string(step), b64decode(_string(kept), validate=True)) for step, kept in _list(state["states"])),
    )


def _place(value: Any, inputs: int) -> Place:
    place = Place(**{name: _count(number) for name, number in _object(value).items()})
    _below(place.index, max(1, inputs))
    return place


def _report(value: dict[str, Any]) -> Report:
    for name in _COUNTS:
        _count(value[name])
    for name in _TALLIES:
        _tally(value[name])
    _seconds(value["seconds"])
    for step in _object(value["steps"]).values():
        for name in _STEP_COUNTS:
            _count(step[name])
        _seconds(step["seconds"])
        for bucket, number in _object(step["durations"]).items():
            _below(abs(int(bucket)), 1000)
            _count(number)
    report = Report.from_dict(value)
    try:
        report.check()
    except InternalError:
        raise ValueError("its counts do not add up") from None
    return report


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value < LARGEST:
        raise ValueError(f"{value!r:.40} is no count")
    return value


def _below(value: int, limit: int) -> int:
    if not 0 <= value < limit:
        raise ValueError(f"{value} is too large")
    return value


def _seconds(value: Any) -> None:
    if type(value) not in (int, float) or not isfinite(value) or value < 0:
        raise ValueError(f"{value!r:.40} is no time")


def _tally(value: Any) -> None:
    for number in _object(value).values():
        _count(number)


def _string(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(f"{value!r:.40} is no string")
    return value


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise TypeError(f"{value!r:.40} is no list")
    return value


def _object(value: Any) -> dict[str, Any]:
    if type(value) is not dict:
        raise TypeError(f"{value!r:.40} is no object")
    return value
