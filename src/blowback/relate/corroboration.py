"""How many articles tell something, and how many independent voices are behind them?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from blowback.ledger import LedgerClaim
from blowback.relate.families import family_of, independent
from blowback.relate.view import View


class Backed(NamedTuple):
    """By how many articles something is told, and by how many independent voices."""

    reports: int
    independent: int


class Corroboration:
    """Counts what is behind claims of a view; the families of its articles are looked up once."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def _family_of(self) -> Mapping[str, str]:
        return family_of(self._view, {row.article for row in self._view.claims})

    def of(self, rows: Iterable[LedgerClaim]) -> Backed:
        """How many articles, and how many voices when copies and common speakers count once?"""
        told = list(rows)
        articles = {row.article for row in told}
        voices = independent(told, self._family_of) if len(told) > 1 else len(told)
        return Backed(len(articles), voices)
