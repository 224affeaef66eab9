"""What these pages show is what happens: each recipe runs in its own copy of ``examples/``."""

import shutil
from pathlib import Path

import console_blocks
import pytest

ROOT = Path(__file__).parent.parent
PAGES = ("docs/pipes.md", "docs/view.md", "examples/README.md")
RECIPES = [section for page in PAGES for section in console_blocks.read(ROOT / page)]


@pytest.mark.parametrize("recipe", RECIPES, ids=[recipe.heading for recipe in RECIPES])
def test_recipe(recipe: console_blocks.Section, tmp_path: Path) -> None:
    directory = tmp_path / "examples"
    shutil.copytree(ROOT / "examples", directory)
    console_blocks.run(recipe, directory)
