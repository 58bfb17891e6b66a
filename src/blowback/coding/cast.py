"""Who is it that fills a role? From the head of a phrase to the mention that can act.

A role is filled by whoever stands at its head ("the army"), else by the owner of the thing that
stands there ("the army's convoy", "a convoy of the army", "an army convoy").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from blowback.coding.lexicon import classes
from blowback.coding.seats import is_scene
from blowback.records import Actor, Mention, Participant
from blowback.text.spans import TokenIndex
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.claims import Role

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_DEPTH = 3
_SELVES = frozenset({"i", "we", "me", "us", "my", "our"})
# whose act is that of the one they belong to
_BODIES = frozenset(
    (
        ActorKind.GOVERNMENT_BODY,
        ActorKind.MILITARY,
        ActorKind.SECURITY_SERVICE,
        ActorKind.ARMED_GROUP,
        ActorKind.FACTION,
    )
)
_ARMED = frozenset({ActorKind.MILITARY, ActorKind.ARMED_GROUP})
_HOLDERS = frozenset(
    (ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.FACTION, ActorKind.PARTY, ActorKind.IGO)
)
_OTHERS = frozenset(
    {"ally", "affiliate", "rival", "offshoot", "splinter", "proxy", "enemy", "foe", "opponent", "surrogate"}
)
_OWNER_PREPOSITIONS = ("of", "by", "from")


class Cast:
    """The mentions of a document, findable by the token that heads them.

    Args:
        tree: the parse.
        mentions: its mentions, resolved.
        actors: the actors they resolve to, by id.
    """

    def __init__(self, tree: Tree, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> None:
        self.tree = tree
        self.actors = actors
        self.mentions = {mention.id: mention for mention in mentions}
        self._called = _names_of_chains(mentions)
        self.selves: Mapping[int, Actor] = {}  # whom each "we" stands for, once it is known who speaks
        index = TokenIndex(tree.start, tree.end)
        self.by_head: dict[int, Mention] = {}
        self.covering: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):  # the longest first
            heads = index.tokens(mention.head)
            if heads:
                self.by_head.setdefault(heads[-1], mention)
            for token in index.tokens((mention.start, mention.end)):
                self.covering[token] = mention  # the shortest that covers it wins

    def at(self, head: int) -> Mention | None:
        """Whose mention is headed by this token, or is a name that holds it?"""
        found = self.by_head.get(head)
        if found is not None:
            return found
        covering = self.covering.get(head)
        return covering if covering is not None and covering.form is MentionForm.NAME else None

    def owner(self, head: int, depth: int = 0) -> Mention | None:
        """Who acts or is acted upon when the phrase at ``head`` is: its mention, else its owner's."""
        mention = self.at(head)
        if mention is not None and (self.acts(mention) or depth):
            return mention
        named = self.tree.child(head, "appos") if mention is None and not depth else None
        apposed = self.at(named) if named is not None else None
        if apposed is not None and apposed.form is MentionForm.NAME and self.acts(apposed):
            return apposed  # "Kesh's proxy, the Front, attacked": not Kesh
        if depth < _DEPTH:
            for inner in self._inside(head):
                found = self.owner(inner, depth + 1)
                if found is not None and self.acts(found):
                    if is_scene(self.tree, inner, found, self.actor_of(found)):
                        continue
                    return found
        return mention

    def acts(self, mention: Mention) -> bool:
        """Is this somebody, rather than a place or a thing?"""
        if mention.actor is not None and mention.actor in self.actors:
            return self.actors[mention.actor].kind not in (ActorKind.PLACE, ActorKind.OTHER)
        return mention.kind not in (ActorKind.PLACE, ActorKind.OTHER)

    def actor_of(self, mention: Mention | None) -> Actor | None:
        """The actor that a mention resolves to."""
        return self.actors.get(mention.actor) if mention is not None and mention.actor else None

    def stands_for(self, head: int) -> Actor | None:
        """The actor at a head, else the one whose body or men stand there: "their regime", "its fighters"."""
        if head in self.selves:
            return self.selves[head]
        mention = self.owner(head)
        actor = self.actor_of(mention)
        if actor is None:  # "its great rival, Kesh"
            named = self.tree.child(head, "appos")
            actor = self.actor_of(self.at(named)) if named is not None else None
        if actor is not None or mention is None or mention.kind not in _BODIES:
            return actor
        if self.tree.lemma[head] in _OTHERS:
            return None  # "a Kesh affiliate" is not Kesh
        part = self.tree.pos[head] == "NUM"  # "three of its officers"
        for inner in self._inside(head):
            found = self.selves.get(inner) or self.actor_of(self.at(inner))
            found = self.stands_for(inner) if found is None and part else found
            if found is not None and found.kind in _HOLDERS:
                return found
        return None

    def kind_of(self, head: int) -> ActorKind | None:
        """What sort of actor stands at a head: that of whom it stands for, else what its words say?"""
        actor, mention = self.stands_for(head), self.owner(head)
        return actor.kind if actor is not None else mention.kind if mention is not None else None

    def is_armed(self, head: int) -> bool:
        """Is it an army, an armed group or men of such: "the generals", "its fighters"?"""
        return self.kind_of(head) in _ARMED or self.tree.lemma[head] in classes()["TROOPS"]

    def participant(self, role: Role, head: int) -> Participant:
        """The participant that the phrase at ``head`` gives in a role."""
        mention = self.owner(head)
        actor = self.stands_for(head)
        return Participant(
            role=role,
            mention=mention.id if mention is not None else None,
            actor=actor.id if actor is not None else None,
            name=actor.name
            if actor is not None
            else self._name(mention)
            if mention is not None
            else self.phrase(head),
        )

    def _name(self, mention: Mention) -> str:
        """What somebody without an actor is called: a pronoun names nobody, so by what it stands for."""
        selves = mention.text.lower() in _SELVES  # who speaks is not what he says of himself
        if mention.form is not MentionForm.PRONOUN or mention.chain is None or selves:
            return mention.text
        return self._called.get(mention.chain, mention.text)

    def phrase(self, head: int) -> str:
        """The noun phrase at ``head`` without relative clauses and appositions."""
        start, end = self.phrase_span(head)
        return self.tree.source[start:end]

    def phrase_span(self, head: int) -> tuple[int, int]:
        """Where that phrase stands."""
        tree = self.tree
        left = right = head
        for child in tree.children[head]:
            if tree.dep[child] in ("relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "prep"):
                continue
            for each in tree.descendants(child):
                left, right = min(left, each), max(right, each)
        if tree.dep[left] == "det" and left < head:
            left += 1
        return tree.start[left], tree.end[right]

    def _inside(self, head: int) -> list[int]:
        tree = self.tree
        frame = tree.frame(head) if tree.pos[head] in ("NOUN", "PROPN", "NUM", "PRON", "ADJ") else None
        if frame is None:
            return []
        inner = list(frame.subjects)
        if tree.dep[head] == "pobj" and tree.lower[tree.head[head]] == "of":  # "the looting of a church by A"
            inner = [each for each in inner if tree.lower[tree.head[each]] != "by"]
        inner += [m for m in frame.modifiers if m in self.by_head or m in self.covering]
        inner += [o for name, o in frame.obliques if name in _OWNER_PREPOSITIONS]
        return inner


def _names_of_chains(mentions: Sequence[Mention]) -> dict[str, str]:
    """By what is each chain called: its first name, else its first noun phrase?"""
    worded = [m for m in mentions if m.chain is not None and m.form is not MentionForm.PRONOUN]
    first = sorted(worded, key=lambda m: (m.form is not MentionForm.NAME, m.start))
    called: dict[str, str] = {}
    for mention in first:
        called.setdefault(str(mention.chain), mention.text)
    return called
