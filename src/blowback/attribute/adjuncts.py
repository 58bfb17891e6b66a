"""Who says what without a verb: *according to*, *reportedly*, *in a poll*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blowback.attribute.cues import Cue, cues
from blowback.attribute.drafts import Draft
from blowback.attribute.nouns import is_survey
from blowback.attribute.tree import NOMINAL, Stretch, Tree


def find_adjuncts(tree: Tree) -> Iterator[Draft]:
    """Every attribution whose cue is a preposition or an adverb."""
    lexicon = cues()
    for index in range(tree.size):
        if tree.skipped[index] or tree.quoted[index] >= 0:
            continue
        lower = tree.lowers[index]
        if lower == "according" and index + 1 < tree.size and tree.lowers[index + 1] == "to":
            yield from _by_preposition(tree, index, index + 1, lexicon["according to", "adp"])
        elif lower == "per" and tree.deps[index] == "prep" and tree.words[index - 1] == ",":
            yield from _by_preposition(tree, index, index, lexicon["per", "adp"])
        elif lower == "in" and (phrase := " ".join(tree.lowers[index : index + 4]), "adp") in lexicon:
            yield from _by_preposition(tree, index, index + 3, lexicon[phrase, "adp"])
        elif lower == "in" and tree.pos[index] == "ADP":
            yield from _in_survey(tree, index, lexicon["according to", "adp"])
        elif (lower, "adv") in lexicon and "clause" in lexicon[lower, "adv"].slots:
            yield from _by_adverb(tree, index, lexicon[lower, "adv"])


def _by_preposition(tree: Tree, first: int, last: int, cue: Cue) -> Iterator[Draft]:
    """The speaker follows the preposition; the content is the sentence around them."""
    speaker = _noun_phrase_after(tree, last)
    if speaker is None:
        return
    content = _around(tree, (first, speaker[1]))
    if content:
        yield Draft("according-to", cue, first, list(range(first, last + 1)), speaker, content)


def _noun_phrase_after(tree: Tree, preposition: int) -> Stretch | None:
    """The noun phrase that a preposition governs, as far as it goes on the line."""
    head = tree.child(preposition, "pobj", "pcomp")
    if head is None:
        head = preposition + 1
        while head < tree.size and tree.pos[head] not in NOMINAL:
            if tree.is_verb(head) or tree.pos[head] == "PUNCT":
                return None
            head += 1
        if head >= tree.size:
            return None
        while tree.pos[tree.heads[head]] in NOMINAL and tree.heads[head] > head:
            head = tree.heads[head]
    last = tree.right[head]
    for index in range(head, last + 1):
        if tree.line[index] != tree.line[head]:
            last = index - 1
            break
    return tree.trim((preposition + 1, last))


def _around(tree: Tree, hole: Stretch) -> list[Stretch]:
    """The sentence without the adjunct in it, between the semicolons on either side."""
    start, end = tree.first[hole[0]], tree.last[hole[1]]
    for index in range(start, end + 1):
        if tree.words[index] == ";" and tree.quoted[index] < 0:
            if index < hole[0]:
                start = index + 1
            elif index > hole[1]:
                end = index - 1
                break
    parts = tree.minus((start, end), [hole])
    return [part for part in parts if (trimmed := tree.trim(part)) is not None and trimmed[1] > trimmed[0]]


def _in_survey(tree: Tree, preposition: int, cue: Cue) -> Iterator[Draft]:
    """*In a poll, ...*: data that speak without a verb."""
    head = tree.child(preposition, "pobj")
    if head is None or not is_survey(tree.lemmas[head]):
        return
    speaker = tree.trim((preposition + 1, tree.right[head]))
    if speaker is None or not (
        preposition == tree.first[preposition] or tree.right[head] + 1 >= tree.last[preposition]
    ):
        return
    governor = tree.heads[preposition]
    if tree.is_verb(governor) and (tree.lemmas[governor], "verb") in cues():
        return
    content = _around(tree, (preposition, speaker[1]))
    if content:
        yield Draft("in-survey", cue, preposition, [preposition], speaker, content)


def _by_adverb(tree: Tree, adverb: int, cue: Cue) -> Iterator[Draft]:
    """*reportedly*: somebody says so, nobody is named; the content is the clause."""
    clause = tree.heads[adverb]
    if not tree.is_verb(clause):
        clause = tree.heads[clause]
    first, last = tree.subtree(clause)
    if tree.deps[clause] == "relcl":
        first = min((k for k in tree.kids[clause]), default=first)
    content = tree.minus((first, last), [(adverb, adverb)])
    if content and last > first:
        yield Draft("adverb", cue, adverb, [adverb], None, content)


def without_adjuncts(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Cut *according to ...* off the end of what others say: it tells who reports them."""
    holes = [
        (draft.cue_tokens[0], draft.speaker[1])
        for draft in drafts
        if draft.rule == "according-to" and draft.speaker is not None
    ]
    for draft in drafts:
        if draft.rule == "according-to" or draft.before:
            continue
        draft.content = [_cut_end(tree, stretch, holes) for stretch in draft.content]


def _cut_end(tree: Tree, stretch: Stretch, holes: Sequence[Stretch]) -> Stretch:
    """The stretch up to an adjunct that reaches its end."""
    for first, last in holes:
        if stretch[0] + 1 < first <= stretch[1] <= last + 1 and tree.words[first - 1] in (",", "—", "–"):
            return stretch[0], first - 1
    return stretch
