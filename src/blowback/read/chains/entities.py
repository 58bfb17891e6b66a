"""Which mentions stand for one actor so far, and may another be added?"""

from __future__ import annotations

from bisect import bisect_left

from blowback.read.chains.features import Family, Feature
from blowback.read.lexicon import Gender
from blowback.vocab.actors import ActorKind, MentionForm

_HALF_LIFE = 0.5  # what a sentence leaves of salience
_WEIGHT = {"subject": 180.0, "object": 130.0, "owner": 120.0, "other": 110.0}
_NESTED = 0.6


class Entity:
    """The mentions of one actor, with what they tell together."""

    __slots__ = (
        "conjuncts",
        "described",
        "family",
        "gender",
        "heads",
        "ids",
        "kind",
        "last",
        "members",
        "modifiers",
        "names",
        "number",
        "salience",
        "spoken",
    )

    def __init__(self, first: Feature) -> None:
        self.members = [first]
        self.names = {first.words} if first.words else set()
        self.heads = set(first.heads)
        self.modifiers = set(first.modifiers) | set(first.words)
        self.ids = first.ids
        self.gender: Gender | None = first.gender
        self.number = first.number
        self.family: Family = first.family
        self.kind = first.mention.kind
        self.conjuncts = {first.joined}
        self.spoken = first.form is not MentionForm.PRONOUN
        self.described = first.form is MentionForm.NOMINAL
        self.last = first.sentence
        self.salience = 0.0

    def absorb(self, other: Entity) -> None:
        """Take over what another entity's mentions tell."""
        self.members = sorted(self.members + other.members, key=lambda m: m.order)
        self.names |= other.names
        self.heads |= other.heads
        self.conjuncts |= other.conjuncts
        self.spoken |= other.spoken
        self.described |= other.described
        self.modifiers |= other.modifiers
        self.ids = self.ids & other.ids if self.ids and other.ids else self.ids | other.ids
        self.gender = self.gender or other.gender
        self.number = self.number or other.number
        state = other.kind is ActorKind.STATE and self.kind is ActorKind.PLACE
        if state or _weight(other) > _weight(self):
            self.kind, self.family = other.kind, other.family

    def latest(self, before: Feature, number: int = 3) -> list[Feature]:
        """Which are its last mentions before another, in order?"""
        place = bisect_left(self.members, before.order, key=lambda m: m.order)
        return self.members[max(0, place - number) : place]

    def near(self, other: Feature, number: int = 6) -> list[Feature]:
        """Which of its mentions stand nearest another, before and after it?"""
        place = bisect_left(self.members, other.order, key=lambda m: m.order)
        return self.members[max(0, place - number) : place + number]

    def touch(self, mention: Feature) -> None:
        """A mention raises salience; sentences in between have worn it down."""
        self.salience = self.salience_at(mention.sentence)
        weight = _WEIGHT[mention.role] * (_NESTED if mention.nested else 1.0)
        self.salience = max(self.salience + 0.5 * weight, weight)
        self.last = mention.sentence

    def salience_at(self, sentence: int) -> float:
        """How present is the actor in the reader's mind when this sentence begins?"""
        return float(self.salience * _HALF_LIFE ** max(0, sentence - self.last))


def _weight(entity: Entity) -> int:
    if entity.family == "any":
        return -1
    if entity.kind is ActorKind.OTHER:
        return 0
    return 3 if entity.names else 1 + entity.described


class Entities:
    """All actors of a document: mentions joined step by step, never against a constraint."""

    def __init__(self, features: list[Feature]) -> None:
        self.features = features
        self._of = [Entity(feature) for feature in features]

    def of(self, feature: Feature) -> Entity:
        """To which entity does a mention belong?"""
        return self._of[feature.order]

    def join(self, a: Feature, b: Feature, listed: bool = False) -> bool:
        """Make two mentions one actor, unless that is impossible. Are they one now?

        ``listed``: the evidence is strong enough to hold against a list ("Kesh, Vardan and Kesh").
        """
        one, other = self._of[a.order], self._of[b.order]
        if one is other:
            return True
        if not may_join(one, other, listed):
            return False
        if one.members[0].order > other.members[0].order:
            one, other = other, one
        one.absorb(other)
        for member in other.members:
            self._of[member.order] = one
        return True

    def chains(self) -> list[Entity]:
        """The entities in the order of their first mentions."""
        seen: dict[int, Entity] = {}
        for entity in self._of:
            seen.setdefault(id(entity), entity)
        return list(seen.values())


def may_join(one: Entity, other: Entity, listed: bool = False) -> bool:
    """Does nothing speak against two entities being one actor (``listed``: not even a list)?"""
    if one.ids and other.ids and not one.ids & other.ids:
        return False
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if not listed and not one.conjuncts.isdisjoint(other.conjuncts):
        return False
    return not (one.family == "person" and other.family == "person" and _names_clash(one, other))


def _names_clash(one: Entity, other: Entity) -> bool:
    """Do any two names of persons belong to two persons?"""
    return any(_differ(a, b) for a in one.names for b in other.names)


def _differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two names in full must share their last word and agree in the first, a part must be part."""
    if set(a) <= set(b) or set(b) <= set(a):
        return False
    if len(a) == 1 or len(b) == 1 or a[-1] != b[-1]:
        return True
    initial = len(a[0]) == 1 or len(b[0]) == 1
    return a[0][0] != b[0][0] if initial else a[0] != b[0]
