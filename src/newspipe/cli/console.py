"""What all commands share: how errors end the process, colour, and keeping standard output for articles."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import wraps
from typing import Any, NoReturn

import click

from newspipe.cli.completion import file_names
from newspipe.errors import ExitCode, NewspipeError, OutputError, PluginError
from newspipe.printable import one_line

Function = Callable[..., Any]


def plugin_option(function: Function) -> Function:
    """Add ``-p FILE.py``."""
    return click.option(
        "-p",
        "--plugin",
        "plugin_files",
        metavar="FILE.py",
        shell_complete=file_names,
        multiple=True,
        help="Load a single-file plugin; repeatable. Those in NEWSPIPE_PLUGINS are loaded too.",
    )(function)


def strict_plugins_option(function: Function) -> Function:
    """Add ``--strict-plugins``."""
    return click.option(
        "--strict-plugins", is_flag=True, help="Refuse to go on where an installed plugin is broken, wanted or not."
    )(function)


def programs_option(function: Function) -> Function:
    """Add ``--allow-exec`` and ``--allow-program``, which come to the command as the one argument ``programs``."""

    @wraps(function)
    def command(*args: Any, allow_exec: bool, allow_programs: tuple[str, ...], **kwargs: Any) -> None:
        function(*args, programs=frozenset([*allow_programs, *["*"] * allow_exec]), **kwargs)

    command = click.option(
        "--allow-program",
        "allow_programs",
        metavar="NAME",
        multiple=True,
        help="Let stages run this program, as the pipeline file calls it; repeatable.",
    )(command)
    return click.option("--allow-exec", is_flag=True, help="Let stages run any program: trust the pipeline file.")(
        command
    )


def warn_of_broken(registry: Any) -> None:
    """Say in a line each which plugins cannot be used."""
    for plugin, reason in registry.broken.items():
        tell(f"newspipe: {plugin} cannot be used: {reason}")


def read_plugin_files(paths: tuple[str, ...], strict_plugins: bool) -> Any:
    """Read single-file plugins. With ``strict_plugins`` all plugins are loaded, and a broken one is a `PluginError`."""
    from newspipe.plugins import loading, single_files

    sources = single_files.read_sources(paths)
    if strict_plugins:
        refuse_broken(loading.load(None, sources))
    return sources


def refuse_broken(registry: Any) -> None:
    """Raise `PluginError` where a plugin of a `Registry` cannot be used."""
    if registry.broken:
        raise PluginError("\n".join(f"{plugin} cannot be used: {reason}" for plugin, reason in registry.broken.items()))


def color_option(function: Function) -> Function:
    """Add ``--color``."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colour what people read; auto does where it goes to a terminal and NO_COLOR is not set.",
    )(function)


def wants_color(choice: str, stream: Any = None) -> bool:
    """Return whether what goes to a stream, standard error by default, is to be coloured."""
    if choice == "auto":
        return (stream or sys.stderr).isatty() and not os.environ.get("NO_COLOR")
    return choice == "always"


def tell(message: str, color: bool = False, **style: Any) -> None:
    """Write a line to standard error; a standard error that is gone is no reason to fail."""
    message = one_line(message)
    with suppress(OSError):
        click.echo(click.style(message, **style) if color else message, err=True, color=color)


def leave(code: int) -> NoReturn:
    """End the process with an exit code."""
    sys.stdout = None  # else Python complains at exit where nobody reads standard output
    raise SystemExit(int(code))


def ends_in_exit_code(function: Function) -> Function:
    """Turn what newspipe raises on purpose into its message and exit code, and a gone reader into a quiet 141."""

    @wraps(function)
    def command(*args: Any, **kwargs: Any) -> None:
        try:
            function(*args, **kwargs)
            _flush_stdout()
        except NewspipeError as error:
            for line in str(error).split("\n"):
                tell(f"newspipe: {line}")
            leave(error.exit_code)
        except BrokenPipeError:
            leave(ExitCode.BROKEN_PIPE)
        except OSError as error:
            tell(f"newspipe: {_what_the_system_refused(error)}")
            leave(ExitCode.UNFINISHED)

    return command


def _flush_stdout() -> None:
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output: cannot be written: {error.strerror}") from None


def _what_the_system_refused(error: OSError) -> str:
    """Say what the system refused, and what helps, for the refusals that a machine's set-up causes."""
    hints = {
        errno.EMFILE: "too many files are open in this process; raise the limit (ulimit -n) or use fewer --workers",
        errno.ENFILE: "too many files are open on this machine",
        errno.ENOSYS: "this system lacks a call that worker processes need; --workers 0 works without",
        errno.EAGAIN: "no further process can be started; raise the limit (ulimit -u) or use fewer --workers",
        errno.ENOMEM: "there is not enough memory; use fewer --workers or a smaller --batch-size",
    }
    if isinstance(error, FileNotFoundError) and "temporary directory" in str(error):
        return "there is no usable temporary folder for worker processes; set TMPDIR to one, or use --workers 0"
    what = f"{error.filename}: " if error.filename else ""
    hint = hints.get(error.errno or 0)
    return f"{what}{error.strerror or error}" + (f"; {hint}" if hint else "")


@dataclass(frozen=True)
class ArticleStreams:
    """The descriptors of the standard input and output, which only articles go through."""

    stdin: int
    stdout: int


@contextmanager
def reserved_streams() -> Iterator[ArticleStreams]:
    """Keep standard input and output for the articles.

    Whatever else is printed meanwhile, also by C code and by programs that a plugin starts, goes to standard error, and
    who else reads standard input finds it empty.
    """
    streams = ArticleStreams(os.dup(0), os.dup(1))
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    try:
        yield streams
    finally:
        try:
            if sys.stdout is not None:
                sys.stdout.flush()
        finally:
            os.dup2(streams.stdin, 0)
            os.dup2(streams.stdout, 1)
            os.close(streams.stdin)
            os.close(streams.stdout)


def open_missing_descriptors() -> None:
    """Point descriptors 0 to 2 that were closed at /dev/null, so that no file opened later takes their place."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
    if sys.stderr is None:
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
