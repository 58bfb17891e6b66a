"""Where do they stand, in a few sentences that a reader can take in at once, each with who says so?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from blowback.ledger import LedgerClaim
from blowback.records import Footing, Line
from blowback.relate.dyads import FORMAL, Edge, is_backing
from blowback.relate.lines import Writer
from blowback.relate.view import View
from blowback.relate.wording import (
    backing,
    in_sentence,
    is_deed,
    listed,
    qualifiers,
    substance,
    table,
)
from blowback.vocab.claims import ClaimKind, Factuality, StateKind

_MOST_PAIRS, _MOST_WORDS = 3, 4
_MUTUAL = (StateKind.ALLIANCE, StateKind.CEASEFIRE)


def opening(writer: Writer, footings: Sequence[Footing], edges: Sequence[Edge]) -> tuple[Line, ...]:
    """A few sentences on each of the pairs most told of."""
    lines: list[Line] = []
    for footing in footings[:_MOST_PAIRS]:
        mine = [e for e in edges if {e.source, e.target} == set(footing.pair)]
        heading = " and ".join(footing.names)
        lines.extend(_pair(writer, footing.pair, mine, heading))
    return tuple(lines)


def _pair(writer: Writer, pair: tuple[str, str], edges: Sequence[Edge], heading: str) -> Iterator[Line]:
    directions = ((pair[0], pair[1]), (pair[1], pair[0]))
    for patron, client in directions:
        backed = _rows(e for e in edges if (e.source, e.target) == (patron, client) and is_backing(e))
        if backed:
            ends = _ends(writer.view, patron, client, "is told to have backed")
            yield writer.of(f"{ends}: {listed(_kinds(backed))}.", backed, group=heading, counts_as=1)
    acts = [e for e in edges if _is_act(e) and not is_backing(e) and not e.against]
    one_way = {way: {e.row.claim.id for e in acts if (e.source, e.target) == way} for way in directions}
    mutual = one_way[directions[0]] & one_way[directions[1]]
    for sign, word in ((1, "friendly"), (-1, "hostile")):
        both = _rows(e for e in acts if e.sign == sign and e.row.claim.id in mutual)
        if both:
            yield writer.of(f"Told as {word} between them: {_counted(both)}.", both, group=heading)
        for way in directions:
            told = (e for e in acts if e.sign == sign and e.row.claim.id in one_way[way] - mutual)
            rows = _rows(told)
            if rows:
                ends = f"{in_sentence(writer.view, way[0])} towards {in_sentence(writer.view, way[1])}"
                yield writer.of(f"Told as {word}, {ends}: {_counted(rows)}.", rows, group=heading)
    for way in directions:
        aimed = _rows(e for e in edges if e.against and (e.source, e.target) == way and _is_act(e))
        if aimed:
            one, other = (in_sentence(writer.view, each) for each in way)
            yield writer.of(
                f"Told as done against {other} by {one}: {_counted(aimed)}.", aimed, group=heading
            )
    relations = _rows(e for e in edges if _state(e) is StateKind.RELATIONS and is_deed(e.row.claim))
    if relations:
        values = listed(row.claim.state.value or "of no stated kind" for row in relations if row.claim.state)
        yield writer.of(f"Relations between them are told as {values}.", relations, group=heading)
    yield from _formal(writer, edges, heading)


def _kinds(rows: Sequence[LedgerClaim]) -> list[str]:
    """The kinds of help, that of no stated kind only where nothing closer is told."""
    told = dict.fromkeys(", ".join([backing(row.claim), *qualifiers(row.claim)]) for row in rows)
    plain = table("backing")["unspecified"]
    return [each for each in told if each != plain] or list(told)


def _formal(writer: Writer, edges: Sequence[Edge], heading: str) -> Iterator[Line]:
    for kind in FORMAL:
        mine = [e for e in edges if _state(e) is kind]
        for held, word in ((True, "Told"), (False, "Told as not so")):
            some = [e for e in mine if held == (e.row.claim.factuality is not Factuality.CERTAIN_NOT)]
            if some:
                one, other = (in_sentence(writer.view, each) for each in some[0][:2])
                ends = f"between {one} and {other}" if kind in _MUTUAL else f"of {other} by {one}"
                yield writer.of(f"{word}: {table('states')[kind]} {ends}.", _rows(some), group=heading)


def _ends(view: View, one: str, other: str, verb: str) -> str:
    first = in_sentence(view, one)
    return f"{first[0].upper()}{first[1:]} {verb} {in_sentence(view, other)}"


def _counted(rows: Sequence[LedgerClaim]) -> str:
    """What is told, with how often, the most told first."""
    counts = Counter(substance(row.claim) for row in rows).most_common()
    return listed((f"{word} ({n} times)" if n > 1 else word for word, n in counts), _MOST_WORDS)


def _is_act(edge: Edge) -> bool:
    return edge.row.claim.claim_kind is ClaimKind.EVENT and is_deed(edge.row.claim)


def _state(edge: Edge) -> StateKind | None:
    state = edge.row.claim.state
    return state.kind if state is not None else None


def _rows(edges: Iterable[Edge]) -> list[LedgerClaim]:
    return list({e.row.claim.id: e.row for e in edges}.values())
