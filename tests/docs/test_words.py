"""The words that the glossary rules out are not our terms, in prose or in names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from blowback import records
from tests.docs.pages import PAGES, ROOT, prose

# Bare words: "source code" and "anonymous source" in a quotation are not terms of ours, and the field
# ``source`` of a registry row is the record that it cites.
BARE = re.compile(r"(?i)\b(facts?|truths?|ground truth)\b")
NAMES = {"fact", "truth", "date", "outlet_source", "source_text", "incident", "story"}
SPEAKS_OF_WORDS = {ROOT / "docs" / "glossary.md"}


@pytest.mark.parametrize(
    "page", [p for p in PAGES if p not in SPEAKS_OF_WORDS], ids=lambda page: str(page.relative_to(ROOT))
)
def test_a_page_speaks_of_claims_not_of_facts(page: Path) -> None:
    assert BARE.findall(prose(page.read_text("utf-8"))) == []


def fields() -> Iterator[str]:
    """Every field of every record, as it is written."""
    for value in vars(records).values():
        if isinstance(value, type) and issubclass(value, msgspec.Struct):
            yield from value.__struct_encode_fields__


def test_no_field_has_a_name_that_the_glossary_rules_out() -> None:
    assert sorted(NAMES.intersection(fields())) == []


def test_the_glossary_is_in_no_doubt_about_a_word() -> None:
    rows = re.findall(
        r"(?m)^\| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|$", (ROOT / "docs/glossary.md").read_text()
    )
    used = {word for row in rows[1:] for word in row[0].split(", ")}
    ruled_out = {word for row in rows[1:] for word in row[2].split(", ")} - {"-"}
    assert len(used) > 15
    assert used & ruled_out == set()
