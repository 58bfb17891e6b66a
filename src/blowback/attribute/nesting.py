"""Which attributions inside the content of another are worth keeping?

*The report says the army denied it*: two speakers, a chain. *She said she hoped to stay*: one speaker,
whose hope is part of what she said; a second attribution would only say it twice. Readers draw the
line the same way: they mark the inner one where a new voice speaks.
"""

from __future__ import annotations

from collections.abc import Sequence

from blowback.attribute.drafts import Draft
from blowback.attribute.tree import Tree
from blowback.records import Span

_VOICED = frozenset(("say", "tell", "accuse", "deny", "threaten", "promise", "order"))
_SAYING = frozenset(("that", "quote", "clause"))


def without_echoes(
    tree: Tree, drafts: Sequence[tuple[Draft, tuple[Span, ...]]]
) -> list[tuple[Draft, tuple[Span, ...]]]:
    """Drop what only repeats the outer speaker; keep the voices that an outer speaker reports."""
    return [
        pair
        for pair, outer in zip(drafts, _around(tree, drafts), strict=True)
        if not outer or _is_new_voice(tree, pair[0], outer)
    ]


def _around(tree: Tree, drafts: Sequence[tuple[Draft, tuple[Span, ...]]]) -> list[list[Draft]]:
    """For each draft, the others in whose content its cue stands. One walk over the text, left to right."""
    contents = sorted(
        (start, end, number) for number, (_, spans) in enumerate(drafts) for start, end in spans
    )
    cues = sorted((tree.starts[draft.head], number) for number, (draft, _) in enumerate(drafts))
    found: list[list[Draft]] = [[] for _ in drafts]
    open_: list[tuple[int, int, int]] = []
    upcoming = 0
    for offset, number in cues:
        while upcoming < len(contents) and contents[upcoming][0] <= offset:
            open_.append(contents[upcoming])
            upcoming += 1
        open_ = [content for content in open_ if offset < content[1]]
        found[number] = [drafts[other][0] for _, _, other in open_ if other != number]
    return found


def _is_new_voice(tree: Tree, draft: Draft, outer: Sequence[Draft]) -> bool:
    """Does somebody else speak here than those whose content it stands in?"""
    if draft.speaker is None or draft.cue.kind not in _VOICED or not _SAYING & draft.cue.slots:
        return False
    rule = draft.rule.split(":")[0]
    if rule in ("infinitive", "object", "gerund") or tree.tags[draft.head] == "VB":
        return False
    if rule == "noun" and tree.lowers[draft.content[0][0]] != "that":
        return False
    first, last = draft.speaker
    if all(tree.pos[index] in ("PRON", "DET") for index in range(first, last + 1)):
        return False
    words = set(tree.lowers[first : last + 1])
    for other in outer:
        if other.speaker is None:
            continue
        if words & set(tree.lowers[other.speaker[0] : other.speaker[1] + 1]) - {
            "the",
            "a",
            "of",
            "and",
            "'s",
            "’s",
            ",",
        }:
            return False
    return True
