"""The version of newspipe, which distributions, reports and checkpoints name."""

__version__ = "0.1.0"
