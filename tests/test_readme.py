"""What README.md shows is what happens: its console blocks run from top to bottom, in a folder with ``examples/``."""

import shutil
from pathlib import Path

import console_blocks

ROOT = Path(__file__).parent.parent


def test_console_blocks(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    sections = console_blocks.read(ROOT / "README.md")
    assert sections, "README.md shows no console block"
    for section in sections:
        console_blocks.run(section, tmp_path)
