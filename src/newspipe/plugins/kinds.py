"""The kinds of things that plugins offer, each by a hook: stages, readers and commands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from newspipe.errors import PluginError
from newspipe.reader import Reader, check_reader
from newspipe.stage import Stage, check_declaration

if TYPE_CHECKING:
    import click

T = TypeVar("T")


@dataclass(frozen=True)
class Kind(Generic[T]):
    """What it is called in messages, the hook that offers it, and the check of one, which raises `PluginError`."""

    noun: str
    hook: str
    checked: Callable[[Any], T]


def _command(candidate: Any) -> "click.Command":
    import click

    if not isinstance(candidate, click.Command) or not candidate.name:
        raise PluginError(f"{candidate!r} is not a click.Command with a name; return functions marked @click.command()")
    return candidate


STAGES: Kind[type[Stage]] = Kind("stage", "newspipe_stages", check_declaration)
READERS: Kind[type[Reader]] = Kind("reader", "newspipe_readers", check_reader)
COMMANDS: "Kind[click.Command]" = Kind("command", "newspipe_commands", _command)
KINDS: tuple[Kind[Any], ...] = (STAGES, READERS, COMMANDS)
