"""Every registered stage describes itself, and its page in docs/stages says the same."""

from pathlib import Path

import pytest
from conftest import Shell
from stages.registered import REGISTRY

from newspipe.pipeline import schemas

PAGES = Path(__file__).parents[2] / "docs" / "stages"
STAGES = {name: offer.offered for name, offer in sorted(REGISTRY.offers.items())}
each_stage = pytest.mark.parametrize("name", STAGES)


def test_no_plugin_is_broken() -> None:
    assert REGISTRY.broken == {}


@each_stage
def test_it_has_a_docstring_of_its_own_that_begins_with_a_sentence(name: str) -> None:
    assert STAGES[name].__doc__
    assert schemas.summary(STAGES[name]).endswith(".")


@each_stage
def test_every_option_has_a_description_and_a_valid_default(name: str) -> None:
    options = STAGES[name].options
    for option, schema in options.items():
        assert schema.get("description", "").endswith("."), option
    assert schemas.declaration_failures(options) == []


@each_stage
def test_its_page_has_the_tables_of_its_fields_and_its_options(shell: Shell, name: str) -> None:
    command = ("stages", name, "--format", "markdown")
    reference = shell(*command).out.decode().splitlines()
    page = (PAGES / f"{name}.md").read_text("utf-8")
    for table in "\n".join(line if line.startswith("|") else "" for line in reference).strip().split("\n\n"):
        assert f"\n\n{table.strip()}\n" in page, "stale: python tools/stage_pages.py"


@each_stage
def test_its_page_has_every_field_that_it_reads_and_provides(name: str) -> None:
    page = (PAGES / f"{name}.md").read_text("utf-8")
    required = [field for requirement in STAGES[name].requires for field in requirement.split("|")]
    for field in (*required, *STAGES[name].provides):
        assert f"`{field}`" in page, field


def test_every_page_is_of_a_stage() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == set(STAGES)
