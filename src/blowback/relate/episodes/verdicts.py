"""What did analysts judge of two claims: do they tell of one happening, or of two?

A verdict outranks every score. Of two on one pair the later counts. Taking one back undoes all that followed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from blowback.ledger import Judgement, JudgementKind, Verdict
from blowback.relate.episodes.likeness import Likeness

_SAME = Likeness(99.0)
_DIFFERENT = Likeness(-99.0, (), "judged to be two")


class Verdicts:
    """Judgements on pairs of claims.

    Args:
        judgements: those that stand, in the order in which they were made.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._of: dict[frozenset[str], Verdict] = {}
        self._named_with: dict[str, set[str]] = defaultdict(set)
        for each in judgements:
            if each.kind is not JudgementKind.CLAIM or each.object is None:
                continue
            self._of[frozenset((each.subject, each.object))] = each.verdict
        for pair, verdict in self._of.items():
            if verdict is Verdict.SAME:
                for claim in pair:
                    self._named_with[claim] |= pair - {claim}

    def __bool__(self) -> bool:
        """Is there anything to follow?"""
        return bool(self._of)

    def named_with(self, claim: str) -> Iterable[str]:
        """Which claims were judged to tell of the same as this one?"""
        return sorted(self._named_with.get(claim, ()))

    def on(self, ours: Sequence[str], theirs: Sequence[str]) -> Likeness | None:
        """What was judged of some claims and others? One pair judged to be two keeps them apart."""
        if not self._of:
            return None
        found = {self._of.get(frozenset((a, b))) for a in ours for b in theirs}
        if Verdict.DIFFERENT in found:
            return _DIFFERENT
        return _SAME if Verdict.SAME in found else None
