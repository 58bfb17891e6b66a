"""Article -> attributions: speaker, cue, content, stance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from blowback.attribute.adjuncts import find_adjuncts
from blowback.attribute.drafts import Draft
from blowback.attribute.headlines import find_headlines
from blowback.attribute.nesting import without_echoes
from blowback.attribute.nominals import find_nominals
from blowback.attribute.predicates import find_verbs
from blowback.attribute.quoting import attach_quotations
from blowback.attribute.repairs import repair
from blowback.attribute.tree import Tree
from blowback.records import Actor, Attribution, Mention, Span
from blowback.vocab.speech import SpeakerClass

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_attributions(
    doc: Doc, mentions: Sequence[Mention], actors: Mapping[str, Actor], skip: Sequence[Span] = ()
) -> tuple[Attribution, ...]:
    """Who says what in this article?"""
    tree = Tree(doc, skip)
    repair(tree)
    drafts = [*find_verbs(tree), *find_adjuncts(tree), *find_nominals(tree)]
    drafts += find_headlines(tree, {draft.head for draft in drafts})
    drafts.sort(key=lambda draft: (draft.head, draft.rule))
    drafts += attach_quotations(tree, drafts)
    drafts.sort(key=lambda draft: (draft.head, draft.rule))
    found = []
    filled = [(draft, content) for draft in drafts if (content := draft.spans(tree))]
    for draft, content in without_echoes(tree, filled):
        found.append(Attribution(id=f"a{len(found)}", speaker=(tree.chars(draft.speaker),) if draft.speaker else (),
            cue=tuple(tree.chars((i, i)) for i in draft.cue_tokens), content=content,
            speaker_class=SpeakerClass.NAMED, why=(draft.rule, draft.cue.lemma)))
    return tuple(found)
