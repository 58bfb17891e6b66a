"""How is a row about relations told to a person, before the claims that it rests on?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Body = Mapping[str, Any]
Told = Iterator[tuple[str, str]]


def _common(body: Body) -> Told:
    yield "told", str(body["text"])
    yield "reports", f"{body['reports']}, of them independent {body['independent']}"


def _episode(body: Body) -> Told:
    yield from _common(body)
    if time := body["event_time"]:
        yield "when", f"{time['text'] or ''} ({_span((time['start'], time['end']))}, {time['granularity']})"
    if place := body["place"]:
        yield "where", str(place["name"] or place["text"])
    yield "factuality", str(body["factuality"])
    for each in body["responsibility"]:
        yield "held to be", f"{each['name']}: {each['responsibility']}"
    for each in body["quantities"]:
        yield each["what"], _accounts(each)
    for each in body["disputes"]:
        yield "disputed", f"{each['on']}: {_accounts(each)}"


def _tie(body: Body) -> Told:
    yield from _common(body)
    yield "held", _span(body["interval"])
    for phase in body["phases"]:
        yield "phase", " ".join(part for part in (phase["phase"], _span(phase["interval"])) if part)
    yield "alleged by", "; ".join(body["alleged_by"])
    yield "denied by", "; ".join(body["denied_by"])


def _turn(body: Body) -> Told:
    yield from _common(body)
    yield "between", _span(body["between"])
    yield "basis", str(body["basis"])
    yield "members", "acts of factions or members count" if body["members"] else ""
    yield "against it", ", ".join(body["against"])


def _expectation(body: Body) -> Told:
    yield from _common(body)
    for key in ("condition", "due", "why"):
        yield key, str(body[key] or "").strip()
    if body["lag_days"] is not None:
        yield "after", f"{body['lag_days']} days"


def _position(body: Body) -> Told:
    yield from _common(body)
    yield "within", str(body["within"] or "")
    yield "since", str(body["interval"][0] or "")


def _silence(body: Body) -> Told:
    yield from _common(body)
    yield "on", ", ".join(body["days"])


def _accounts(body: Body) -> str:
    return "; ".join(f"{each['value']} ({', '.join(each['claims'])})" for each in body["accounts"])


def _span(interval: Sequence[str | None]) -> str:
    start, end = interval
    return f"{start or '…'} to {end or '…'}" if start or end else ""


RELATIONS = {
    "episode": _episode,
    "tie": _tie,
    "turn": _turn,
    "expectation": _expectation,
    "position": _position,
    "silence": _silence,
}
