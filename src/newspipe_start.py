"""The command `newspipe`, from its first moment: outside the package, whose import alone takes 30 ms."""

import os
import signal


def main() -> None:
    """Run the command line. Until a run takes it over, Ctrl-C ends the process, without a traceback."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    from newspipe.cli import main as run_command_line

    run_command_line()
