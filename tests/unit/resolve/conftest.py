"""What the tests of resolution share."""

from __future__ import annotations

import pytest
from spacy.language import Language

from blowback.read.parse import load_model
from blowback.resolve.registry import Registry
from tests.unit.resolve.invented import invented_registry


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The parser."""
    return load_model()


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The invented world."""
    return invented_registry()
