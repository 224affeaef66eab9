"""`read` is counted where the input is cut, so that an article that gets lost on the way is missed."""

import pytest

LOSING = """
from newspipe.engine.parsing import Parser
parse = Parser.parse
Parser.parse = lambda self, batch: parse(self, batch)[:: {step}] + parse(self, batch)[: {more}]
"""


@pytest.mark.parametrize("workers", [0, 1, 2])
@pytest.mark.parametrize("code", [LOSING.format(step=2, more=0), LOSING.format(step=1, more=1)])
def test_a_worker_that_loses_or_doubles_an_article_is_an_internal_error(shell, workers, code):
    shell.write("losing.py", code + "\nimport newspipe\n@newspipe.hookimpl\ndef newspipe_stages():\n    return []\n")
    articles = [{"id": str(number)} for number in range(300)]
    result = shell("apply", "obey", "-p", "losing.py", "--workers", workers, stdin=articles)
    assert result.code == 1
    assert "the counts do not add up: 300 read = " in result.err
