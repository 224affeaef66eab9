"""Read what a run has written, and say by file and line what is wrong with it."""

import os
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import click

import newspipe

SHOWN = 5  # problems of one kind that are printed in full; a file of another pipeline has one a line
REMEMBERED = 1_000_000  # ids that are remembered to find doubles: about 100 bytes each, so that endless input is safe


def shell_files(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> "list[click.shell_completion.CompletionItem]":
    """Let the shell complete file names."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def file_arguments(required: bool = False) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add the argument ``FILE…``, which comes to the command as ``files``."""
    return click.argument("files", metavar="[FILE]...", nargs=-1, required=required, shell_complete=shell_files)


def inputs(files: Sequence[str]) -> Sequence[str]:
    """Return the files, or standard input. Raises `UsageError` if that is a terminal: nobody types JSON Lines."""
    if not files and sys.stdin is not None and sys.stdin.isatty():
        raise newspipe.UsageError("no FILE is given and standard input is a terminal; name a file, or pipe articles in")
    return files or ("-",)


def grows(files: Sequence[str]) -> bool:
    """Return whether an input may have more to come, as a pipe has; what is read from it is then passed on at once."""
    for name in files:
        try:
            mode = os.fstat(0).st_mode if name == "-" else os.stat(name).st_mode
        except OSError:
            continue  # reading it says what is wrong
        if not stat.S_ISREG(mode):
            return True
    return False


class Problems:
    """What is wrong with the input: the first few of each kind in full on standard error, the others as a count."""

    def __init__(self) -> None:
        self.lost = False
        self._seen: Counter[str] = Counter()

    def tell(self, kind: str, words: str, *, lost: bool = True) -> None:
        """Print a problem. ``lost`` says that something of the input is not in the output because of it."""
        self.lost = self.lost or lost
        self._seen[kind] += 1
        if self._seen[kind] <= SHOWN:
            _say(words)

    def end(self) -> None:
        """Print how many more problems there were, and end with exit code 3 if something was lost."""
        for kind, count in self._seen.items():
            if count > SHOWN:
                _say(f"{count - SHOWN:,} more: {kind}")
        if self.lost:
            sys.stdout.flush()
            raise SystemExit(int(newspipe.ExitCode.SOME_FAILED))


def articles(files: Sequence[str], problems: Problems) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each article with its place, as in ``out.jsonl:12``. A line that is no article is a problem.

    So is an id that came before, but that article is yielded all the same.
    """
    seen: dict[int, str] = {}

    def unreadable(words: str) -> None:
        problems.tell("lines that hold no article", words)

    for place, article in newspipe.read_placed_articles(files, on_problem=unreadable):
        known = article.get("id")
        if known is not None:
            key = hash((type(known), known)) if isinstance(known, (str, int)) else hash(str(known))
            if len(seen) < REMEMBERED and (first := seen.setdefault(key, place)) is not place:
                problems.tell("ids that came before", f"{place}: the id {known!r} came before, in {first}", lost=False)
        yield place, article


def name_of(place: str, article: dict[str, Any]) -> Any:
    """Return an article's id, or its place if it has none."""
    known = article.get("id")
    return place if known is None else known


def _say(words: str) -> None:
    one_line = "".join("\ufffd" if not c.isprintable() and c != "\u200d" else c for c in " ".join(words.splitlines()))
    click.echo(f"newspipe: {one_line}", err=True)
