"""Who is behind an attack that the words do not make him the subject of: by blame, by claim?

"The Kesh Front was behind the blast", "a blast blamed on the Kesh Front", "a spokesman for the Kesh Front
claimed responsibility": the group acts in all of them, as far as the text says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blowback.coding.answerable import is_said
from blowback.coding.draft import Draft
from blowback.coding.group_names import is_group, modifiers
from blowback.text.data import toml
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.claims import Responsibility, Role

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_HELD = 0.8  # an actor who is only held to be behind it is less sure than one that is said


def take_from_blame(tree: Tree, cast: Cast, draft: Draft) -> None:
    """Who is said to have had a hand in it: "B was behind the attack", "a blast blamed on B"."""
    if draft.heads(Role.ACTOR):
        return
    on = _taken_for_hit(tree, cast, draft.trigger)
    if on is not None:
        draft.roles = [pair for pair in draft.roles if pair != (Role.RECIPIENT, on)]
    deeds = (
        [draft.trigger] if tree.pos[draft.trigger] == "NOUN" else tree.frame(draft.trigger).by("in", "from")
    )
    blamed = [head for deed in deeds for head in _blamed(tree, deed) if _acts(cast, head)]
    if blamed:
        draft.roles += [(Role.ACTOR, head) for head in blamed]
        draft.responsibility = draft.responsibility or Responsibility.ALLEGED
        draft.weight *= _HELD
        draft.why.append("held to be behind it: " + " ".join(tree.text[head] for head in blamed))


def _blamed(tree: Tree, deed: int) -> Iterator[int]:
    above, link = tree.head[tree.head[deed]], tree.lower[tree.head[deed]]
    if tree.dep[deed] == "pobj" and not tree.negated(above):
        if link == "behind" and tree.lemma[above] == "be":
            claimed = is_said(tree, above)  # "said that it was behind it" is a claim by who says so
            yield from (s for s in tree.frame(above).subjects if not (claimed and tree.pos[s] == "PRON"))
        elif link == "in" and tree.lemma[above] in _words("hand") and not _is_disclaimed(tree, above):
            yield from (*tree.frame(above).subjects, *tree.frame(above).by("of", "by"))
        elif link in ("in", "for") and tree.lemma[above] in _words("blame"):
            yield from tree.frame(above).objects
    verbs = [c for c in tree.children[deed] if tree.dep[c] in ("acl", "relcl")]
    verbs += [tree.head[deed]] if tree.dep[deed] in ("nsubjpass", "dobj") else []
    for verb in verbs:
        if tree.lemma[verb] in _words("blame"):
            named = tree.frame(verb).by("on", "upon", "to")
            yield from named or tree.frame(deed).by("on", "upon")[-1:]


def _is_disclaimed(tree: Tree, hand: int) -> bool:
    """Is it a hand that somebody denies: "denied Kesh's involvement in the raid"?"""
    return tree.dep[hand] == "dobj" and tree.lemma[tree.head[hand]] in _words("disclaiming")


def _taken_for_hit(tree: Tree, cast: Cast, deed: int) -> int | None:
    """Who is blamed in "blamed the attack on A", where the parser makes him the one attacked?"""
    verb = tree.head[deed]
    if tree.dep[deed] != "dobj" or tree.lemma[verb] not in _words("blame") or tree.frame(verb).by("on"):
        return None
    on = tree.frame(deed).by("on", "upon")
    return on[-1] if on and _acts(cast, on[-1]) else None


def speak_for_group(tree: Tree, cast: Cast, draft: Draft) -> None:
    """Who claims a deed for a group claims it as the group's: "Marek, a spokesman for the Kesh Front"."""
    if draft.responsibility is not Responsibility.CLAIMED:
        return
    roles: list[tuple[Role, int]] = []
    for role, head in draft.roles:
        mention = cast.at(head)
        speaks = role is Role.ACTOR and mention is not None and mention.kind is ActorKind.PERSON
        groups = _spoken_for(tree, cast, head) if speaks else []
        roles += [(role, group) for group in groups] or [(role, head)]
    draft.roles = list(dict.fromkeys(roles))


def _spoken_for(tree: Tree, cast: Cast, head: int) -> list[int]:
    """The groups that stand in the words for a person or in what is said beside his name."""
    near = [c for c in tree.children[head] if tree.dep[c] == "appos"]
    near += [tree.head[head]] if tree.dep[head] == "appos" else []
    tops = [top for each in (head, *near) for top in (*modifiers(tree, each), *_served(tree, each))]
    inside = ((each, cast.by_head.get(each)) for top in tops for each in sorted(tree.descendants(top)))
    return [e for e, m in inside if m is not None and m.form is MentionForm.NAME and is_group(m)]


def _served(tree: Tree, head: int) -> list[int]:
    return [each for name, each in tree.prepositions(head) if name == "for"]


def _acts(cast: Cast, head: int) -> bool:
    mention = cast.at(head)
    return mention is not None and cast.acts(mention)


def _words(name: str) -> frozenset[str]:
    return frozenset(toml("blowback.coding", "violence.toml")[name])
