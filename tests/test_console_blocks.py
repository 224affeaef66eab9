"""The runner of the documents' console blocks can tell a right document from a wrong one."""

from pathlib import Path

import console_blocks
import pytest

TICKS = "```"


def run(directory: Path, block: str) -> None:
    document = directory / "document.md"
    document.write_text(f"# Recipe\n\n{TICKS}console\n{block}{TICKS}\n", "utf-8")
    (section,) = console_blocks.read(document)
    assert section.heading == "Recipe"
    console_blocks.run(section, directory)


@pytest.mark.parametrize(
    "block",
    [
        "$ echo one; echo two\none\ntwo\n",
        "$ echo one; echo two; echo three\none\n...\n",
        "$ echo one two three\none ... three\n",
        "$ echo 'all done in 0.4 s'\nall done in 2.1 s\n",
        "$ cat <<END\n> one\n> END\none\n",
        "$ echo kept > file\n$ cat file\nkept\n",
        "$ exit 3\n$ echo $?\n3\n",
        "$ echo told >&2\ntold\n",
    ],
)
def test_right(tmp_path: Path, block: str) -> None:
    run(tmp_path, block)


@pytest.mark.parametrize(
    "block",
    [
        "$ echo one\n",
        "$ echo one\ntwo\n",
        "$ echo one; echo two\none...\n",
        "$ true\none\n",
        "$ exit 3\n",
        "$ exit 3\n$ echo ended\nended\n",
        "$ printf 'no line end'\nno line end\n",
    ],
)
def test_wrong(tmp_path: Path, block: str) -> None:
    with pytest.raises(console_blocks.Mismatch, match=r"document\.md:\d"):
        run(tmp_path, block)


def test_only_console_blocks_are_run(tmp_path: Path) -> None:
    document = tmp_path / "document.md"
    document.write_text(f"# Recipe\n{TICKS}sh\n$ exit 1\n{TICKS}\n$ exit 1\n", "utf-8")
    assert console_blocks.read(document) == []
