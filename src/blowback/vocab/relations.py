"""How actors stand to each other over time: kinds of ties, of turns, and what came of expectations."""

from __future__ import annotations

from enum import StrEnum


class TieKind(StrEnum):
    """What lasting relation holds from one actor to another.

    The names shared with states of claims have their direction; ``FLOW`` is a thing of the first that came to
    the second through a third.
    """

    BACKING = "backing"
    MEMBERSHIP = "membership"
    LEADERSHIP = "leadership"
    FACTION = "faction"
    OFFSHOOT = "offshoot"
    KINSHIP = "kinship"
    ROLE = "role"
    RELATIONS = "relations"
    ALLIANCE = "alliance"
    RIVALRY = "rivalry"
    CONFLICT = "conflict"
    CEASEFIRE = "ceasefire"
    RECOGNITION = "recognition"
    DESIGNATION = "designation"
    SANCTION = "sanction"
    BAN = "ban"
    DEPENDENCE = "dependence"
    FLOW = "flow"


class TurnKind(StrEnum):
    """What kind of break in a relation? Labels that describe; none says why."""

    SALIENCE_BREAK = "salience_break"
    VALENCE_BREAK = "valence_break"
    VOLTE_FACE = "volte_face"
    BACKFIRE = "backfire"
    DETERIORATION = "deterioration"
    IMPROVEMENT = "improvement"


class TurnBasis(StrEnum):
    """On what does a turn rest: cited acts and ties, somebody who says so, an estimate?"""

    DOCUMENTARY = "documentary"
    REPORTED = "reported"
    STATISTICAL = "statistical"


class Outcome(StrEnum):
    """What came of an expectation, as far as is told."""

    MET = "met"
    FAILED = "failed"  # its time passed, and nothing is told to have come
    CONTRADICTED = "contradicted"  # the opposite is told
    OVERTAKEN = "overtaken"  # what it hung on fell away
    OPEN = "open"


class DisputeOn(StrEnum):
    """In what do the tellings of one happening differ?"""

    HAPPENED = "happened"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    RESPONSIBILITY = "responsibility"
    FIGURE = "figure"
    TIME = "time"
    PLACE = "place"


class ChangeKind(StrEnum):
    """What became of a row between two dates?"""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"
