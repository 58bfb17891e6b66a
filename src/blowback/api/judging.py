"""What does an analyst decide, and what is taken out of the ledger?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from blowback.api.readers import reader_of
from blowback.api.words import members
from blowback.ledger import Forgotten, Ledger, Verdict
from blowback.settings import Settings, read_settings

if TYPE_CHECKING:
    from blowback.relate.judging import Judged


def forget(ledger: Ledger, document: str, *, because: str) -> Forgotten:
    """Removes an article and all that was read from it, leaving a tombstone.

    Raises:
        InputError: no article, or several, are meant.
    """
    from blowback.text.instants import now

    return ledger.forget(document, reason=because, recorded_at=now())


def judge(
    ledger: Ledger,
    verdict: str,
    one: str,
    other: str,
    *,
    because: str | None = None,
    by: str = "analyst",
    known_from: str | None = None,
    settings: Settings | None = None,
) -> Judged:
    """Are two actors, or a mention and an actor, the same, different, or is that unsure? Kept as a row.

    What is judged outranks the machine wherever the ledger is asked; see ``relate.clusters``.

    Args:
        ledger: open for writing.
        verdict: ``same``, ``different`` or ``unsure``.
        one: an actor, by id or name, or a mention as ``ARTICLE/MENTION``.
        other: likewise.
        because: why.
        by: who decides.
        known_from: from which date on a view as known on a date follows it; today where not given.
        settings: may name the user's own actors.

    Raises:
        InputError: nobody, or several, are meant.
    """
    from blowback.relate.judging import VERDICTS, judge
    from blowback.text.instants import now

    made = judge(
        ledger,
        (members(Verdict, [verdict]) or VERDICTS)[0],
        one,
        other,
        is_known=lambda actor: reader_of(settings or read_settings()).registry.get(actor) is not None,
        judge_name=by,
        reason=because,
        known_from=known_from,
        recorded_at=now(),
    )
    return next(each for each in judgements(ledger) if each.id == made.id)


def judge_claim(
    ledger: Ledger,
    verdict: str,
    claim: str,
    correction: Mapping[str, Any] | Sequence[str] = (),
    *,
    because: str | None = None,
    by: str = "analyst",
    known_from: str | None = None,
) -> Judged:
    """Is a claim to be accepted, corrected or rejected? Kept as a row; the claim as it was read stays.

    In every view a claim that is rejected is left out, one that is corrected has the corrected fields and
    says so, one that is accepted is what it was and says so.

    Args:
        ledger: open for writing.
        verdict: ``accept``, ``correct`` or ``reject``.
        claim: the id of a claim.
        correction: fields of the claim and what is right, as in its JSON; or ``field=value`` as the command
            line takes it.
        because: why.
        by: who decides.
        known_from: from which date on a view as known on a date follows it; today where not given.

    Raises:
        InputError: there is no such claim, or the correction does not make one.
    """
    from blowback.relate import View
    from blowback.relate.judging import claim_with, correction_of, judge_claim
    from blowback.relate.reviewed import VERDICTS
    from blowback.text.instants import now

    if not isinstance(correction, Mapping):
        correction = correction_of(View(ledger), claim_with(ledger, claim), correction)
    made = judge_claim(
        ledger,
        (members(Verdict, [verdict]) or VERDICTS)[0],
        claim,
        correction=correction,
        judge_name=by,
        reason=because,
        known_from=known_from,
        recorded_at=now(),
    )
    return next(each for each in judgements(ledger) if each.id == made.id)


def retract(ledger: Ledger, judgement: str, *, because: str | None = None, by: str = "analyst") -> str:
    """Takes a judgement back, by its id: the id, whole. What followed from it follows no more.

    Raises:
        InputError: no judgement that stands has the id.
    """
    from blowback.relate.judging import retract
    from blowback.text.instants import now

    return retract(ledger, judgement, judge_name=by, reason=because, recorded_at=now()).id


def judgements(
    ledger: Ledger, *, as_known_on: str | None = None, as_recorded_on: str | None = None
) -> Iterator[Judged]:
    """Which judgements stand, in the order in which they were made, and which do not count?"""
    from blowback.relate.judging import judgements

    return judgements(ledger, as_known_on=as_known_on, as_recorded_on=as_recorded_on)
