"""What is a brief about, and what of the tables bears on it closely?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar

from blowback.ledger import LedgerClaim
from blowback.records import Episode, ExpectedOutcome, Tie, Turn
from blowback.relate.asking.asked import ends
from blowback.relate.asking.relations import Relations
from blowback.relate.scope import bearers
from blowback.relate.weeks import exposures

_OVERVIEW = 4
R = TypeVar("R", bound=Episode | Tie | Turn | ExpectedOutcome)


class Matter:
    """The tables of a view, and which of their rows are between those asked about.

    Args:
        relations: the tables.
    """

    def __init__(self, relations: Relations) -> None:
        self.relations, self.view = relations, relations.view

    @property
    def about(self) -> tuple[str, ...]:
        """Who is asked about: none, one or two."""
        return self.view.about

    @property
    def pair(self) -> bool:
        """Is a pair asked about?"""
        return len(self.about) == 2

    def most(self, lines: int) -> int:
        """How many lines has what has so many for a pair or an actor? Of everything fewer: an overview."""
        return lines if self.about else -(-lines // _OVERVIEW)

    @property
    def rows(self) -> Sequence[LedgerClaim]:
        """The claims."""
        return self.view.claims

    @cached_property
    def members(self) -> bool:
        """Do factions and members count for their movement? Not where one is asked about beside it."""
        return len({self.view.rollup.whole(each, members=True) for each in self.about}) == len(self.about)

    @cached_property
    def wholes(self) -> tuple[str, ...]:
        """For which states and movements those count that are asked about."""
        return tuple(self.view.rollup.whole(each, members=self.members) for each in self.about)

    @cached_property
    def exposure(self) -> Mapping[date, int]:
        """How many articles of each week were read?"""
        return exposures(self.view)

    def parted(self, rows: Iterable[R]) -> tuple[list[R], list[R]]:
        """The rows that bear on all who are asked about, and the others."""
        mine: list[R] = []
        others: list[R] = []
        for row in rows:
            (mine if self.is_between(row) else others).append(row)
        return mine, others

    def is_between(self, row: R) -> bool:
        """Does a row bear on all who are asked about, or on parts of them; at all on somebody known?"""
        named = ends(row)
        if len(self.about) < 2:
            return bool(named) or (isinstance(row, Episode) and bool(row.quantities))
        return all(any(self.view.rollup.counts_for(end, each) for end in named) for each in self.about)

    def is_claim_between(self, row: LedgerClaim) -> bool:
        """Does a claim bear on all who are asked about, or on parts of them?"""
        if len(self.about) < 2:
            return True
        named = bearers(row.claim)
        return all(any(self.view.rollup.counts_for(end, each) for end in named) for each in self.about)
