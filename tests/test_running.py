"""What docs/running.md shows is what happens: all of it, in order, in one copy of ``examples/``."""

import shutil
from pathlib import Path

import console_blocks

ROOT = Path(__file__).parent.parent


def test_the_page_prints_what_it_shows(tmp_path: Path) -> None:
    directory = tmp_path / "examples"
    shutil.copytree(ROOT / "examples", directory)
    sections = console_blocks.read(ROOT / "docs" / "running.md")
    assert len(sections) > 5
    for section in sections:
        console_blocks.run(section, directory)
