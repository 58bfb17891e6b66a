"""The command line: every command is a call of ``blowback.api`` and a way to print what it answers."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs one command; what goes wrong is one message on standard error and an exit code by audience."""
    from blowback.cli.app import app
    from blowback.errors import BlowbackError, ExitCode

    try:
        app()
    except BlowbackError as error:
        sys.stderr.write(f"blowback: {error}\n")
        sys.exit(int(error.exit_code))
    except BrokenPipeError:  # the reader of a pipe has gone; it has what it wanted
        sys.stderr.close()
        sys.exit(int(ExitCode.DONE))
