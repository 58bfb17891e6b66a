"""The registry's sources and its compiled form, as the tests see them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "registry"))


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    """What is in the registry that ships?"""
    path = ROOT / "src" / "blowback" / "resolve" / "data" / "registry.json"
    return json.loads(path.read_text("utf-8"))


@pytest.fixture(scope="session")
def rows(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Which row has an id?"""
    return {row["id"]: row for row in document["actors"]}
