"""At whose home is "the president", "the government", where a text tells of several states?

A president who is introduced as that of a state ("Vardanian President X") is a guest in a text that has one
of its own ("President Y"); and the government that an Ostrean criticises is not the Vardanian one told of.
"""

from __future__ import annotations

from collections.abc import Sequence

from blowback.read.chains.entities import Entity
from blowback.read.chains.features import Feature
from blowback.read.tokens import Tokens
from blowback.vocab.actors import MentionForm

_RULERS = frozenset({"president", "premier", "king", "queen", "emir", "sultan", "monarch"})
_AT_HOME = frozenset({"government", "army", "military", "police", "parliament", "authorities"})
_ABROAD = frozenset(
    {"ambassador", "envoy", "diplomat", "consul", "embassy", "troop", "soldier", "force", "jet", "official"}
)
_PHRASE = frozenset({"amod", "compound", "nmod", "poss"})


def without_guests(tokens: Tokens, feature: Feature, found: Sequence[Entity]) -> list[Entity]:
    """Who of those with the title can "the president" be, where one of them is of no state that is told?"""
    if feature.head not in _RULERS or feature.modifiers or len(found) == 1:
        return list(found)
    own = [e for e in found if any(_bears(m, feature) and not _is_of_state(tokens, m) for m in e.members)]
    return own or list(found)


def _bears(member: Feature, feature: Feature) -> bool:
    return member.order < feature.order and feature.head in member.heads


def _is_of_state(tokens: Tokens, member: Feature) -> bool:
    """Does a capital word before a title, or a possessor or "of", say whose it is?"""
    before = [c for c in tokens.children[member.at] if c < member.at]
    before += [g for c in before for g in tokens.children[c]]
    adjective = any(tokens.pos[c] == "ADJ" and tokens.word[c][:1].isupper() for c in before)
    return adjective or (member.form is MentionForm.NOMINAL and (member.owner or member.of) is not None)


def is_of_others(tokens: Tokens, features: Sequence[Feature], feature: Feature, entity: Entity) -> bool:
    """Is it somebody of another nation who does it to "the government", no body of that nation?"""
    if feature.head not in _AT_HOME or feature.modifiers or feature.owner is not None:
        return False
    if any(m.sentence == feature.sentence for m in entity.latest(feature)):
        return False
    nation = _nation_of_subject(tokens, features, feature)
    return nation is not None and not any(nation in name for name in entity.names)


def _nation_of_subject(tokens: Tokens, features: Sequence[Feature], feature: Feature) -> str | None:
    """Of which nation is the subject of the verb above: "Ostrean leader X criticised the government"?"""
    verb = tokens.head[feature.at]
    while tokens.pos[verb] not in ("VERB", "AUX") and tokens.head[verb] != verb:
        verb = tokens.head[verb]
    for i in range(feature.order - 1, -1, -1):
        before = features[i]
        if before.sentence != feature.sentence:
            return None
        at, phrase = before.at, []
        while tokens.dep[at] in _PHRASE and tokens.head[at] != at:
            at = tokens.head[at]
            phrase.append(at)
        subject = before.adjective and tokens.dep[at] == "nsubj" and tokens.head[at] == verb
        if subject and not any(tokens.lemma[c] in _ABROAD for p in phrase for c in (p, *tokens.children[p])):
            return before.word
    return None
