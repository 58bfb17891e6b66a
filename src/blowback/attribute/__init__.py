"""Article -> attributions: speaker, cue, content, stance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from blowback.attribute.adjuncts import find_adjuncts, without_adjuncts
from blowback.attribute.drafts import Draft
from blowback.attribute.headlines import find_headlines
from blowback.attribute.nesting import without_echoes
from blowback.attribute.nominals import find_nominals
from blowback.attribute.predicates import find_verbs
from blowback.attribute.quoting import attach_quotations
from blowback.attribute.repairs import repair
from blowback.attribute.silences import find_silences
from blowback.attribute.speakers import Voices
from blowback.attribute.stance import stance_of
from blowback.attribute.statements import attach_statements
from blowback.attribute.tree import Tree
from blowback.records import Actor, Attribution, Mention, Span
from blowback.text.spans import merge

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_attributions(
    doc: Doc, mentions: Sequence[Mention], actors: Mapping[str, Actor], skip: Sequence[Span] = ()
) -> tuple[Attribution, ...]:
    """Who says what in this article, in what capacity, and with what stance?

    Args:
        doc: the parse of the whole article.
        mentions: what in it can act; may be empty, then class and capacity rest on words alone.
        actors: the actors that mentions point to, by id.
        skip: stretches that are no reporting (furniture), in characters.

    Returns:
        The attributions in the order of their cues. Silences have no content. An attribution may
        stand inside the content of another: a report that quotes a minister is two.
    """
    tree = Tree(doc, skip)
    repair(tree)
    voices = Voices(tree, mentions, actors)
    found: list[Attribution] = []
    for draft, content in _drafts(tree):
        voice = voices.voice(draft.speaker)
        found.append(
            Attribution(
                id=f"a{len(found)}",
                speaker=(tree.chars(draft.speaker),) if draft.speaker is not None else (),
                cue=_cue_spans(tree, draft),
                content=content,
                speaker_actor=voice.actor,
                speaker_class=voice.kind,
                capacity=voice.capacity,
                stance=stance_of(tree, draft),
                source=voice.source,
                why=(draft.rule, draft.cue.lemma),
            )
        )
    return tuple(found)


def _drafts(tree: Tree) -> list[tuple[Draft, tuple[Span, ...]]]:
    """What all finders find, each cue once, with its content in characters."""
    silences = list(find_silences(tree))
    silent = {word for draft in silences for word in draft.cue_tokens}
    drafts = [*find_verbs(tree), *find_adjuncts(tree), *find_nominals(tree)]
    drafts = [draft for draft in drafts if draft.head not in silent]
    drafts += find_headlines(tree, {draft.head for draft in drafts})
    drafts.sort(key=_order)
    drafts += attach_quotations(tree, drafts)
    attach_statements(tree, drafts)
    drafts.sort(key=_order)
    without_adjuncts(tree, drafts)
    filled = [(draft, content) for draft in drafts if (content := draft.spans(tree))]
    kept = without_echoes(tree, filled) + [(draft, ()) for draft in silences]
    return sorted(kept, key=lambda pair: _order(pair[0]))


def _order(draft: Draft) -> tuple[int, str, int]:
    return draft.head, draft.rule, draft.speaker[0] if draft.speaker is not None else -1


def _cue_spans(tree: Tree, draft: Draft) -> tuple[Span, ...]:
    """The cue's words in characters, neighbours joined."""
    words = sorted(set(draft.cue_tokens))
    spans = [tree.chars((word, word)) for word in words]
    for left, right in pairwise(words):
        if right == left + 1:
            spans.append((tree.starts[left], tree.ends[right]))
    return merge(spans)
