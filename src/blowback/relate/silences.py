"""Who declined to comment or did not reply, how often, and when?"""

from __future__ import annotations

from collections import defaultdict

from blowback.ledger import LedgerClaim
from blowback.records import Participant, Silences
from blowback.relate.corroboration import Corroboration
from blowback.relate.view import View
from blowback.text.ids import digest
from blowback.text.names import fold_name
from blowback.vocab.claims import ClaimKind, Role
from blowback.vocab.speech import SpeakerClass, Stance

_SILENT = (Stance.NO_COMMENT, Stance.NO_REPLY)


def silences(view: View, counts: Corroboration | None = None) -> tuple[Silences, ...]:
    """Which speakers are told to have kept silent, in which way, most often first?

    Somebody not named is nobody beyond the article in which he is silent.
    """
    counts = counts or Corroboration(view)
    told: dict[tuple[str, Stance], list[LedgerClaim]] = defaultdict(list)
    for row in view.claims:
        if row.claim.claim_kind is ClaimKind.SILENCE and row.claim.stance in _SILENT:
            told[_speaker(row), row.claim.stance].append(row)
    found = []
    for (speaker, stance), rows in told.items():
        backed = counts.of(rows)
        days = (row.published_at.start or row.known_from for row in rows)
        found.append(
            Silences(
                id=digest("silences", speaker, stance),
                speaker=_actor(rows[0]),
                name=_name(view, rows[0]),
                stance=stance,
                days=tuple(sorted({day[:10] for day in days})),
                claims=tuple(row.claim.id for row in rows),
                reports=backed.reports,
                independent=backed.independent,
            )
        )
    return tuple(sorted(found, key=lambda s: (-s.reports, s.name.casefold(), s.stance, s.claims)))


def _speaker(row: LedgerClaim) -> str:
    told = _actor(row) if row.claim.speaker.kind is not SpeakerClass.ANONYMOUS else None
    return told or f"{row.article} {fold_name(row.claim.speaker.name or '')}"


def _actor(row: LedgerClaim) -> str | None:
    """Who is silent, where it is known: the speaker, else the one of whom it is told."""
    silent = _silent_one(row)
    return row.claim.speaker.actor or (silent.actor if silent is not None else None)


def _silent_one(row: LedgerClaim) -> Participant | None:
    return next((p for p in row.claim.participants if p.role is Role.ACTOR), None)


def _name(view: View, row: LedgerClaim) -> str:
    silent = _silent_one(row)
    return view.called(row, silent) if silent is not None else row.claim.speaker.name or "somebody not named"
