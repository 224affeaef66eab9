"""The readers of newspipe itself, and finding the one for an input."""
