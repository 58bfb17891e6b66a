"""What the finders hand on: an attribution in token positions, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass, field

from blowback.attribute.cues import Cue
from blowback.attribute.tree import Stretch, Tree
from blowback.records import Span
from blowback.text.spans import merge

_NEAR = 8  # tokens between a verb and an auxiliary that can still be part of the cue
_RELATIVE = frozenset(("who", "which", "whom", "whose", "where", "when"))


@dataclass(slots=True)
class Draft:
    """Who says what, as stretches of tokens; ``head`` is the main token of the cue."""

    rule: str
    cue: Cue
    head: int
    cue_tokens: list[int]
    speaker: Stretch | None
    content: list[Stretch] = field(default_factory=list)
    before: bool = False  # the content stands before the cue
    quoted: list[int] = field(default_factory=list)  # numbers of the quotations that it takes in

    def matrix(self) -> Stretch:
        """From where to where do speaker and cue go?"""
        points = [*self.cue_tokens, self.head]
        if self.speaker is not None:
            points += self.speaker
        return min(points), max(points)

    def spans(self, tree: Tree) -> tuple[Span, ...]:
        """The content in characters, with every quotation that it takes in whole."""
        found: list[Span] = []
        for stretch in self.content:
            trimmed = tree.trim(stretch if self.before else _without_aside(tree, stretch))
            if trimmed is not None:
                found.append(_whole_quotes(tree, tree.chars(trimmed)))
        found += [(tree.quotes[number].start, tree.quotes[number].end) for number in self.quoted]
        return merge(found)


def _without_aside(tree: Tree, stretch: Stretch) -> Stretch:
    """Content without a relative clause after a comma at its end: that is the writer's aside."""
    first, last = stretch
    for comma in range(first + 2, last):
        if tree.words[comma] != "," or tree.quoted[comma] >= 0 or tree.lowers[comma + 1] not in _RELATIVE:
            continue
        clause = comma + 1
        while tree.deps[clause] != "relcl" and clause != tree.heads[clause] <= last:
            clause = tree.heads[clause]
        if (
            tree.deps[clause] == "relcl"
            and tree.right[clause] >= last - 1
            and first < tree.heads[clause] < comma
        ):
            return first, comma - 1
    return stretch


def _whole_quotes(tree: Tree, span: Span) -> Span:
    """A span that begins or ends inside a quotation, stretched to that quotation's mark."""
    start, end = span
    first, last = tree.quoted[tree.at(start)], tree.quoted[tree.at(end - 1)]
    if first >= 0 and start - tree.quotes[first].inner[0] <= 1:
        start = tree.quotes[first].start
    if last >= 0 and (last != first or start <= tree.quotes[last].inner[0]):
        end = max(end, tree.quotes[last].end)
    return start, end


def cue_words(tree: Tree, verb: int) -> list[int]:
    """The words of a verbal cue: the verb with its auxiliaries, negation and particle."""
    parts = ("aux", "auxpass", "neg", "prt")
    return sorted([verb, *(kid for kid in tree.children(verb, *parts) if abs(kid - verb) < _NEAR)])
