"""What can be scored: one file a question."""

from __future__ import annotations

from blowback_eval.items import Scorer
from blowback_eval.scorers.actor_phrases import ActorPhrases
from blowback_eval.scorers.attribution import Attributions
from blowback_eval.scorers.chains import Chains
from blowback_eval.scorers.entities import Entities
from blowback_eval.scorers.episodes import Episodes
from blowback_eval.scorers.event_places import EventPlaces
from blowback_eval.scorers.event_type import EventTypes
from blowback_eval.scorers.factuality import EventFactuality
from blowback_eval.scorers.families import (
    Families,
    FamiliesDecisions,
    FamiliesDecisionsTuned,
    FamiliesFresh,
    FamiliesReal,
    FamiliesSecond,
    FamiliesSecondTuned,
    FamiliesTuned,
)
from blowback_eval.scorers.incidents import Incidents
from blowback_eval.scorers.places import PlacesLocal, PlacesWorld
from blowback_eval.scorers.police import PoliceActions
from blowback_eval.scorers.questions import Questions, QuestionsSeed
from blowback_eval.scorers.relations import Relations
from blowback_eval.scorers.roles import Roles
from blowback_eval.scorers.same_event import SameEvent
from blowback_eval.scorers.times import Times

ALL: tuple[Scorer, ...] = (
    Attributions(),
    EventTypes(),
    Roles(),
    EventFactuality(),
    Incidents(),
    PoliceActions(),
    ActorPhrases(),
    Entities(),
    Relations(),
    Chains(),
    Times(),
    EventPlaces(),
    PlacesLocal(),
    PlacesWorld(),
    Families(),
    FamiliesTuned(),
    FamiliesDecisions(),
    FamiliesDecisionsTuned(),
    FamiliesFresh(),
    FamiliesReal(),
    FamiliesSecond(),
    FamiliesSecondTuned(),
    Questions(),
    QuestionsSeed(),
    SameEvent(),
    Episodes(),
)
SCORERS: dict[str, Scorer] = {scorer.name: scorer for scorer in ALL}
