"""Which lasting relations are told, from when to when, and who says so?

A tie is what claims tell of one kind of relation from one actor to another: backing by kind, membership,
leadership, offshoots, formal status, dependence, relations, and things of one that came to another through a
third. Nothing is inferred: a tie holds for the interval that is told, its end is open where none is told, and
whether it still stands is unknown where the text only says that help was once given. What held, ended, and
held again is two ties.
"""

from __future__ import annotations

from collections import defaultdict

from blowback.records import Tie
from blowback.relate.corroboration import Corroboration
from blowback.relate.ties.lives import lives
from blowback.relate.ties.tellings import (
    Key,
    Telling,
    denials_beside,
    ends_of_parts,
    tellings,
    told_in_general,
)
from blowback.relate.view import View

__all__ = ["ties"]


def ties(view: View, counts: Corroboration | None = None) -> tuple[Tie, ...]:
    """Which ties do the claims of a view tell, in order of kind, ends and what they consist of?

    Args:
        view: the ledger as known on a date.
        counts: who has counted independent voices in this view already.
    """
    counts = counts or Corroboration(view)
    told: dict[Key, list[Telling]] = defaultdict(list)
    every = list(tellings(view))
    for telling in (*every, *ends_of_parts(view, every), *denials_beside(every), *told_in_general(every)):
        told[telling.key].append(telling)
    found = (tie for key, some in told.items() for tie in lives(view, counts, key, some))
    return tuple(sorted(found, key=_place))


def _place(tie: Tie) -> tuple[str, ...]:
    which = (tie.backing or "", tie.value or "", tie.through or "")
    return (tie.kind, tie.source, tie.target, *which, tie.interval[0] or "", tie.id)
