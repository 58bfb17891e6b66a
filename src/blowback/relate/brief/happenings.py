"""What is told to have happened: violence with its bounds, and what else passed between them?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from blowback.ledger import LedgerClaim
from blowback.records import Episode, Figure, Line, Section
from blowback.relate.brief.lines import Writer, deeds_first, section, under, weightiest
from blowback.relate.brief.matter import Matter
from blowback.relate.episodes.making import CEILING, FLOOR
from blowback.relate.telling import line, when
from blowback.relate.wording import NOBODY_TOLD, bounds, is_told, listed, table
from blowback.vocab.claims import Factuality, Modality, Role
from blowback.vocab.plover import EventType, valence_sign

MOST, MOST_FOLDED, MOST_CLAIMS = 40, 20, 30
_SUMMED = ("killed", "wounded", "injured")
_MATERIAL = (2, 4)
_BY_OTHERS = "that neither of the two is told to have done"
_ONE_SIDED = "that name only one of the two, or neither"


class Happenings:
    """Writes the sections of what happened.

    Args:
        writer: writes the lines.
        matter: what the brief is about.
    """

    def __init__(self, writer: Writer, matter: Matter) -> None:
        self._writer, self._matter = writer, matter

    @cached_property
    def _deeds(self) -> list[Episode]:
        """What is told as having happened; what all say did not is in dispute, and nowhere else."""
        return [e for e in self._writer.relations.episodes if e.factuality is not Factuality.CERTAIN_NOT]

    # --- violence ---------------------------------------------------------------------------------

    def violence(self) -> Section:
        """The record of violence, happenings and not reports."""
        violent = [e for e in self._deeds if e.event_type is EventType.ASSAULT]
        mine = [e for e in violent if self._matter.is_between(e) or self._is_by_one(e)]
        others = [e for e in violent if e not in mine]
        kept, folded = self._weightiest(mine, others)
        lines = [self._episode(each, by) for by, each in _by_actor(self._writer, kept)]
        rest = [self._episode(each, by) for by, each in _by_actor(self._writer, folded)]
        more, unnamed, gone = self._also(lambda row: row.claim.event_type is EventType.ASSAULT)
        return section(
            "violence",
            "Violence record",
            [*lines, *more],
            [*rest, *unnamed],
            note=_tally(mine) if mine else None,
            rest_of=_BY_OTHERS if self._matter.pair else "that name nobody known",
            gone=len(violent) - len(kept) - len(folded) + gone,
        )

    # --- the rest ---------------------------------------------------------------------------------

    def dealings(self) -> Section:
        """What passed between them beside violence: talks, visits, help, accusations, closed crossings."""
        peaceful = [e for e in self._deeds if e.event_type is not EventType.ASSAULT and not self._is_help(e)]
        mine, others = self._matter.parted(peaceful)
        kept, folded = self._weightiest(mine, others)
        more, unnamed, gone = self._also(
            lambda row: row.claim.event_type is not EventType.ASSAULT and row.claim.backing is None
        )
        return section(
            "dealings",
            "What else passed between them" if self._matter.pair else "What else is told to have happened",
            [*(self._episode(each, None) for each in kept), *more],
            [*(self._episode(each, None) for each in folded), *unnamed],
            rest_of=_ONE_SIDED if self._matter.pair else "that name nobody known",
            gone=len(peaceful) - len(kept) - len(folded) + gone,
        )

    def _weightiest(
        self, mine: Sequence[Episode], others: Sequence[Episode]
    ) -> tuple[list[Episode], list[Episode]]:
        return (
            weightiest(mine, self._matter.most(MOST)),
            weightiest(others, self._matter.most(MOST_FOLDED)),
        )

    def _is_by_one(self, episode: Episode) -> bool:
        """Is it done by one of the two, to somebody of whom it is not known whose he is?"""
        counts_for = self._matter.view.rollup.counts_for
        actors = [p.actor for p in episode.parts if p.role is Role.ACTOR and p.actor is not None]
        return self._matter.pair and any(counts_for(a, each) for a in actors for each in self._matter.about)

    def _is_help(self, episode: Episode) -> bool:
        """Is it told as backing only? The section on backing tells it."""
        told = self._writer.held(episode.claims)
        return all(row.claim.backing is not None for row in told)

    def _episode(self, episode: Episode, group: str | None) -> Line:
        """One happening on one line, however often it is told."""
        writer, shown = self._writer, self._writer.shown(episode)
        who, _, what = line(writer.view, shown).rpartition(": ")
        left = under(who, group) if who else ""
        place = shown.place
        where = f"; in {place.name or place.text}" if place is not None else ""
        time = shown.event_time
        return writer.of_row(
            episode,
            f"{left}: {what}{where}" if left else f"{what}{where}",
            group=group,
            marks=_marks(shown),
            counts_as=valence_sign(episode.event_type, episode.mode),
            when=when(shown),
            interval=(time.start, time.end) if time is not None else None,
        )

    def _also(self, wanted: Callable[[LedgerClaim], bool]) -> tuple[list[Line], list[Line], int]:
        """What is no single happening: goes on, is a count, or is only asked for, threatened, supposed.

        Of many claims the newest; last how many others there are.
        """
        rows = [row for row in self._matter.rows if wanted(row) and is_told(row.claim)]
        rows = [row for row in rows if row.claim.id not in self._held]
        near = [row for row in rows if self._matter.is_claim_between(row)]
        far = [row for row in rows if not self._matter.is_claim_between(row)]
        most = self._matter.most(MOST_CLAIMS)
        lines, unnamed = self._writer.claims(deeds_first(near[-most:]), _heading)
        others, nobody = self._writer.claims(deeds_first(far[-most:]), _heading)
        gone = sum(max(len(some) - most, 0) for some in (near, far))
        return lines, [*unnamed, *others, *nobody], gone

    @cached_property
    def _held(self) -> frozenset[str]:
        """The claims that happenings and expectations tell already."""
        tables = self._writer.relations
        told = (c for each in tables.episodes for c in (*each.claims, *each.denials))
        return frozenset(told) | {c for each in tables.expectations for c in each.claims}


def _heading(row: LedgerClaim) -> str:
    claim = row.claim
    return "Told as going on, or as a count" if claim.modality is Modality.ACTUAL else "Not told as done"


def _by(writer: Writer, episode: Episode) -> str:
    """By which states and movements; by name where it is not known whose somebody is."""
    rollup, view = writer.view.rollup, writer.view
    parts = [part for part in writer.shown(episode).parts if part.role is Role.ACTOR]
    known = {rollup.whole(part.actor, members=True) for part in parts if part.actor is not None}
    names = listed(sorted(map(view.name, known)) or [part.name for part in parts], 4)
    return f"By {names}" if names else NOBODY_TOLD.capitalize()


def _by_actor(writer: Writer, episodes: Iterable[Episode]) -> list[tuple[str, Episode]]:
    """Each under by whom it is: those with most happenings first, those of nobody named last."""
    rows = [(_by(writer, each), each) for each in episodes]
    counts = Counter(by for by, _ in rows)
    nobody = NOBODY_TOLD.capitalize()
    return sorted(rows, key=lambda r: (r[0] == nobody, -counts[r[0]], r[0], r[1].known_from, r[1].id))


def _marks(episode: Episode) -> Iterator[str]:
    """What is to be held against it, or for it."""
    if episode.factuality is not Factuality.CERTAIN:
        yield table("factuality")[episode.factuality]
    for each in episode.responsibility:
        yield f"{table('bearing')[each.responsibility]} {each.name}".strip()
    if episode.disputes:
        yield f"disputed: {listed(table('disputes')[d.on] for d in episode.disputes)}"


# --- counts ---------------------------------------------------------------------------------------


def _tally(episodes: Sequence[Episode]) -> str:
    """How much is told, and between which bounds the counts of distinct happenings lie together."""
    parts = [_happenings(len(episodes))]
    nameless = sum(not any(p.role is Role.ACTOR for p in e.parts) for e in episodes)
    if nameless:
        parts[0] += f", {nameless} of them without an actor"
    for what in _SUMMED:
        told = [f for e in episodes for f in e.quantities if f.what == what]
        if len(told) > 1:
            low = sum(0 if _leaves_open(f, CEILING) else f.low or 0 for f in told)
            open_ended = any(f.high is None or _leaves_open(f, FLOOR) for f in told)
            high = None if open_ended else sum(f.high or 0 for f in told)
            with_figures = sum(any(f.what == what for f in e.quantities) for e in episodes)
            counted = f"by happenings that are told with figures, {with_figures} of {len(episodes)}"
            parts.append(f"{bounds(low, high) or 'an unknown number'} {what} in all, {counted}")
    if len(episodes) > 1:
        parts.append("two of them may still be one, told too differently to be seen as one")
    return ". ".join(f"{part[0].upper()}{part[1:]}" for part in parts) + "."


def _leaves_open(figure: Figure, side: str) -> bool:
    """Does an account give a floor, or a ceiling, and nothing beyond it?"""
    return any(account.value.startswith(side) for account in figure.accounts)


def _happenings(count: int) -> str:
    return "1 happening" if count == 1 else f"{count} happenings"
