"""What can go wrong, and whose turn it is to act.

::

    BlowbackError                 exit  who acts
    ├── InputError                1     the user: a path, a file, a query, a ledger that is not one
    │   └── LedgerError           1     the ledger is corrupt, foreign or from a newer version
    ├── UsageError                2     the user: the words of a command
    ├── InternalError             3     us: a broken invariant, with what was left unchanged
    └── EnvironmentProblem        4     the machine: disk, permissions, a missing model

Bad *data* is no exception: a document that cannot be read becomes an issue row that names it, and
the rest is read. An exception is raised only where going on would store something ambiguous.

A message says what was expected, what was found, where, what to do, and what was left unchanged.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command line returns, by audience."""

    DONE = 0
    USER = 1
    USAGE = 2
    BUG = 3
    ENVIRONMENT = 4
    SET_ASIDE = 5


class BlowbackError(Exception):
    """The root: everything that Blowback raises on purpose."""

    exit_code: ExitCode = ExitCode.BUG


class InputError(BlowbackError):
    """Something the user named cannot be used."""

    exit_code = ExitCode.USER


class LedgerError(InputError):
    """The ledger is corrupt, is not a ledger, or was written by a newer version."""


class UsageError(BlowbackError):
    """The words of a call do not fit together."""

    exit_code = ExitCode.USAGE


class InternalError(BlowbackError):
    """An invariant of ours does not hold."""

    exit_code = ExitCode.BUG


class EnvironmentProblem(BlowbackError):
    """The machine lacks something: space, a permission, a model."""

    exit_code = ExitCode.ENVIRONMENT
