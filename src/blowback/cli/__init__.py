"""The command line: every command is a call of ``blowback.api`` and a way to print what it answers."""

from __future__ import annotations

import io
import os
import sys

STOPPED = 130  # what a shell expects of a program that was interrupted


def main() -> None:
    """Runs one command; what goes wrong is one message on standard error and an exit code by audience."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a character that the terminal lacks is written out
            stream.reconfigure(errors="backslashreplace")
    if sys.stdout is None:  # closed by the caller, who wants no answer
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open as long as the process
    code = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = _unheard()
    except OSError as error:
        code = _problem(f"the answer could not be written: {error.strerror}", 4)
    sys.exit(code)


def _run() -> int:
    from typer.main import get_command

    from blowback.cli.app import app
    from blowback.errors import BlowbackError, ExitCode

    try:
        command = get_command(app)
        with command.make_context("blowback", sys.argv[1:]) as context:
            command.invoke(context)
    except BlowbackError as error:
        return _problem(str(error), error.exit_code)
    except BrokenPipeError:
        return _unheard()
    except KeyboardInterrupt:
        return _problem("stopped; what was read until then is kept", STOPPED)
    except (OSError, MemoryError) as error:
        if _wants_trace():
            raise
        return _problem(_of_the_machine(error), ExitCode.ENVIRONMENT)
    except Exception as error:  # noqa: BLE001 - the last door: a bug is said in one line, never as a traceback
        return _other(error, ExitCode.BUG)
    return ExitCode.DONE


def _other(error: Exception, bug: int) -> int:
    """A command that ends early by intent, one whose words are wrong, or a bug."""
    code = getattr(error, "exit_code", None)
    if isinstance(code, int):
        getattr(error, "show", lambda: None)()
        return code
    if type(error).__name__ == "Abort":
        return _problem("left as it was", 1)
    if _wants_trace():
        raise error
    kind = type(error).__name__
    return _problem(
        f"a bug in Blowback ({kind}: {str(error)[:200]}). What the ledger held before is unchanged. "
        "Set BLOWBACK_DEBUG=1 and run it again to see where, for a report.",
        bug,
    )


def _of_the_machine(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return "there is not enough memory; read fewer documents at once, or with fewer workers"
    where = f"{name}: " if (name := getattr(error, "filename", None)) else ""
    return f"{where}{getattr(error, 'strerror', None) or error}"


def _wants_trace() -> bool:
    return os.environ.get("BLOWBACK_DEBUG", "") not in ("", "0")


def _problem(message: str, code: int) -> int:
    from blowback.text.escapes import visible

    sys.stderr.write(f"blowback: {visible(message)}\n")
    return int(code)


def _unheard() -> int:
    """The reader of a pipe has gone; it has what it wanted, and nothing more is said."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return 0
