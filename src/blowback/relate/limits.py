"""What should a reader hold against a brief: who kept silent, what is denied, damaged, thin?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from blowback.ledger import LedgerClaim
from blowback.records import Line, Notice, Section
from blowback.relate.lines import Writer
from blowback.relate.scope import LeftOut
from blowback.relate.view import View
from blowback.relate.wording import day_span, headline, is_told, listed, table
from blowback.text.names import fold_name
from blowback.vocab.claims import ClaimKind, Factuality
from blowback.vocab.documents import NoticeKind
from blowback.vocab.speech import SpeakerClass

_LONGEST_QUOTE = 120
_MOST_NOTICES = 6


def limits(writer: Writer, rows: Sequence[LedgerClaim], articles: Sequence[str]) -> Iterator[Section]:
    """Silences, denials, damage, what is thin.

    Args:
        writer: writes the lines.
        rows: the claims of the brief.
        articles: the articles that it cites.
    """
    yield _silences(writer, rows)
    yield _disputed(writer, rows)
    yield _damage(writer.view, articles)
    yield _thin(writer.view, rows)


def _silences(writer: Writer, rows: Sequence[LedgerClaim]) -> Section:
    """One line a speaker, with how and when."""
    by_speaker: dict[str, list[LedgerClaim]] = defaultdict(list)
    for row in rows:
        if row.claim.claim_kind is ClaimKind.SILENCE:
            by_speaker[row.claim.speaker.actor or fold_name(row.claim.speaker.name or "")].append(row)
    lines = []
    for some in by_speaker.values():
        how = listed(dict.fromkeys(table("stances").get(r.claim.stance, "silence") for r in some))
        days = sorted({d for r in some if (d := _published(r))})
        line = writer.of(f"{_who(writer.view, some[0])}: {how}", some)
        when = f"told in what was published {listed(days)}" if days else None
        lines.append(msgspec.structs.replace(line, says=(), when=when))
    return Section(
        key="silences",
        title="Silences",
        note=None if lines else "Nobody is told to have kept silent.",
        lines=tuple(lines),
    )


def _who(view: View, row: LedgerClaim) -> str:
    actor = row.claim.speaker.actor
    return view.name(actor) if actor is not None else row.claim.speaker.name or "somebody not named"


def _published(row: LedgerClaim) -> str:
    published = row.published_at
    return day_span(published.start, published.end) if published.start or published.end else ""


def _disputed(writer: Writer, rows: Sequence[LedgerClaim]) -> Section:
    """Each denial with what it denies under it."""
    mine = {row.claim.id for row in rows}
    lines = []
    for denial in writer.disputes.denials:
        denied = list(writer.disputes.denied_by(denial.claim.id))
        if denial.claim.id in mine or mine & {row.claim.id for row in denied}:
            marks = () if denied else ("nobody is told to say so",)
            lines.append(
                writer.of(headline(writer.view, denial), [denial], below=writer.each(denied), marks=marks)
            )
    return Section(
        key="disputed",
        title="Denied or disputed",
        note=None if lines else "Nobody is told to deny anything of this.",
        lines=tuple(lines),
    )


def _damage(view: View, articles: Sequence[str]) -> Section:
    """What was noticed of the texts that are cited, site furniture left out."""
    lines: list[Line] = []
    for article in articles:
        told = [n for n in view.notices(article) if n.kind is not NoticeKind.FURNITURE]
        lines.extend(_notice(view, article, notice) for notice in told[:_MOST_NOTICES])
        if len(told) > _MOST_NOTICES:
            kinds = Counter(n.kind.value.replace("_", " ") for n in told[_MOST_NOTICES:])
            more = listed(f"{count} {kind}" for kind, count in sorted(kinds.items()))
            lines.append(Line(text=f"and {more} more", says=(), group=article))
    return Section(
        key="damage",
        title="What is wrong with the texts",
        note=None if lines else "Nothing was noticed in those that are cited.",
        lines=tuple(lines),
    )


def _notice(view: View, article: str, notice: Notice) -> Line:
    quote = " ".join(view.text(article)[notice.start : notice.end].split())
    if len(quote) > _LONGEST_QUOTE:
        quote = f"{quote[:_LONGEST_QUOTE].rstrip()}…"
    text = f"{notice.kind.value.replace('_', ' ')}: “{view.shown(article, quote)}”"
    place = f"characters {notice.start}–{notice.end}"
    return Line(text=text, says=(), marks=(view.shown(article, notice.detail), place), group=article)


def _thin(view: View, rows: Sequence[LedgerClaim]) -> Section:
    """What the brief does not know, said rather than filled in."""
    return Section(
        key="thin",
        title="What is thin",
        lines=tuple(Line(text=text, says=()) for text in _gaps(view, rows)),
    )


def _left_out(left: LeftOut) -> str:
    """What a brief of a large ledger did not look at."""
    if left.pairs:
        return (
            f"Of {left.told:,} claims, {left.held:,} were looked at: the newest on the {len(left.pairs)} "
            "pairs that most is told of. A brief of a pair or an actor looks closer."
        )
    parts = [
        f"{what} known before {day[:10]}"
        for what, day in (
            ("events", left.events_until),
            ("states, backing, positions and expectations", left.lasting_until),
        )
        if day is not None
    ]
    return (
        f"Of {left.told:,} claims that bear on this, the newest {left.held:,} were looked at; left out are "
        f"{' and '.join(parts)}."
    )


def _gaps(view: View, rows: Sequence[LedgerClaim]) -> Iterator[str]:
    if view.left_out is not None:
        yield _left_out(view.left_out)
    if not rows:
        yield "Nothing at all is told; that nothing was read is no sign that nothing happened."
        return
    articles = {row.article for row in rows}
    if len(articles) == 1:
        yield "Everything here comes from one article; nothing is independently corroborated."
    else:
        yield "Articles are counted as they are: copies of one report are not yet told from independent ones."
    kinds = Counter(row.claim.speaker.kind for row in rows)
    own, nameless = kinds[SpeakerClass.OUTLET], kinds[SpeakerClass.ANONYMOUS]
    if own or nameless:
        yield f"Of {len(rows)} claims, {own} are an outlet's own voice and {nameless} of people not named."
    told = [r for r in rows if is_told(r.claim)]
    undated = sum(r.claim.event_time is None for r in told)
    if undated:
        yield f"{undated} of {len(told)} happenings carry no time in the text."
    nobody = {
        view.called(row, p) for row in rows for p in row.claim.participants if not view.is_named(row, p)
    }
    if nobody:
        yield f"{len(nobody)} parties are not told by name: {listed(sorted(nobody, key=str.casefold), 8)}."
    unknown = {
        view.called(row, p)
        for row in rows
        for p in row.claim.participants
        if p.actor is None and view.is_named(row, p)
    }
    if unknown:
        yield f"{len(unknown)} names are of nobody known: {listed(sorted(unknown, key=str.casefold), 8)}."
    unsure = sum(r.claim.factuality is not Factuality.CERTAIN for r in rows)
    if unsure:
        yield f"{unsure} of {len(rows)} claims are not told as certain."
