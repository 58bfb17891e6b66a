"""How is a brief put together?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blowback.records import Brief, Episode, Line, Section, Tie
from blowback.relate.asking.relations import Relations
from blowback.relate.brief.bonds import Bonds
from blowback.relate.brief.doubts import Doubts
from blowback.relate.brief.expected import Expected
from blowback.relate.brief.happenings import Happenings
from blowback.relate.brief.limits import Limits
from blowback.relate.brief.lines import Writer, weightiest
from blowback.relate.brief.matter import Matter
from blowback.relate.brief.positions import positions
from blowback.relate.brief.standing import footings, opening, pairs
from blowback.relate.brief.timeline import timeline
from blowback.relate.brief.turned import turned, turns_of
from blowback.relate.telling import what_is_left_out
from blowback.relate.view import View

_MOST_FOOTINGS, _MOST_COPIED = 12, 40


def brief(view: View) -> Brief:
    """The brief on those whom a view is about: a pair, an actor or (with nobody named) everything."""
    relations = Relations.recalled(view, view.about)
    view = relations.view
    view.prepare()
    view.prepare_names(row.article for row in view.claims)
    writer, matter = Writer(relations), Matter(relations)
    writer.witnesses.prepare(_copied(writer, (*relations.episodes, *relations.ties)))
    expected = Expected(writer, matter)
    expectations = expected.chosen()
    turns = turns_of(matter, expectations)
    found = pairs(matter)
    extent = view.extent
    opened = opening(writer, found, turns)
    happenings, bonds, limits = Happenings(writer, matter), Bonds(writer, matter), Limits(writer, matter)
    told = [
        turned(writer, matter, turns, expectations),
        bonds.backing(),
        expected.section(expectations),
        positions(writer, matter, bonds),
        bonds.status(),
        happenings.violence(),
        happenings.dealings(),
        Doubts(writer, matter).section(),
    ]
    if matter.about:
        told.append(limits.others())
    told.append(limits.silences())
    cited = _cited(opened, told)
    told.extend(limits.of_texts(cited))
    return Brief(
        about=view.about,
        names=tuple(view.name(actor) for actor in view.about),
        as_known_on=view.as_known_on,
        articles=extent.articles,
        outlets=extent.outlets,
        published=(extent.first, extent.last),
        cited=len(cited),
        masked=len(_masked(view, opened, told)),
        opening=opened,
        footings=tuple(footings(matter, found)[:_MOST_FOOTINGS]),
        turns=turns,
        expectations=tuple(map(writer.shown, expectations)),
        sections=tuple(told),
        timeline=timeline(writer, matter, turns),
        left_out=what_is_left_out(view),
    )


def _copied(writer: Writer, rows: Sequence[Episode | Tie]) -> set[str]:
    """The articles of what is told more often than there are voices: copies are among them, if any are."""
    repeated = weightiest([row for row in rows if row.reports > row.independent], _MOST_COPIED)
    return {claim.article for row in repeated for claim in writer.held(row.claims)}


def _cited(opened: Sequence[Line], told: Sequence[Section]) -> set[str]:
    return {e.article for line in _all(opened, told) for e in line.evidence}


def _masked(view: View, opened: Sequence[Line], told: Sequence[Section]) -> set[str]:
    """Who is kept back: the persons without a public role in the claims that are cited."""
    shown = {e.claim for line in _all(opened, told) for e in line.evidence}
    named: set[str] = set()
    for claim in sorted(shown):
        row = view.by_id.get(claim)
        if row is not None:
            ends = {p.actor for p in row.claim.participants} | {row.claim.speaker.actor}
            named |= {each for each in ends if each is not None and each in view.private}
    return named


def _all(opened: Sequence[Line], told: Sequence[Section]) -> Iterator[Line]:
    waiting = [*opened, *(line for each in told for line in (*each.lines, *each.rest))]
    while waiting:
        line = waiting.pop()
        yield line
        waiting.extend(line.below)
