"""What docs/pipeline-files.md shows is what happens."""

from pathlib import Path

import console_blocks

ROOT = Path(__file__).parent.parent


def test_console_blocks(tmp_path: Path) -> None:
    sections = console_blocks.read(ROOT / "docs" / "pipeline-files.md")
    assert sections
    for section in sections:
        console_blocks.run(section, tmp_path)
