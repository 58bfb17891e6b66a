"""Claims that tell of happenings, with the words that they were read from."""

from __future__ import annotations

from calendar import monthrange
from typing import Any

import msgspec

from blowback.records import ClaimPlace, EventTime
from blowback.vocab.plover import EventType
from blowback.vocab.times import Granularity
from tests.unit.relate.world import DENIED, World, _next


class Teller(World):
    """Tells happenings in sentences; the word that tells each stands in brackets."""

    def say(
        self,
        article: str,
        published: str,
        text: str,
        *,
        key: str | None = None,
        actor: str = "",
        what: str = "ASSAULT",
        recipient: str = "",
        on: str = "",
        place: str = "",
        killed: str = "",
        denied: bool = False,
        **fields: Any,
    ) -> str:
        """Adds a claim; gives its id. Words ``...`` at an end join two claims into one sentence."""
        kind, _, mode = what.partition("/")
        before, told, after = text.replace("]", "[").split("[")
        if denied:
            fields |= DENIED
        if key is not None:
            fields["id"] = key
        found = self.tell(
            actor.split(",") if "," in actor else actor or None,
            EventType(kind),
            recipient or None,
            mode=mode or None,
            article=article,
            published=published,
            text=f"{before}{told}{after} ",
            killed=int(killed) if killed else None,
            place=ClaimPlace(start=0, end=0, text=place, name=place) if place else None,
            **fields,
        )
        row = self.rows[-1]
        start = row.claim.evidence[0] + len(before)
        evidence = row.claim.evidence
        if before.startswith("..."):
            first = next(r for r in self.rows if r.article == article and r is not row)
            evidence = (first.claim.evidence[0], evidence[1])
            self.rows[self.rows.index(first)] = _with(first, evidence=evidence)
        time = _time(on) if on else None
        self.rows[-1] = _with(row, trigger=(start, start + len(told)), evidence=evidence, event_time=time)
        return found


def _with(row: Any, **fields: Any) -> Any:
    return msgspec.structs.replace(row, claim=msgspec.structs.replace(row.claim, **fields))


def _time(on: str) -> EventTime:
    if len(on) == len("2031-02"):
        year, month = map(int, on.split("-"))
        last = f"{on}-{monthrange(year, month)[1]:02}"
        return EventTime(start=f"{on}-01", end=_next(last), granularity=Granularity.MONTH, text=on)
    return EventTime(start=on, end=_next(on), granularity=Granularity.DAY, text=on)
