"""How does a coding read in a line of a brief?

Noun phrases and arrows ("A → B: violence (bombing)"), so that a line never asserts more than the coding
says, and qualifiers wherever it is not told as a deed.
"""

from __future__ import annotations

from collections.abc import Iterable

from blowback.records import Claim, Quantity
from blowback.relate.view import View
from blowback.text.data import toml
from blowback.vocab.claims import BackingPhase, ClaimKind, Factuality, Modality, Responsibility, Role


def _table(section: str) -> dict[str, str]:
    return dict(toml("blowback.relate", "wording.toml")[section])


def headline(view: View, claim: Claim) -> str:
    """Who, to whom, what, how many: one line without a verb."""
    actors = _names(view, claim, Role.ACTOR)
    recipients = _names(view, claim, Role.RECIPIENT)
    ends = " → ".join(part for part in (actors, recipients) if part)
    if claim.responsibility is Responsibility.UNCLAIMED and not actors:
        ends = f"unclaimed → {recipients}" if recipients else "unclaimed"
    what = substance(claim)
    others = [
        f"{role.value.replace('_', ' ')}: {names}"
        for role in (Role.MEDIATOR, Role.AGAINST, Role.BENEFICIARY, Role.INSTRUMENT_OWNER)
        if (names := _names(view, claim, role))
    ]
    parts = [what, *others, *(numbers(q) for q in claim.quantities)]
    return f"{ends}: {'; '.join(parts)}" if ends else "; ".join(parts)


def substance(claim: Claim) -> str:
    """What is claimed, without who: type and mode, or state, with backing and what qualifies it."""
    words = []
    if claim.state is not None:
        words.append(_table("states")[claim.state.kind])
        if claim.state.value:
            words[-1] += f" ({claim.state.value})"
    elif claim.event_type is not None:
        mode = _table("modes").get(f"{claim.event_type}/{claim.mode}")
        words.append(mode or _table("types")[claim.event_type])
    elif claim.position is not None:
        words.append("position")
    else:
        words.append(claim.claim_kind.value)
    if claim.position is not None:
        words.append(claim.position.side.value)
    if claim.backing is not None:
        words.append(backing(claim))
    if claim.aggregate is not None:
        words.append(" ".join(p for p in (claim.aggregate.value, claim.aggregate.compared_to) if p))
    return ", ".join([*words, *qualifiers(claim)])


def backing(claim: Claim) -> str:
    """The kind of backing, whether covert, and its phase unless merely given."""
    assert claim.backing is not None
    words = [claim.backing.kind.value]
    if claim.backing.covert is not None:
        words.insert(0, "covert" if claim.backing.covert else "open")
    if claim.backing.phase is not BackingPhase.GIVEN:
        words.append(claim.backing.phase.value)
    return " ".join(words)


def qualifiers(claim: Claim) -> list[str]:
    """What keeps a claim from being a deed that its speaker vouches for."""
    found = []
    if claim.modality is not Modality.ACTUAL:
        found.append(_table("modality")[claim.modality])
    elif claim.factuality is not Factuality.CERTAIN:
        found.append(_table("factuality")[claim.factuality])
    if claim.responsibility is not None:
        found.append(claim.responsibility.value)
    return found


def numbers(quantity: Quantity) -> str:
    """A count with its bounds: "100 or more killed"."""
    if quantity.low is not None and quantity.high is not None:
        bounds = (
            f"{quantity.low:,}" if quantity.low == quantity.high else f"{quantity.low:,} to {quantity.high:,}"
        )
    elif quantity.low is not None:
        bounds = f"{quantity.low:,} or more"
    elif quantity.high is not None:
        bounds = f"{quantity.high:,} or fewer"
    else:
        bounds = f"“{quantity.text}”"
    return f"{bounds} {quantity.what}"


def when(claim: Claim) -> str | None:
    """The time a claim gives, in its own words, with the interval it denotes."""
    time = claim.event_time
    if time is None:
        return None
    span = " – ".join(d[:10] for d in (time.start, time.end) if d)
    return f"{time.text} ({span})" if time.text and span else time.text or span or None


def is_deed(claim: Claim) -> bool:
    """Is it told as something that did happen (or lasts), by whoever says it?"""
    return claim.modality is Modality.ACTUAL and claim.factuality in (Factuality.CERTAIN, Factuality.POSSIBLE)


def is_told(claim: Claim) -> bool:
    """Is an event described at all, whatever its kind?"""
    return claim.event_type is not None and claim.claim_kind in (ClaimKind.EVENT, ClaimKind.AGGREGATE)


def _names(view: View, claim: Claim, role: Role) -> str:
    names: Iterable[str] = (
        view.name(p.actor) if p.actor is not None else p.name for p in claim.participants if p.role is role
    )
    return ", ".join(dict.fromkeys(names))
