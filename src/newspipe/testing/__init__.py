"""What a plugin author tests with.

`run_stage` runs one article through one stage, `run_pipeline` articles through a pipeline, and `check_stage` checks a
stage against every rule of the contract.
"""

from newspipe.testing.conformance import BrokenRules, Outcome, check_stage, outcomes
from newspipe.testing.running import Result, run_pipeline, run_stage

__all__ = ["BrokenRules", "Outcome", "Result", "check_stage", "outcomes", "run_pipeline", "run_stage"]
