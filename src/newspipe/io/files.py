"""Files that a run writes: created, locked against other runs, and what an interrupted run left in one kept."""

import fcntl
import itertools
import os
from contextlib import suppress
from pathlib import Path

from newspipe.errors import OutputError, UsageError


def create(path: str, name: str, *, truncate: bool = True) -> int:
    """Open a file for writing and return its descriptor. Raises `OutputError`, which calls it ``name``."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | (os.O_TRUNC if truncate else 0), 0o666)
    except OSError as error:
        folder = Path(name).parent
        hint = "" if folder.is_dir() else f"; there is no folder {str(folder)!r}"
        raise OutputError(f"{name}: cannot be written: {error.strerror}{hint}") from None


def locked_part(part: str, name: str) -> tuple[int, str | None]:
    """Open and lock ``FILE.part``, empty; return its descriptor and where an older one was moved to, if one was."""
    while True:
        descriptor = create(part, name, truncate=False)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = _lock_holder(descriptor)
            os.close(descriptor)
            who = f"process {holder}" if holder else "another run"
            raise UsageError(f"{name}: {who} is writing it; wait for that to end, or name another output") from None
        opened = os.fstat(descriptor)
        try:
            is_same = os.path.samestat(opened, os.stat(part))
        except FileNotFoundError:
            is_same = False  # a run that was just finishing has renamed it
        if is_same and not opened.st_size:
            return descriptor, None
        if is_same:
            older = next(f"{part}-{n}" for n in itertools.count(1) if not os.path.lexists(f"{part}-{n}"))
            os.rename(part, older)
            os.close(descriptor)
            return locked_part(part, name)[0], older
        os.close(descriptor)


def _lock_holder(descriptor: int) -> int | None:
    """Return the process that holds the lock on a file, as Linux lists it; None if that cannot be found out."""
    found = os.fstat(descriptor)
    place = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    with suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/locks").read_text().splitlines():
            fields = line.split()
            if fields[5] == place:
                return int(fields[4])
    return None


def is_mount_point(path: str) -> bool:
    """Return whether a file is mounted over another, as containers do with single files; it cannot be renamed over."""
    try:
        mounts = Path("/proc/self/mountinfo").read_text()
    except OSError:
        return False
    name = path.replace("\\", r"\134").replace(" ", r"\040").replace("\n", r"\012")
    return any(line.split(" ")[4] == name for line in mounts.splitlines())
