"""The reference page says what the SQL says."""

from __future__ import annotations

from pathlib import Path

import pytest

from blowback.ledger import Ledger
from blowback.ledger.reference import page, tables

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "ledger.md"


def test_the_page_is_up_to_date() -> None:
    hint = "run: python -m blowback.ledger.reference docs/reference/ledger.md"
    assert PAGE.read_text("utf-8") == page(), hint


def test_every_table_and_column_is_explained(tmp_path: Path) -> None:
    described = {table.name: {column.name for column in table.columns} for table in tables()}
    with Ledger.open(tmp_path / "ledger", create=True) as ledger:
        connection = ledger._connection
        names = connection.execute("SELECT name FROM pragma_table_list WHERE type IN ('table', 'virtual')")
        held = {row["name"] for row in names if not row["name"].startswith("sqlite_")}
        assert held == set(described)
        for name in sorted(held - {"article_words"}):
            columns = connection.execute("SELECT name FROM pragma_table_info(?)", (name,))
            assert {row["name"] for row in columns} == described[name]


@pytest.mark.parametrize("table", list(tables()), ids=lambda table: table.name)
def test_every_table_states_its_grain(table: object) -> None:
    assert getattr(table, "help").startswith(("One row per", "Holds a row", "The words"))  # noqa: B009 - the type has no such field
