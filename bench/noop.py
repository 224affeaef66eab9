"""A stage that does nothing: what is left is the runner's own cost."""

import newspipe


@newspipe.stage(name="noop", requires=())
def noop(article):
    """Do nothing."""
    return {}


@newspipe.hookimpl
def newspipe_stages():
    return [noop]
