"""Who stands where on a question, who belongs to whom, who holds which office?"""

from __future__ import annotations

from blowback.records import Line, Section, Stand
from blowback.relate.brief.bonds import OFFICES, WITHIN, Bonds
from blowback.relate.brief.lines import Writer, line_with, section, weightiest
from blowback.relate.brief.matter import Matter
from blowback.relate.wording import day_span, table
from blowback.vocab.claims import Side

_MOST = 40
_SIGNS = {Side.FOR: 1, Side.SATISFIED: 1, Side.AGAINST: -1, Side.DISSATISFIED: -1}


def positions(writer: Writer, matter: Matter, bonds: Bonds) -> Section:
    """Stands by question, then factions; offices are folded."""
    every = matter.relations.positions
    kept = weightiest(every, matter.most(_MOST))
    factions = [_under(line, "Factions, members and offshoots") for line in bonds.within(WITHIN)]
    return section(
        "positions",
        "Positions and factions",
        [*(_stand(writer, each) for each in kept), *factions],
        [_under(line, "Offices and leaders, as told") for line in bonds.within(OFFICES)],
        rest_of="on who holds which office",
        gone=len(every) - len(kept),
    )


def _stand(writer: Writer, stand: Stand) -> Line:
    shown = writer.shown(stand)
    within = f", of {writer.view.name(stand.within)}" if stand.within is not None else ""
    return writer.of_row(
        stand,
        f"{shown.name}{within}: {table('sides')[stand.side]}",
        group=f"On: {shown.question}",
        counts_as=_SIGNS.get(stand.side, 0),
        when=day_span(*stand.interval) or None,
        interval=stand.interval,
    )


def _under(line: Line, group: str) -> Line:
    return line_with(line, group=group)
