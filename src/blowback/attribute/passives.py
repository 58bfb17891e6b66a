"""What is reported without a speaker: *it was reported that*, *they are expected to*, *it seems*?"""

from __future__ import annotations

from blowback.attribute.cues import Cue, cues
from blowback.attribute.drafts import Draft
from blowback.attribute.tree import NOMINAL, Stretch, Tree


def passive(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*It was reported that*, *they are expected to*, *he was accused of*."""
    clause = next((k for k in tree.children(verb, "ccomp") if k > verb), None)
    topic = tree.child(verb, "nsubjpass", "csubjpass")
    if topic is None and tree.deps[verb] in ("acl", "conj", "relcl"):
        topic_stretch = _antecedent(tree, verb)
    else:
        topic_stretch = tree.subtree(topic) if topic is not None else None
    if clause is not None and "that" in cue.slots:
        draft.content = [tree.subtree(clause)]
        draft.rule = f"passive-clause:{cue.kind}"
        return True
    if topic is not None and tree.deps[topic] == "csubjpass" and "that" in cue.slots:
        draft.content = [tree.subtree(topic)]
        draft.rule = f"passive-clause:{cue.kind}"
        return True
    if "pass" not in cue.slots and not ({"np-to", "as", "np"} & cue.slots):
        return False
    rest = [
        kid
        for kid in tree.children(verb, "xcomp", "oprd", "prep", "acomp")
        if kid > verb and _is_rest(tree, kid, cue)
    ]
    if not rest and ("np" not in cue.slots or topic is None or cue.kind == "show"):
        return False
    content: list[Stretch] = [tree.subtree(kid) for kid in rest]
    if topic_stretch is not None and topic_stretch[0] < verb:
        content.insert(0, (topic_stretch[0], min(topic_stretch[1], draft.cue_tokens[0] - 1)))
    draft.content = content
    draft.rule = f"passive:{cue.kind}"
    return True


def _is_rest(tree: Tree, kid: int, cue: Cue) -> bool:
    """Is this what a passive says of its subject?"""
    if tree.deps[kid] == "xcomp":
        return tree.is_infinitive(kid) and bool({"pass", "np-to"} & cue.slots)
    if tree.deps[kid] == "prep":
        word = tree.lowers[kid]
        return word == "as" or (
            word in ("of", "for", "with", "about")
            and cue.kind in ("accuse", "judge", "ask", "say", "know", "tell")
        )
    return True


def _antecedent(tree: Tree, verb: int) -> Stretch | None:
    """The noun that a bare participle describes: *an officer accused of*."""
    above = tree.heads[verb]
    if tree.deps[verb] == "conj" or tree.pos[above] not in NOMINAL:
        return None
    return tree.left[above], verb - 1


def raising(tree: Tree, verb: int, draft: Draft) -> bool:
    """*The truce seems to hold*, *it appears that it holds*."""
    if tree.tags[verb] == "VBG" and tree.child(verb, "nsubj", "aux") is None:
        return False
    draft.speaker = None
    draft.rule = "raising"
    clause = next((k for k in tree.children(verb, "ccomp") if k > verb), None)
    topic = tree.child(verb, "nsubj")
    if clause is not None and (topic is None or tree.lowers[topic] == "it"):
        draft.content = [tree.subtree(clause)]
        return True
    kid = next((k for k in tree.children(verb, "xcomp", "oprd", "acomp", "prep") if k > verb), None)
    if kid is None or (tree.deps[kid] == "prep" and tree.lowers[kid] not in ("like", "as")):
        return False
    if tree.is_infinitive(kid) and (tree.lemmas[kid], "verb") in cues():
        return False  # *she seemed to mock the plan*: she speaks
    draft.content = [tree.subtree(kid)]
    if topic is not None and topic < verb:
        draft.content.insert(0, tree.subtree(topic))
    return True
