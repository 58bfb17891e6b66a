"""Who is kin to whom? Only persons are, and the word for it is kept: "kinship: brother"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blowback.coding.states.words import Standing, adjective_holders, kind_of, kinds
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.claims import StateKind

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

KIN = StateKind.OTHER  # the nouns of this kind are those of kinship


def is_person(cast: Cast, head: int) -> bool:
    """Is a person named there, or meant by a pronoun or a title that stands for a name?

    A name of no known kind may be that of a person: nobody else has kin.
    """
    mention = cast.at(head)
    if mention is None:
        return False
    named = (m for m in cast.mentions.values() if m is mention or m.chain == mention.chain is not None)
    kinds_of_names = {kind_of(cast, m) for m in named if m.form is MentionForm.NAME}
    return bool(kinds_of_names) and kinds_of_names <= {ActorKind.PERSON, ActorKind.OTHER}


def married(tree: Tree, cast: Cast, word: int) -> Iterator[Standing]:
    """Reads "A is married to B", "A married a daughter of B": kin by marriage."""
    if tree.lemma[word] != "marry" and tree.lower[word] != "married":
        return
    frame = tree.frame(word)
    wed = [*frame.by("to"), *(frame.objects if not frame.passive else ())] if tree.pos[word] == "VERB" else []
    holders = list(frame.objects if frame.passive else frame.subjects)
    predicate = word
    if tree.pos[word] == "ADJ":
        adjective, predicate = adjective_holders(tree, word)
        holders, wed = list(adjective), [h for name, h in tree.prepositions(word) if name == "to"]
    for head in wed:
        kin = tree.lemma[head] if kinds("nouns").get(tree.lemma[head]) == KIN else None
        of = tree.frame(head)
        others = [*of.subjects, *of.by("of")] if kin is not None else [head]
        value = f"kinship: married to a {kin}" if kin is not None else "kinship: married to"
        mine = tuple(h for h in holders if is_person(cast, h) and h not in others)
        theirs = tuple(h for h in others if is_person(cast, h))
        if mine and theirs:
            yield Standing("married", word, KIN, value, mine, theirs, predicate=predicate)
            return
