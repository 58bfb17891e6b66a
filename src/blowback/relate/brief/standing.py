"""Where do they stand, in a few sentences that a reader can take in at once, each with who says so?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from blowback.records import Episode, Footing, Line, Tie, Turn
from blowback.relate.brief.bonds import sign_of
from blowback.relate.brief.lines import Writer, line_with
from blowback.relate.brief.matter import Matter
from blowback.relate.happened import Side, sides
from blowback.relate.telling import between, line, when
from blowback.relate.ties.tellings import IN_GENERAL
from blowback.relate.view import View
from blowback.relate.wording import day_span, in_sentence, listed, table
from blowback.vocab.claims import BackingPhase
from blowback.vocab.plover import EventType
from blowback.vocab.relations import TieKind, TurnBasis, TurnKind

_MOST_PAIRS = 3
_MATERIAL = (2, 4)
FORMAL = (
    TieKind.RECOGNITION,
    TieKind.DESIGNATION,
    TieKind.ALLIANCE,
    TieKind.CEASEFIRE,
    TieKind.SANCTION,
    TieKind.BAN,
)
_MUTUAL = (TieKind.ALLIANCE, TieKind.CEASEFIRE)
_NEVER = (BackingPhase.SOUGHT, BackingPhase.REFUSED, "denied", "not so", IN_GENERAL)
_YEAR = 365


class Pair(NamedTuple):
    """What is told of two states or movements: happenings with their sides, and ties."""

    ends: tuple[str, str]
    sides: list[Side]
    ties: list[Tie]


def pairs(matter: Matter) -> list[Pair]:
    """The pairs of the brief, that of which most is told first."""
    happened: dict[tuple[str, str], list[Side]] = defaultdict(list)
    bound: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for episode in matter.relations.episodes:
        for side in sides(matter.view, episode, members=matter.members):
            happened[_sorted(side.source, side.target)].append(side)
    for tie in matter.relations.ties:
        if tie.source != tie.target:
            bound[_sorted(tie.source, tie.target)].append(tie)
    found = [Pair(ends, happened[ends], bound[ends]) for ends in {*happened, *bound}]
    wanted = set(matter.wholes)
    mine = [
        p for p in found if (wanted <= set(p.ends) if len(wanted) > 1 else wanted & set(p.ends) or not wanted)
    ]
    return sorted(mine, key=lambda p: (-len({s.episode.id for s in p.sides}), -len(_telling(p.ties)), p.ends))


def footings(matter: Matter, found: Sequence[Pair]) -> list[Footing]:
    """How each pair stands, side by side and never netted."""
    return [_footing(matter.view, pair) for pair in found if pair.sides or _telling(pair.ties)]


def _footing(view: View, pair: Pair) -> Footing:
    friendly = {s.episode.id for s in pair.sides if s.sign > 0}
    hostile = {s.episode.id for s in pair.sides if s.sign < 0}
    return Footing(
        pair=pair.ends,
        names=(view.name(pair.ends[0]), view.name(pair.ends[1])),
        cooperation=len(friendly),
        hostility=len(hostile),
        dependence=sum(tie.kind is TieKind.DEPENDENCE for tie in pair.ties),
        backing=tuple(line(view, tie) for tie in pair.ties if tie.kind is TieKind.BACKING and tie.claims),
        status=tuple(dict.fromkeys(_status(tie) for tie in pair.ties if tie.kind in FORMAL)),
    )


def _status(tie: Tie) -> str:
    return f"{'no ' if tie.standing is False else ''}{table('ties')[tie.kind]}"


def _telling(ties: Sequence[Tie]) -> list[Tie]:
    """The ties that say how two stand, offices and belonging aside."""
    return [t for t in ties if t.kind in (*FORMAL, TieKind.BACKING, TieKind.RELATIONS, TieKind.CONFLICT)]


# --- a few sentences ------------------------------------------------------------------------------


def opening(writer: Writer, found: Sequence[Pair], turns: Sequence[Turn]) -> tuple[Line, ...]:
    """A few sentences on each of the pairs most told of.

    Args:
        writer: writes the lines.
        found: the pairs.
        turns: those of the brief.
    """
    lines: list[Line] = []
    for pair in found[:_MOST_PAIRS]:
        heading = " and ".join(writer.view.name(each) for each in pair.ends)
        told = [*_pair(writer, pair, turns)]
        lines.extend(line_with(each, group=heading) for each in told)
    return tuple(lines)


def _pair(writer: Writer, pair: Pair, turns: Sequence[Turn]) -> Iterator[Line]:
    yield from _relations(writer, pair)
    yield from _turn(writer, pair, turns)
    yield from _formal(writer, pair)
    yield from _backing(writer, pair)
    for sign, word in ((-1, "hostile"), (1, "friendly")):
        yield from _latest(writer, pair, sign, word)
    yield from _lately(writer, pair)


def _relations(writer: Writer, pair: Pair) -> Iterator[Line]:
    for tie in pair.ties:
        if tie.kind is TieKind.RELATIONS and tie.value:
            told = next((p for p in reversed(tie.phases) if p.phase == tie.value), None)
            rows = writer.held(told.claims if told is not None else tie.claims)
            since = day_span(*told.interval) if told is not None else ""
            dated = f" ({since})" if since else ""
            text = f"Relations between them are told, at the last, as {tie.value}{dated}."
            yield line_with(writer.of(text, rows, counts_as=sign_of(tie)), row=tie.id, when=None)


def _turn(writer: Writer, pair: Pair, turns: Sequence[Turn]) -> Iterator[Line]:
    mine = [turn for turn in turns if set(turn.pair) == set(pair.ends)]
    for turn in mine[-1:]:
        basis = "is reported" if turn.basis is TurnBasis.REPORTED else "can be read off what is dated"
        word = table("turns")[turn.kind]
        text = f"The last turn that {basis}: {word}, {between(turn) or 'not dated'}."
        told = writer.of(
            text, writer.held(turn.after), counts_as=1 if turn.kind is TurnKind.IMPROVEMENT else -1
        )
        yield line_with(
            told, row=turn.id, when=None, marks=(), reports=turn.reports, independent=turn.independent
        )


def _formal(writer: Writer, pair: Pair) -> Iterator[Line]:
    for tie in pair.ties:
        if tie.kind not in FORMAL:
            continue
        one, other = (in_sentence(writer.view, each) for each in (tie.source, tie.target))
        ends = f"between {one} and {other}" if tie.kind in _MUTUAL else f"of {other} by {one}"
        word = {True: "Told as standing", False: "Told as not standing", None: "Told"}[tie.standing]
        span = day_span(*tie.interval)
        since = "; hostile acts are told of since" if _is_broken(pair, tie) else ""
        text = f"{word}: {table('ties')[tie.kind]} {ends}{f', {span}' if span else ''}{since}."
        yield line_with(writer.of_row(tie, text, counts_as=sign_of(tie)), when=None)


def _is_broken(pair: Pair, tie: Tie) -> bool:
    """Did one act against the other after they became allies or laid down arms, as far as days are told?"""
    start = tie.interval[0]
    if tie.kind not in _MUTUAL or tie.standing is not True or start is None:
        return False
    times = (side.episode.event_time for side in pair.sides if side.sign < 0)
    return any(time is not None and time.start is not None and time.start[:10] > start[:10] for time in times)


def _backing(writer: Writer, pair: Pair) -> Iterator[Line]:
    for patron, client in (pair.ends, pair.ends[::-1]):
        ties = [
            tie
            for tie in pair.ties
            if tie.kind is TieKind.BACKING
            and (tie.source, tie.target) == (patron, client)
            and any(phase.phase not in _NEVER for phase in tie.phases)
        ]
        if not ties:
            continue
        ends = f"{in_sentence(writer.view, patron)} is told to have backed {in_sentence(writer.view, client)}"
        kinds = listed(_kinds(ties), 5)
        standing = "as going on" if any(tie.standing for tie in ties) else ""
        over = "as ended" if all(tie.standing is False for tie in ties) else ""
        lasts = standing or over or "without a word on whether it goes on"
        rows = writer.held(claim for tie in ties for claim in tie.claims)
        text = f"{ends[0].upper()}{ends[1:]}: {kinds}; {lasts}."
        deniers = [each for tie in ties for each in tie.denied_by]
        yield line_with(writer.of(text, rows, deniers=deniers, counts_as=1), when=None)


def _kinds(ties: Sequence[Tie]) -> list[str]:
    """The kinds of help, that of no stated kind only where nothing closer is told."""
    secrecy = {True: "covert ", False: "open ", None: ""}
    told = list(dict.fromkeys(f"{secrecy[t.covert]}{table('backing')[t.backing]}" for t in ties if t.backing))
    plain = table("backing")["unspecified"]
    return [each for each in told if each != plain] or told


def _latest(writer: Writer, pair: Pair, sign: int, word: str) -> Iterator[Line]:
    """The last dated happening of a sign; of one day, what was done before what was said."""
    dated = [s.episode for s in pair.sides if s.sign == sign and _day(s.episode)]
    if dated:
        last = max(dated, key=lambda e: (_day(e), e.quad in _MATERIAL, e.independent, e.id))
        what = line(writer.view, writer.shown(last))
        text = f"The last {word} act of which a day is told: {what}; {when(last)}."
        yield line_with(writer.of_row(last, text, counts_as=sign), when=None)


def _lately(writer: Writer, pair: Pair) -> Iterator[Line]:
    """How much of each is told, in all and of the last year that was read."""
    told = {s.episode.id: (s.episode, s.sign) for s in pair.sides}
    counts = [sum(sign == each for _, sign in told.values()) for each in (1, -1)]
    if not any(counts):
        return
    violent = sum(e.event_type is EventType.ASSAULT for e, _ in told.values())
    text = f"Happenings that are told of: {counts[0]} friendly, {counts[1]} hostile"
    text += f" ({violent} violent)" if violent else ""
    rows = writer.held(claim for episode, _ in told.values() for claim in episode.claims)
    last = max((r.published_at.start for r in rows if r.published_at.start is not None), default=None)
    since = _a_year_before(last)
    if since is not None and last is not None:
        late = [sign for e, sign in told.values() if _day(e) > since]
        some = f"{late.count(1)} friendly, {late.count(-1)} hostile"
        text += f"; dated within the year up to {last[:10]}, when they were told of last: {some}"
    yield Line(text=f"{text}.", says=(), reports=0, independent=0, marks=("our count, nobody's claim",))


def _day(episode: Episode) -> str:
    time = episode.event_time
    return (time.start or "")[:10] if time is not None else ""


def _a_year_before(day: str | None) -> str | None:
    from datetime import date

    if day is None or len(day) < 10:
        return None
    found = date.fromisoformat(day[:10]).toordinal() - _YEAR
    return date.fromordinal(max(found, 1)).isoformat()


def _sorted(one: str, other: str) -> tuple[str, str]:
    low, high = sorted((one, other))
    return low, high
