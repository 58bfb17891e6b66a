"""Who stands where on a question, and within which movement?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from blowback.ledger import LedgerClaim
from blowback.records import Interval, Participant, Stand
from blowback.relate.corroboration import Corroboration
from blowback.relate.held import LEAST
from blowback.relate.view import View
from blowback.relate.wording import headline
from blowback.text.ids import digest
from blowback.text.names import fold_name
from blowback.vocab.claims import Role, Side

_CLAUSE = re.compile(r"[.;:!?—”\"]|, (?:and|but|which|who|while)\b")


def stands(view: View, counts: Corroboration | None = None) -> tuple[Stand, ...]:
    """Which positions are told, those of one holder on one question together, by question and side?

    The question is what the claim is about, in the ledger's words where that was read as a claim, else in
    those of the text. A stand begins with the first time that is told of it; its end is never told.
    """
    counts = counts or Corroboration(view)
    told: dict[tuple[str, str, Side, str], list[tuple[Participant, LedgerClaim]]] = defaultdict(list)
    for row in view.claims:
        position = row.claim.position
        if position is None:
            continue
        question = _question(view, row)
        for participant in row.claim.participants:
            if participant.role is Role.ACTOR:
                holder = participant.actor or f"{row.article} {fold_name(participant.name)}"
                told[_key(view, row, question), holder, position.side, question].append((participant, row))
    joined: dict[tuple[str, str, Side], list[tuple[Participant, LedgerClaim]]] = defaultdict(list)
    questions: dict[tuple[str, str, Side], str] = {}
    for (key, holder, side, question), some in told.items():
        joined[key, holder, side].extend(some)
        questions.setdefault((key, holder, side), question)
    found = (_stand(view, counts, key, questions[key], some) for key, some in joined.items())
    return tuple(sorted(found, key=lambda s: (s.question.casefold(), s.side, s.name.casefold(), s.id)))


def _stand(
    view: View,
    counts: Corroboration,
    key: tuple[str, str, Side],
    question: str,
    told: Sequence[tuple[Participant, LedgerClaim]],
) -> Stand:
    participant, first = told[0]
    rows = list({row.claim.id: row for _, row in told}.values())
    backed = counts.of(rows)
    whole = view.rollup.whole(participant.actor, members=True) if participant.actor else None
    return Stand(
        id=digest("stand", *key),
        holder=participant.actor,
        name=view.called(first, participant),
        within=whole if whole != participant.actor else None,
        side=key[2],
        on=first.claim.position.on if first.claim.position is not None else None,
        question=question,
        towards=tuple(dict.fromkeys(each for row in rows for each in _towards(view, row))),
        interval=_interval(rows),
        claims=tuple(row.claim.id for row in rows),
        reports=backed.reports,
        independent=backed.independent,
        known_from=min(row.known_from for row in rows),
    )


def _question(view: View, row: LedgerClaim) -> str:
    """What the position is on: the claim that tells it, else the words that follow in the text."""
    on = _content(view, row)
    if on is not None and _is_read(on):
        return headline(view, on)
    # what is read there with doubt is told in its own words, which are more than "it"
    start, end = (row.claim.trigger[1], row.claim.evidence[1])
    if on is not None:
        start, end = on.claim.trigger[0], on.claim.evidence[1]
    rest = view.shown(row.article, view.text(row.article)[start:end])
    return _CLAUSE.split(rest, maxsplit=1)[0].strip(" ,") or view.evidence(row).exact


def _key(view: View, row: LedgerClaim, question: str) -> str:
    """Under which key are two positions on one question?"""
    on = _content(view, row)
    if on is None or on.claim.event_type is None or not _is_read(on):
        return fold_name(question)
    return " ".join([on.claim.event_type, *sorted(_towards(view, row))])


def _content(view: View, row: LedgerClaim) -> LedgerClaim | None:
    position = row.claim.position
    on = view.named(row, position.on) if position is not None else None
    if on is not None:
        view.know((on,))  # a stand leads to what it is on
    return on


def _is_read(on: LedgerClaim) -> bool:
    """Is it known what is told there, and sure enough to be said in the ledger's words?"""
    return on.claim.event_type is not None and on.claim.confidence >= LEAST


def _towards(view: View, row: LedgerClaim) -> list[str]:
    """Whom the question concerns, beside who holds the position."""
    on = _content(view, row)
    others = [p for p in row.claim.participants if p.role is not Role.ACTOR]
    asked = [*(on.claim.participants if on is not None else ()), *others]
    return list(dict.fromkeys(p.actor for p in asked if p.actor is not None and p.role is not Role.ACTOR))


def _interval(rows: Sequence[LedgerClaim]) -> Interval:
    starts = [r.claim.event_time.start for r in rows if r.claim.event_time is not None]
    return min((start for start in starts if start is not None), default=None), None
