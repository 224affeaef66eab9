"""A library that is missing shows once, with the way to install it, and not once an article."""

import pytest

LACKING = """
import newspipe

class Base(newspipe.Stage):
    requires = ()
    def process(self, article):
        return {}

class InSetup(Base):
    \"\"\"Needs a library from the start.\"\"\"
    name = "in-setup"
    def setup(self):
        import nowhere_to_be_found.deeper

class InProcess(Base):
    \"\"\"Needs it only for an article.\"\"\"
    name = "in-process"
    def process(self, article):
        import nowhere_to_be_found.deeper

@newspipe.hookimpl
def newspipe_stages():
    return [InSetup, InProcess]
"""


@pytest.mark.parametrize("workers", [0, 1, 2])
@pytest.mark.parametrize("stage", ["in-setup", "in-process"])
def test_it_ends_the_run_once_with_the_fix(shell, stage, workers):
    shell.write("lacking.py", LACKING)
    result = shell(
        "apply", "-p", "lacking.py", stage, "--workers", workers, "--batch-size", 1, stdin=[{"id": "a"}, {"id": "b"}]
    )
    assert (result.code, result.out) == (1, b"")

    assert len([line for line in result.err.splitlines() if "No module named" in line]) == 1
    assert stage in result.err


def test_the_fix_names_what_to_install(shell):
    shell.write("lacking.py", LACKING)
    result = shell("apply", "-p", "lacking.py", "in-process", stdin=[{"id": "a"}])
    assert "install it: pip install nowhere_to_be_found" in result.err
