"""What every test may count on: no network, no chance, and a clear word where data is absent."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("BLOWBACK_SHARED", ROOT.parent / "shared"))

hypothesis.settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.load_profile("steady")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data that lies beside the checkout; its text enters no test."""
    if not SHARED.is_dir():
        pytest.skip(f"no development data at {SHARED} (BLOWBACK_SHARED names another place)")
    return SHARED


@pytest.fixture(scope="session")
def seed(shared: Path) -> Path:
    """The article that the project is founded on."""
    found = sorted((shared / "seeds").glob("*.txt"))
    if not found:
        pytest.skip(f"no seed article in {shared / 'seeds'}")
    return found[0]


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leaves the machine: only this machine's own addresses can be reached."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in {"127.0.0.1", "::1"}:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
