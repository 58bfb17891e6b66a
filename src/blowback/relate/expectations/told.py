"""Which expectations do claims tell, and which tellings are of one?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from blowback.ledger import LedgerClaim
from blowback.records import Claim
from blowback.relate.view import View
from blowback.text.instants import DAY
from blowback.vocab.claims import ExpectationKind, Role

BY_HOLDER = (ExpectationKind.PROMISED, ExpectationKind.THREATENED)


class Expected(NamedTuple):
    """One expectation as one claim tells it: who is to do what, and beside whom that stands."""

    row: LedgerClaim
    content: LedgerClaim | None
    holder: str | None
    other: str | None

    @property
    def kind(self) -> ExpectationKind:
        """How it is held or voiced."""
        assert self.row.claim.expectation is not None
        return self.row.claim.expectation.kind

    @property
    def doer(self) -> str | None:
        """Who is to do it: who promises or threatens, else of whom it is expected."""
        return self.holder if self.kind in BY_HOLDER else self.other

    @property
    def beside(self) -> str | None:
        """The other of the two."""
        return self.other if self.kind in BY_HOLDER else self.holder

    @property
    def since(self) -> str:
        """From when on an answer may come: its own time, else the publication that tells it.

        Words are reported as they fall. What somebody expected is told long after, too: any time will do.
        """
        time = self.row.claim.event_time
        told = time.start if time is not None else None
        spoken = self.kind not in (ExpectationKind.EXPECTED, ExpectationKind.BELIEVED)
        return (told or (self.row.published_at.start if spoken else None) or "")[:DAY]

    @property
    def told(self) -> str:
        """Since when it is known to be held: its own time, else the publication that tells it."""
        return self.since or (self.row.published_at.start or "")[:DAY]

    @property
    def condition(self) -> str | None:
        """On what it hangs, in the words of the text."""
        expectation = self.row.claim.expectation
        return expectation.condition if expectation is not None else None

    @property
    def due(self) -> str | None:
        """By when it was to be done, where that is told."""
        expectation = self.row.claim.expectation
        if expectation is not None and expectation.due is not None:
            return expectation.due[:DAY]
        time = self.content.claim.event_time if self.content is not None else None
        later = time is not None and time.end is not None and time.end[:DAY] > self.told
        return time.end[:DAY] if time is not None and time.end is not None and later else None


def expectations(view: View) -> Iterator[list[Expected]]:
    """The expectations of a view in order of telling, each as the claims that tell it.

    Those of one sentence between the same two are one, and those of the same deed of one by another.
    """
    groups: list[list[Expected]] = []
    found: dict[tuple[object, ...], list[Expected]] = {}
    for row in view.claims:
        if (expected := _expected(view, row)) is None:
            continue
        known = [found[key] for key in _keys(view, expected) if key in found]
        group = known[0] if known else []
        if not known:
            groups.append(group)
        group.append(expected)
        found.update(dict.fromkeys(_keys(view, expected), group))
    yield from groups


def _expected(view: View, row: LedgerClaim) -> Expected | None:
    expectation = row.claim.expectation
    if expectation is None:
        return None
    content = view.named(row, expectation.content)
    return Expected(row, content, *(_whole(view, each) for each in (expectation.holder, expectation.of)))


def _keys(view: View, expected: Expected) -> Iterator[tuple[object, ...]]:
    """Under which keys may another telling be of the same expectation?"""
    expectation = expected.row.claim.expectation
    assert expectation is not None
    yield expected.row.article, expected.row.claim.evidence, expectation.holder, expectation.of, expected.kind
    content = expected.content.claim if expected.content is not None else None
    if content is None or content.event_type is None or expected.doer is None:
        return
    targets = actors(view, content, Role.RECIPIENT) | actors(view, content, Role.AGAINST)
    if targets - {expected.doer}:
        who = (expected.holder, expected.doer, expected.kind)
        yield *who, content.event_type, content.mode, tuple(sorted(targets))


def actors(view: View, claim: Claim, role: Role) -> set[str]:
    """Who takes part in a role, as states and movements."""
    found = (p.actor for p in claim.participants if p.role is role)
    return {view.rollup.whole(actor, members=True) for actor in found if actor is not None}


def _whole(view: View, actor: str | None) -> str | None:
    return view.rollup.whole(actor, members=True) if actor is not None else None


def distinct(told: Sequence[Expected]) -> list[Expected]:
    """The tellings that tell of different deeds, or of one under another condition or by another time."""
    found: dict[tuple[object, ...], Expected] = {}
    for each in told:
        content = each.content.claim if each.content is not None else None
        deed = (content.event_type, content.mode) if content is not None else None
        found.setdefault((deed, each.condition, each.due), each)
    return list(found.values())
