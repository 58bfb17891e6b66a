"""How does a coding read in a line of a brief?

Noun phrases and arrows ("A → B: violence (bombing)"), so that a line never asserts more than the coding
says, and qualifiers wherever it is not told as a deed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blowback.ledger import LedgerClaim
from blowback.records import Claim, EventTime, Quantity, State
from blowback.relate.view import View
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import BackingPhase, ClaimKind, Factuality, Modality, Role
from blowback.vocab.plover import EventType

_OTHERS = (Role.MEDIATOR, Role.AGAINST, Role.BENEFICIARY, Role.INSTRUMENT_OWNER)
_WITH_ARTICLE = (
    ActorKind.GOVERNMENT_BODY,
    ActorKind.MILITARY,
    ActorKind.SECURITY_SERVICE,
    ActorKind.ARMED_GROUP,
    ActorKind.FACTION,
    ActorKind.PARTY,
    ActorKind.IGO,
    ActorKind.STATE,
)
_STEM = 6
NOBODY_TOLD = "actor not told"


def table(section: str) -> dict[str, str]:
    """The words of one section of the word list."""
    return dict(toml("blowback.relate", "wording.toml")[section])


def headline(view: View, row: LedgerClaim) -> str:
    """Who, to whom, what, how many: one line without a verb."""
    return line_of(view, [row], ends=ends(view, row))


def line_of(view: View, rows: Sequence[LedgerClaim], *, ends: str) -> str:
    """What rows of one coding say, with the counts of all of them."""
    claim = rows[0].claim
    others = [
        f"{role.value.replace('_', ' ')} {names}" for role in _OTHERS if (names := named(view, rows[0], role))
    ]
    counts = dict.fromkeys(numbers(q) for row in rows for q in row.claim.quantities)
    what = "; ".join([substance(claim), *others, *counts])
    return f"{ends}: {what}" if ends else what


def ends(view: View, row: LedgerClaim) -> str:
    """From whom to whom: "A → B", or one of them; violence without an actor says so."""
    actors, recipients = named(view, row, Role.ACTOR), named(view, row, Role.RECIPIENT)
    claim = row.claim
    if not actors and claim.event_type is EventType.ASSAULT:
        actors = NOBODY_TOLD
    if claim.quantities and recipients and _is_count(claim, recipients):
        recipients = ""
    return " → ".join(part for part in (actors, recipients) if part)


def _is_count(claim: Claim, recipients: str) -> bool:
    """Are the recipients no more than the count that is given of them ("six policemen")?"""
    return any(q.text and q.text.lower() in recipients.lower() for q in claim.quantities) and not any(
        p.actor is not None for p in claim.participants if p.role is Role.RECIPIENT
    )


def substance(claim: Claim) -> str:
    """What is claimed, without who, with what qualifies it."""
    return ", ".join([matter(claim), *qualifiers(claim)])


def matter(claim: Claim) -> str:
    """What a claim is about: type and mode, state, kind of backing, side of a position, measure."""
    words = []
    if claim.state is not None:
        words.extend([_state(claim.state), backing(claim) if claim.backing is not None else ""])
    elif claim.position is not None:
        words.append(table("sides")[claim.position.side])
    elif claim.backing is not None:
        words.append(backing(claim))
    elif claim.event_type is not None:
        mode = table("modes").get(f"{claim.event_type}/{claim.mode}")
        words.append(mode or table("types")[claim.event_type])
    elif claim.claim_kind is ClaimKind.SILENCE:
        words.append(table("stances").get(claim.stance, "silence"))
    else:
        words.append(table("kinds")[claim.claim_kind])
    if claim.aggregate is not None:
        words.append(" ".join(p for p in (claim.aggregate.value, claim.aggregate.compared_to) if p))
    return ", ".join(word for word in words if word)


def _state(state: State) -> str:
    """A state with its value, where that is more than the same word again ("recognition, recognize")."""
    word = table("states")[state.kind]
    again = state.value is None or state.value[:_STEM].lower() == word[:_STEM]
    return word if again else f"{word} ({state.value})"


def backing(claim: Claim) -> str:
    """The kind of backing, whether covert, and its phase unless merely given."""
    assert claim.backing is not None
    kind = table("backing")[claim.backing.kind]
    secrecy = {True: "covert ", False: "open ", None: ""}[claim.backing.covert]
    # what was not given was "refused" as coded; where it is told as not so, that says it already, and once
    untold = claim.backing.phase is BackingPhase.REFUSED and claim.factuality.is_negative
    phase = "" if untold else table("phases")[claim.backing.phase]
    return ", ".join(part for part in (secrecy + kind, phase) if part)


def qualifiers(claim: Claim) -> list[str]:
    """What keeps a claim from being a deed that its speaker vouches for."""
    found = []
    sought = claim.backing is not None and claim.backing.phase is BackingPhase.SOUGHT
    if sought and claim.modality is Modality.REQUESTED:
        pass  # its phase says so
    elif claim.modality is not Modality.ACTUAL:
        not_to_be = " not to be" if claim.factuality.is_negative else ""  # "promised not to attack"
        found.append(table("modality")[claim.modality] + not_to_be)
    elif claim.factuality is not Factuality.CERTAIN:
        found.append(table("factuality")[claim.factuality])
    if claim.responsibility is not None:
        found.append(table("responsibility")[claim.responsibility])
    return found


def numbers(quantity: Quantity) -> str:
    """A count with its bounds: "100 or more killed"."""
    return f"{bounds(quantity.low, quantity.high) or f'“{quantity.text}”'} {quantity.what}"


def bounds(low: int | None, high: int | None) -> str:
    """Two bounds in words; nothing where there is neither.

    >>> bounds(23, 41)
    '23 to 41'
    >>> bounds(100, None)
    '100 or more'
    """
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"{low:,} or more"
    return f"{high:,} or fewer" if high is not None else ""


def when(claim: Claim) -> str | None:
    """The time a claim gives, in its own words, with the days that it denotes."""
    time = claim.event_time
    if time is None:
        return None
    span = days(time)
    return f"{time.text} ({span})" if time.text and span and time.text != span else time.text or span or None


def days(time: EventTime) -> str:
    """The first and the last day of an interval, one where they are the same."""
    return day_span(time.start, time.end)


def day_span(start: str | None, end: str | None) -> str:
    """A half-open interval as its first and last day.

    >>> day_span("2031-05-19", "2031-05-20")
    '2031-05-19'
    >>> day_span("2031-05-01", "2031-06-01")
    '2031-05-01 to 2031-05-31'
    """
    first, last = start and start[:10], end and _last_day(end)
    if first and last and first < last:
        return f"{first} to {last}"
    if first and not last:
        return f"from {first}"
    if last and not first:
        return f"until {last}"
    return first or ""


def _last_day(end: str) -> str:
    from datetime import date, timedelta

    if len(end) > 10 and not end[10:].startswith("T00:00:00"):
        return end[:10]
    day = date.fromisoformat(end[:10])
    return (day - timedelta(days=1)).isoformat() if day > date.min else end[:10]


def in_sentence(view: View, actor: str) -> str:
    """An actor's name as a running sentence has it: "the Taliban", "Pakistan"."""
    name, found = view.name(actor), view.actors.get(actor)
    rules = toml("blowback.relate", "wording.toml")["articles"]
    words = name.replace("-", " ").split()
    if not words or found is None or found.kind not in _WITH_ARTICLE or words[0] in rules["never"]:
        return name
    if found.kind is ActorKind.STATE or len(words) == 1:
        return f"the {name}" if words[0] in rules["first"] or name in rules["always"] else name
    return f"the {name}"


def listed(words: Iterable[str], most: int = 4) -> str:
    """Words as a list in a sentence: "a, b and c", or "a, b and 3 more"."""
    some = list(dict.fromkeys(words))
    if len(some) > most:
        return f"{', '.join(some[: most - 1])} and {len(some) - most + 1} more"
    return " and ".join(part for part in (", ".join(some[:-1]), some[-1] if some else "") if part)


def is_deed(claim: Claim) -> bool:
    """Is it told as something that did happen (or lasts), by whoever says it?"""
    return claim.modality is Modality.ACTUAL and claim.factuality in (Factuality.CERTAIN, Factuality.POSSIBLE)


def is_told(claim: Claim) -> bool:
    """Is an event described at all, whatever its kind?"""
    return claim.event_type is not None and claim.claim_kind in (ClaimKind.EVENT, ClaimKind.AGGREGATE)


def named(view: View, row: LedgerClaim, role: Role) -> str:
    """The participants of a claim in a role, by name."""
    return ", ".join(dict.fromkeys(view.called(row, p) for p in row.claim.participants if p.role is role))
