"""Renew the tables of fields and options on the pages of the stages, from what `newspipe stages` says of them.

python tools/stage_pages.py
"""

import re
import subprocess
import sys
from pathlib import Path

PAGES = Path(__file__).parents[1] / "docs" / "stages"


def tables(stage: str) -> dict[str, str]:
    """Return the tables of a stage by the title of their first column."""
    command = [sys.executable, "-m", "newspipe", "stages", stage, "--format", "markdown"]
    reference = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^\|(?:.+\n?)+", reference, re.MULTILINE)
    return {table.split("|")[1].strip(): table.rstrip("\n") for table in found}


def renewed(page: str, stage: str) -> str:
    """Return the page of a stage with its tables in place of those that begin alike."""
    for head, table in tables(stage).items():
        page = re.sub(rf"^\| {head} \|(?:.+\n?)+", lambda _, new=table: new + "\n", page, count=1, flags=re.MULTILINE)
    return page


def main() -> None:
    for path in sorted(PAGES.glob("*.md")):
        path.write_text(renewed(path.read_text("utf-8"), path.stem), "utf-8")


if __name__ == "__main__":
    main()
