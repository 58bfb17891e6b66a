"""One ledger of the sample dispatches and one way to run the command, shared by the functional tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from blowback import api

Run = Callable[..., "subprocess.CompletedProcess[str]"]
PROGRAM = Path(sys.executable).parent / "blowback"


@pytest.fixture(scope="session")
def blowback() -> Run:
    """Runs the installed command in a shell of its own, without colours or settings of this machine."""
    if not PROGRAM.exists():
        pytest.skip(f"no command at {PROGRAM}: install the package")
    keep = {name: value for name, value in os.environ.items() if not name.startswith("BLOWBACK")}

    def run(*words: object, stdin: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(PROGRAM), *map(str, words)],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            env={**keep, "COLUMNS": "100", **more},
        )

    return run


@pytest.fixture(scope="session")
def sample(blowback: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the dispatches that ship, read once. Tests only look at it."""
    ledger = tmp_path_factory.mktemp("sample") / "ledger"
    done = blowback("read", "--sample", "--ledger", ledger)
    assert done.returncode == 0, done.stderr
    assert f"{len(api.sample())} read, 0 unchanged, 0 set aside, 0 failed" in done.stderr
    return ledger
