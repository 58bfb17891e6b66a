"""Which of the sentences that tell one thing are shown first: those nearest to where it was first told?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blowback.ledger import LedgerClaim
from blowback.records import Claim
from blowback.relate.families import Beside, Family, Witnessed, families_of
from blowback.relate.view import View
from blowback.vocab.claims import Factuality, Role


class Witnesses:
    """The families of articles that tell one thing several times, each looked up once.

    Args:
        view: the ledger as known on a date.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._best: dict[str, str] = {}
        self._beside: dict[str, Beside] = {}  # by article, one for all of a family
        self.families: dict[str, Family] = {}

    def prepare(self, articles: Iterable[str]) -> None:
        """Looks up the families of several articles at once."""
        missing = {each for each in articles if each not in self._best}
        if not missing:
            return
        self._best.update((each, each) for each in missing)
        for family in families_of(self._view, missing):
            if len(family.articles) > 1:
                self.families[family.id] = family
                self._best.update((each, family.best) for each in family.articles)
                self._beside.update(dict.fromkeys(family.articles, Beside(self._view, family)))

    def copy_of(self, article: str) -> str | None:
        """The article nearest to the origin, where this one is a copy of it."""
        best = self._best.get(article, article)
        return best if best != article else None

    def reading(self, row: LedgerClaim) -> Witnessed | None:
        """How the copy nearest to the origin reads there, and how others do; none of what has no copies."""
        beside = self._beside.get(row.article)
        return None if beside is None else beside.of(row)

    def in_order(self, rows: Sequence[LedgerClaim]) -> list[LedgerClaim]:
        """Rows of one statement, those that tell most of it first, those of copies after all others."""
        return sorted(rows, key=lambda row: (self.copy_of(row.article) is not None, -_told(row.claim)))


def _told(claim: Claim) -> int:
    """How much does a claim tell: as certain, by whom and to whom, when, how many?"""
    roles = {each.role for each in claim.participants if each.actor is not None}
    tells = (Role.ACTOR in roles, Role.RECIPIENT in roles, bool(claim.quantities))
    return 2 * (claim.factuality is Factuality.CERTAIN) + sum(tells) + (claim.event_time is not None)
