"""What should a reader hold against a brief: who kept silent, what is damaged, copied, thin, not known?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from blowback.ledger import LedgerClaim
from blowback.ledger.scope import Tally
from blowback.records import Line, Notice, Section
from blowback.relate.brief.lines import Writer, line_with, section
from blowback.relate.brief.matter import Matter
from blowback.relate.families import Family
from blowback.relate.wording import listed, table
from blowback.vocab.claims import Factuality
from blowback.vocab.documents import NoticeKind
from blowback.vocab.speech import SpeakerClass

_LONGEST_QUOTE = 120
_MOST_NOTICES, _MOST_ARTICLES, _MOST_VARIANTS = 6, 40, 8
_MOST_OTHERS, _MOST_SILENT, _MOST_DAYS, _MOST_NAMES = 8, 30, 6, 8
_WEEKS = 4  # in a row of which nothing was read are a gap


class Limits:
    """Writes what is to be held against a brief.

    Args:
        writer: writes the lines.
        matter: what the brief is about.
    """

    def __init__(self, writer: Writer, matter: Matter) -> None:
        self._writer, self._matter, self._view = writer, matter, matter.view

    # --- who else, and who kept silent ------------------------------------------------------------

    def others(self) -> Section:
        """With whom else are those asked about told to have dealings? Counted, not read."""
        lines = [
            Line(text=self._counts(tally), says=(), reports=0, independent=0, group=self._view.name(each))
            for each in self._matter.about
            for tally in self._view.others(each, _MOST_OTHERS + 1)
            if tally.pair[1] not in self._matter.wholes
        ]
        return section(
            "others",
            "Who else is in the picture",
            lines,
            note="Counts of claims, as they are told; a brief of that pair has the lines.",
            empty="Nobody else is told of.",
        )

    def _counts(self, tally: Tally) -> str:
        told = [f"{tally.claims} claim{'' if tally.claims == 1 else 's'}"]
        told += [f"{n} {word}" for n, word in self._kinds(tally) if n]
        return f"{self._view.name(tally.pair[1])}: {', '.join(told)}"

    @staticmethod
    def _kinds(tally: Tally) -> tuple[tuple[int, str], ...]:
        return (
            (tally.cooperation, "of cooperation"),
            (tally.conflict, "of conflict"),
            (tally.lasting, "of what lasts"),
        )

    def silences(self) -> Section:
        """One line a speaker, with how and on which days."""
        every = self._matter.relations.silences
        lines = []
        for row in every[: self._matter.most(_MOST_SILENT)]:
            shown = self._writer.shown(row)
            times = f", {len(row.days)} times" if len(row.days) > 1 else ""
            line = self._writer.of(
                f"{shown.name}: {table('stances')[row.stance]}{times}",
                self._writer.held(row.claims),
                counts_as=0,
            )
            days = listed(row.days, _MOST_DAYS)
            told = line_with(
                line,
                row=row.id,
                when=f"in what was published {days}" if days else None,
                interval=(row.days[0], None) if row.days else None,
                reports=row.reports,
                independent=row.independent,
            )
            lines.append(told)
        return section(
            "silences",
            "Silences over time",
            lines,
            empty="Nobody is told to have kept silent.",
            gone=len(every) - len(lines),
        )

    # --- what is wrong, and what is missing -------------------------------------------------------

    def of_texts(self, cited: Iterable[str]) -> Iterator[Section]:
        """What was noticed of the articles that are cited, then what is not known and what is thin."""
        articles = [each.id for each in self._view.articles.some(cited)]
        noticed = [line for each in articles for line in self._notices(each)]
        kept = noticed[: _MOST_ARTICLES * 2]
        yield section(
            "damage",
            "What is wrong with the texts",
            [*kept, *self._variants()],
            empty="Nothing was noticed in those that are cited.",
            gone=len(noticed) - len(kept),
        )
        yield Section(
            key="thin",
            title="What is not known, and what is thin",
            lines=tuple(Line(text=text, says=(), reports=0, independent=0) for text in self._gaps()),
        )

    def _notices(self, article: str) -> Iterator[Line]:
        """What was noticed of a text, site furniture left out."""
        told = [n for n in self._view.notices(article) if n.kind is not NoticeKind.FURNITURE]
        for notice in told[:_MOST_NOTICES]:
            yield self._notice(article, notice)
        if len(told) > _MOST_NOTICES:
            kinds = Counter(n.kind.value.replace("_", " ") for n in told[_MOST_NOTICES:])
            more = listed(f"{count} {kind}" for kind, count in sorted(kinds.items()))
            yield Line(text=f"and {more} more", says=(), reports=0, independent=0, group=article)

    def _notice(self, article: str, notice: Notice) -> Line:
        quote = " ".join(self._view.text(article)[notice.start : notice.end].split())
        if len(quote) > _LONGEST_QUOTE:
            quote = f"{quote[:_LONGEST_QUOTE].rstrip()}…"
        text = f"{notice.kind.value.replace('_', ' ')}: “{self._view.shown(article, quote)}”"
        place = f"characters {notice.start}–{notice.end}"
        marks = (self._view.shown(article, notice.detail), place)
        return Line(text=text, says=(), marks=marks, reports=0, independent=0, group=article)

    def _variants(self) -> Iterator[Line]:
        """Where copies that tell the same differ in what matters."""
        for family in sorted(self._writer.witnesses.families.values(), key=lambda each: each.articles):
            heading = f"{len(family.articles)} copies of one text, {family.best} nearest to the origin"
            for variant in family.variants[:_MOST_VARIANTS]:
                readings: dict[str, list[str]] = {}
                for article, reading in variant.articles.items():
                    readings.setdefault(" ".join(reading.split()), []).append(article)
                told = "; ".join(f"“{reading}” in {listed(some, 3)}" for reading, some in readings.items())
                text = f"they differ in a {variant.what}: {told}"
                yield Line(text=text, says=(), reports=0, independent=0, group=heading)

    # --- what is thin -----------------------------------------------------------------------------

    def _gaps(self) -> Iterator[str]:
        rows = self._matter.rows
        if not rows:
            yield "Nothing at all is told; that nothing was read is no sign that nothing happened."
            return
        yield from self._of_happenings()
        yield from self._of_voices(rows)
        yield from self._of_copies()
        yield from self._of_reading()
        yield from self._of_names(rows)

    def _of_happenings(self) -> Iterator[str]:
        episodes = [e for e in self._matter.relations.episodes if self._matter.is_between(e)]
        if not episodes:
            return
        every = len(episodes)
        alone = sum(e.independent == 1 for e in episodes)
        yield f"One voice only: {alone} of {every} happenings are told by no more than one independent voice."
        undated = sum(e.event_time is None for e in episodes)
        if undated:
            yield f"Undated: {undated} of {every} happenings carry no time in the text."
        nowhere = sum(e.place is None for e in episodes)
        if nowhere:
            yield f"Without a place: {nowhere} of {every} happenings."
        ties = [t for t in self._matter.relations.ties if self._matter.is_between(t)]
        open_ended = sum(t.interval == (None, None) for t in ties)
        if open_ended:
            yield f"Of {len(ties)} ties, {open_ended} are told neither with a beginning nor with an end."

    def _of_voices(self, rows: Sequence[LedgerClaim]) -> Iterator[str]:
        if len({row.article for row in rows}) == 1:
            yield "Everything here comes from one article; nothing is independently corroborated."
        kinds = Counter(row.claim.speaker.kind for row in rows)
        own, nameless = kinds[SpeakerClass.OUTLET], kinds[SpeakerClass.ANONYMOUS]
        if own or nameless:
            told = f"{own} are an outlet's own voice and {nameless} of people not named"
            yield f"Of {len(rows)} claims, {told}."
        unsure = sum(r.claim.factuality is not Factuality.CERTAIN for r in rows)
        if unsure:
            yield f"{unsure} of {len(rows)} claims are not told as certain."

    def _of_copies(self) -> Iterator[str]:
        for family in sorted(self._writer.witnesses.families.values(), key=lambda each: each.articles):
            yield f"{_copies(family)} count as one voice; {family.best} is taken to be nearest to the origin."

    def _of_reading(self) -> Iterator[str]:
        """Stretches of which nothing was read, which are no quiet."""
        weeks = sorted(self._matter.exposure)
        gaps = [(a, b) for a, b in pairwise(weeks) if (b - a).days > 7 * _WEEKS]
        if gaps:
            longest = max(gaps, key=lambda gap: (gap[1] - gap[0], gap))
            unread = sum((b - a).days // 7 - 1 for a, b in gaps)
            span = f"the longest stretch lies between the weeks of {longest[0]} and {longest[1]}"
            yield f"Nothing was read of what was published in {unread} weeks in between; {span}."

    def _of_names(self, rows: Sequence[LedgerClaim]) -> Iterator[str]:
        view = self._view
        nobody: set[str] = set()
        unknown: set[str] = set()
        for row in rows:
            for who in row.claim.participants:
                if who.actor is None:
                    (unknown if view.is_named(row, who) else nobody).add(view.called(row, who))
        if nobody:
            some = listed(sorted(nobody, key=str.casefold), _MOST_NAMES)
            yield f"Parties that are not told by name, {len(nobody)}: {some}."
        if unknown:
            some = listed(sorted(unknown, key=str.casefold), _MOST_NAMES)
            yield f"Names of nobody known, {len(unknown)}: {some}."


def _copies(family: Family) -> str:
    return f"{len(family.articles)} copies of one text ({listed(family.articles, 4)})"
