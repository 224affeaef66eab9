"""What docs/tables.md shows is what happens: all of it, in order, in one copy of ``examples/``."""

import shutil
from pathlib import Path

import console_blocks

ROOT = Path(__file__).parents[3]


def test_the_page_prints_what_it_shows(tmp_path):
    directory = tmp_path / "examples"
    shutil.copytree(ROOT / "examples", directory)
    sections = console_blocks.read(ROOT / "docs" / "tables.md")
    assert len(sections) > 1
    for section in sections:
        console_blocks.run(section, directory)
