"""What sort of thing a claim is, how sure its speaker is, and how much of it there was."""

from __future__ import annotations

from enum import StrEnum


class ClaimKind(StrEnum):
    """What a claim is about; only an ``EVENT`` can become an episode."""

    EVENT = "event"
    STATE = "state"
    POSITION = "position"
    AGGREGATE = "aggregate"
    CAUSAL = "causal"
    SILENCE = "silence"


class Factuality(StrEnum):
    """The speaker's commitment: certainly so, certainly not, possibly so, possibly not, unknown."""

    CERTAIN = "CT+"
    CERTAIN_NOT = "CT-"
    POSSIBLE = "PS+"
    POSSIBLE_NOT = "PS-"
    UNKNOWN = "Uu"

    @property
    def is_negative(self) -> bool:
        """Is the speaker sure, or nearly so, that it was not?"""
        return self in (Factuality.CERTAIN_NOT, Factuality.POSSIBLE_NOT)


class Modality(StrEnum):
    """Whether what is described is told as a deed, or as somebody's wish, plan, demand or fear."""

    ACTUAL = "actual"
    INTENDED = "intended"
    WISHED = "wished"
    EXPECTED = "expected"
    REQUESTED = "requested"
    PROMISED = "promised"
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"


class Extent(StrEnum):
    """How many happenings a claim speaks of."""

    SINGLE = "single"
    REPEATED = "repeated"
    ONGOING = "ongoing"
    AGGREGATE = "aggregate"


class Role(StrEnum):
    """What a participant does in a claim."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    MEDIATOR = "mediator"
    BENEFICIARY = "beneficiary"
    AGAINST = "against"
    INSTRUMENT_OWNER = "instrument_owner"


class Responsibility(StrEnum):
    """Who stands for an act of violence."""

    CLAIMED = "claimed"
    DENIED = "denied"
    UNCLAIMED = "unclaimed"
    ALLEGED = "alleged"


class StateKind(StrEnum):
    """What lasting condition a state claim describes."""

    RELATIONS = "relations"
    CONFLICT = "conflict"
    ALLIANCE = "alliance"
    RECOGNITION = "recognition"
    DESIGNATION = "designation"
    SANCTION = "sanction"
    BAN = "ban"
    CEASEFIRE = "ceasefire"
    MEMBERSHIP = "membership"
    LEADERSHIP = "leadership"
    OFFSHOOT = "offshoot"
    RIVALRY = "rivalry"
    ROLE = "role"
    DEPENDENCE = "dependence"
    FORMATION = "formation"
    STRENGTH = "strength"
    CONDITION = "condition"
    OTHER = "other"


class Side(StrEnum):
    """Where a position stands on the claim it is about."""

    FOR = "for"
    AGAINST = "against"
    SATISFIED = "satisfied"
    DISSATISFIED = "dissatisfied"
    UNDECIDED = "undecided"


class CausalRelation(StrEnum):
    """What a speaker says one thing does to another."""

    CAUSES = "causes"
    ENABLES = "enables"
    HINDERS = "hinders"
    MOTIVATES = "motivates"


class Measure(StrEnum):
    """What an aggregate measures."""

    COUNT = "count"
    TREND = "trend"
    RANK = "rank"


class ExpectationKind(StrEnum):
    """How an expectation was held or voiced."""

    EXPECTED = "expected"
    BELIEVED = "believed"
    PROMISED = "promised"
    DEMANDED = "demanded"
    THREATENED = "threatened"


class BackingKind(StrEnum):
    """With what a patron backs a client (after the UCDP External Support codes, with ours added)."""

    TROOPS = "troops"
    SANCTUARY = "sanctuary"
    INFRASTRUCTURE = "infrastructure"
    WEAPONS = "weapons"
    MATERIEL = "materiel"
    TRAINING = "training"
    FUNDING = "funding"
    INTELLIGENCE = "intelligence"
    FIGHTERS = "fighters"
    PRISONERS = "prisoners"
    MEDICAL = "medical"
    MEDIATION = "mediation"
    DIPLOMATIC = "diplomatic"
    OTHER = "other"
    UNSPECIFIED = "unspecified"


class BackingPhase(StrEnum):
    """Where in its life a backing stands; ``GIVEN`` is the past without a stated phase."""

    GIVEN = "given"
    STARTS = "starts"
    CONTINUES = "continues"
    ENDS = "ends"
    REFUSED = "refused"
    SOUGHT = "sought"
