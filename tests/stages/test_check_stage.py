"""Every registered stage keeps the contract that `check_stage` checks for plugin authors."""

import pytest
from stages.registered import STAGES

from newspipe.testing import check_stage


@pytest.mark.parametrize("name", STAGES)
def test_it_keeps_the_contract(name: str) -> None:
    check_stage(STAGES[name])
