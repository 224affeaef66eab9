"""`python -m newspipe` is `newspipe`."""

from newspipe.cli import main

main()
