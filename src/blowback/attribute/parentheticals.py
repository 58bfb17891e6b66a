"""What is reported around the cue: *as she noted, ...*, *the dam, he said, ...*, *... , officials said*?"""

from __future__ import annotations

from blowback.attribute.backdrops import is_backdrop, since_semicolon
from blowback.attribute.cues import Cue
from blowback.attribute.drafts import Draft
from blowback.attribute.subjects import neighbour
from blowback.attribute.tree import Stretch, Tree

_SETTINGS = frozenset(("advcl", "prep", "pcomp", "npadvmod", "acl", "relcl", "csubj", "aux", "auxpass"))
# "as the rules required", "as he had hoped": who wanted or foresaw it is not who tells that it came
_CAME_TRUE = frozenset(
    (
        *("require", "demand", "request", "order", "ask", "urge", "instruct", "advise", "recommend"),
        *("promise", "pledge", "vow", "expect", "hope", "want", "wish", "plan", "agree", "intend", "foresee"),
        *("predict", "threaten", "propose"),
    )
)
_STOPS = frozenset((",", "”", '"', "''", "’", "—", "–", "?", "!"))


def as_clause(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*As the ministry noted, the road is closed*: the content is the clause that it leans on."""
    if "that" not in cue.slots or tree.child(verb, "ccomp", "dobj", "xcomp") is not None:
        return False
    if tree.lemmas[verb] in _CAME_TRUE:
        return False
    first, last = tree.left[verb], tree.right[verb]
    if tree.lowers[first] == "," and first < verb:
        first += 1
    if tree.lowers[first] != "as" or tree.deps[verb] not in ("advcl", "prep", "pcomp", "ccomp", "amod"):
        if not (tree.lowers[verb - 1] == "as" and tree.tags[verb] == "VBN"):
            return False
        first = verb - 1
    above = tree.heads[verb]
    while tree.lowers[above] == "as" and tree.heads[above] != above:
        above = tree.heads[above]
    if above == verb or not tree.is_verb(above):
        return False
    if last == tree.last[verb] or (above < first and tree.words[first - 1] != ","):
        return False
    draft.content = tree.minus((tree.left[above], tree.right[above]), [(first, last)])
    draft.rule = f"as-clause:{cue.kind}"
    return True


# --- parenthetical cues -----------------------------------------------------------------------------


def parenthetical(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*The bridge is open, he said*: the parse may hang the cue on the content, or lose the tie."""
    if "quote" not in cue.slots or "that" not in cue.slots or tree.tags[verb] in ("VBG", "VB"):
        return False
    if draft.speaker is None:
        beside = neighbour(tree, verb, after=True) or neighbour(tree, verb, after=False)
        if beside is None:
            return False
        draft.speaker = beside
    first, last = draft.matrix()
    start, end = tree.first[verb], tree.last[verb]
    if _is_severed(tree, start, first):
        draft.content = [(tree.first[start - 1], start - 1)]
        draft.before = True
        draft.rule = f"severed:{cue.kind}"
        return True
    if tree.tags[draft.speaker[0]] in ("WP", "WDT") or first <= start:
        return False
    if tree.words[first - 1] not in _STOPS:
        return False
    split = last + 1 < end and tree.words[last + 1] in (",", "—", "–") and tree.deps[verb] != "ROOT"
    split = split and not is_backdrop(tree, last + 2, end)
    parts = [(start, first - 1), (last + 2, end)] if split else [(start, first - 1)]
    parts[0] = since_semicolon(tree, _after_setting(tree, verb, parts[0]))
    if not any(_holds_clause(tree, part) for part in parts):
        return False
    draft.content = parts
    draft.before = True
    draft.rule = f"parenthetical:{cue.kind}"
    return True


def _is_severed(tree: Tree, start: int, matrix: int) -> bool:
    """Does a stray full stop cut a cue from the sentence that it reports (*They left. , officials said.*)?"""
    return (
        0 < start < matrix
        and all(
            tree.words[index] in (",", ".", ";") or tree.words[index].isspace()
            for index in range(start, matrix)
        )
        and any(tree.words[index] == "," for index in range(start, matrix))
        and tree.line[start - 1] == tree.line[matrix]
    )


def _after_setting(tree: Tree, verb: int, part: Stretch) -> Stretch:
    """The content without *Asked about the dam, ...* before it, which hangs on the cue."""
    first, last = part
    for kid in tree.children(verb, "advcl"):
        if tree.left[kid] == first and tree.right[kid] < last:
            return tree.right[kid] + 1, last
    return part


def _holds_clause(tree: Tree, part: Stretch) -> bool:
    """Is there a main clause here, or a quotation; not only a setting (*As the crowd grew, ...*)?"""
    first, last = part
    for index in range(first, last + 1):
        if tree.quoted[index] >= 0:
            return True
        inside = first <= tree.heads[index] <= last and tree.heads[index] != index
        if not inside and tree.is_verb(index) and tree.deps[index] not in _SETTINGS:
            return True
    return False
