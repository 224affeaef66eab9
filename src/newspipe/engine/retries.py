"""When a step is tried again: exponential waits with jitter (tenacity), for `RetryableError` only."""

from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential, wait_random

from newspipe.errors import RetryableError
from newspipe.pipeline.model import Step

LONGEST_WAIT = 60.0  # seconds


def retrying(step: Step) -> Retrying:
    """Return what calls a function until it succeeds, or ``step.retries`` more times after the first."""
    return Retrying(
        retry=retry_if_exception_type(RetryableError),
        stop=stop_after_attempt(step.retries + 1),
        wait=wait_exponential(step.backoff, max=LONGEST_WAIT) + wait_random(0, min(step.backoff, LONGEST_WAIT)),
        reraise=True,
    )
