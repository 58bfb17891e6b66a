"""On what do those who tell of it differ, and who says which?"""

from __future__ import annotations

from collections.abc import Iterator

from blowback.ledger import LedgerClaim
from blowback.records import Episode, Figure, Line, Section, Tie
from blowback.relate.brief.bonds import denials_of
from blowback.relate.brief.lines import Writer, line_with, section, weightiest
from blowback.relate.brief.matter import Matter
from blowback.relate.telling import line, when
from blowback.relate.wording import day_span, headline, table
from blowback.vocab.claims import Responsibility
from blowback.vocab.plover import valence_sign
from blowback.vocab.relations import DisputeOn, TieKind

_MOST, _MOST_ACCOUNTS, _MOST_DENIALS = 30, 6, 20


class Doubts:
    """Writes the section of disputed points.

    Args:
        writer: writes the lines.
        matter: what the brief is about.
    """

    def __init__(self, writer: Writer, matter: Matter) -> None:
        self._writer, self._matter = writer, matter

    def section(self) -> Section:
        """Accounts side by side: happenings, then ties; then denials of what nobody is told to say."""
        tables = self._matter.relations
        ties = [t for t in tables.ties if t.claims and t.denials]
        tied = {c for t in tables.ties if t.kind is TieKind.BACKING for c in t.claims}
        told_of = [e for e in tables.episodes if e.claims and not set(e.claims) <= tied]
        episodes = [e for e in told_of if e.disputes or e.denials or _is_laid(e)]
        most = self._matter.most(_MOST)
        told, bound = weightiest(episodes, most), weightiest(ties, most)
        held = {c for e in episodes for c in e.denials} | {c for t in ties for c in t.denials}
        others = [row for row in self._writer.denials.all if row.claim.id not in held]
        denials = [self._denial(each) for each in others[-self._matter.most(_MOST_DENIALS) :]]
        return section(
            "disputed",
            "Disputed points",
            [
                *(self._episode(each) for each in told),
                *(self._tie(each) for each in bound),
                *(line for line in denials if line.below),
            ],
            [line for line in denials if not line.below],
            empty="Nobody is told to deny anything of this, and no two accounts exclude each other.",
            rest_of="of what nobody else is told to say",
            gone=len(episodes) - len(told) + len(ties) - len(bound) + len(others) - len(denials),
        )

    def _episode(self, episode: Episode) -> Line:
        writer, shown = self._writer, self._writer.shown(episode)
        time = shown.event_time
        return writer.of_row(
            episode,
            line(writer.view, shown),
            group="What happened",
            below=tuple(self._accounts(shown)),
            counts_as=valence_sign(episode.event_type, episode.mode),
            when=when(shown),
            interval=(time.start, time.end) if time is not None else None,
        )

    def _accounts(self, episode: Episode) -> Iterator[Line]:
        """Each account under what it is an account of, with who gives it."""
        figures = {account: figure for figure in episode.quantities for account in figure.accounts}
        for dispute in episode.disputes:
            for account in dispute.accounts[:_MOST_ACCOUNTS]:
                figure = figures.get(account)
                value = _told(account.value, dispute.on, figure)
                told = self._writer.part(
                    value, self._writer.held(account.claims), group=table("disputes")[dispute.on]
                )
                yield line_with(told, sign=0)
        if not any(each.on is DisputeOn.HAPPENED for each in episode.disputes):
            yield from denials_of(self._writer, episode.denials)
        for each in episode.responsibility:
            rows = self._writer.held(each.claims)
            yield self._writer.of(each.name, rows, group=table("bearing")[each.responsibility], counts_as=0)

    def _tie(self, tie: Tie) -> Line:
        writer, shown = self._writer, self._writer.shown(tie)
        told = writer.each(writer.held(tie.claims)[:_MOST_ACCOUNTS], "told")
        denied = denials_of(writer, tie.denials[:_MOST_ACCOUNTS])
        return writer.of_row(
            tie,
            line(writer.view, shown),
            group="What lasts",
            below=(*told, *denied),
            deniers=tie.denied_by,
            when=day_span(*tie.interval) or None,
            interval=tie.interval,
        )

    def _denial(self, denial: LedgerClaim) -> Line:
        """A denial that stands alone, or with what it denies under it."""
        writer = self._writer
        denied = list(writer.denials.denied_by(denial.claim.id))
        marks = () if denied else ("nobody is told to say so",)
        return writer.of(
            headline(writer.view, denial),
            [denial],
            group="Denials",
            below=writer.each(denied, "told"),
            marks=marks,
        )


def _is_laid(episode: Episode) -> bool:
    """Is responsibility laid to somebody, or denied, and not only claimed?"""
    return any(each.responsibility is not Responsibility.CLAIMED for each in episode.responsibility)


def _told(value: str, on: DisputeOn, figure: Figure | None) -> str:
    if on is DisputeOn.FIGURE and figure is not None:
        return f"{value} {figure.what}"
    return (
        {"yes": "it was so", "no": "it was not so"}.get(value, value) if on is DisputeOn.HAPPENED else value
    )
