"""Which mentions of a document are the same actor?

Rules in the order of their precision, over entities rather than pairs, so that what is known of one
mention binds all: names first, then what the grammar says, then what points back ("the group", "they").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from blowback.read.chains.by_name import link_names
from blowback.read.chains.by_salience import link_by_salience
from blowback.read.chains.by_structure import link_speakers, link_structure, statements
from blowback.read.chains.entities import Entities
from blowback.read.chains.features import describe, quotations
from blowback.read.tokens import Tokens
from blowback.records import Mention
from blowback.vocab.actors import ActorKind, MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from blowback.read.blocks import Block
    from blowback.text.names import NameTable


def link(
    doc: Doc,
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    names: NameTable,
    tokens: Tokens | None = None,
) -> tuple[Mention, ...]:
    """Which mentions belong together?

    Args:
        doc: the parse of the whole text.
        blocks: its blocks, in order.
        mentions: what ``find_mentions`` found in it.
        names: the names that the registry knows; mentions with different ids are never joined.
        tokens: the tokens of both, for who has listed them already.

    Returns:
        The mentions in their order, each with the ``chain`` (c1, c2, ... by first mention) that it belongs
        to; pronouns and general nouns take the kind of their chain.
    """
    tokens = tokens or Tokens(doc, blocks)
    quotes = quotations(tokens.text, [(b.start, b.end) for b in blocks])
    quotes += statements(tokens)
    features = describe(tokens, mentions, names, quotes)
    entities = Entities(features)
    link_names(tokens, features, entities)
    link_structure(tokens, features, entities)
    speakers = link_speakers(tokens, features, entities, quotes)
    link_by_salience(tokens, features, entities, speakers)
    chain: dict[str, tuple[str, ActorKind]] = {}
    order = {mention.id: n for n, mention in enumerate(mentions)}
    chains = sorted(entities.chains(), key=lambda e: min(order[m.mention.id] for m in e.members))
    for number, entity in enumerate(chains, start=1):
        for member in entity.members:
            general = member.form is MentionForm.PRONOUN or member.mention.kind is ActorKind.OTHER
            general |= member.family == "any"
            kind = entity.kind if general and len(entity.members) > 1 else member.mention.kind
            chain[member.mention.id] = f"c{number}", kind
    return tuple(msgspec.structs.replace(m, chain=chain[m.id][0], kind=chain[m.id][1]) for m in mentions)
