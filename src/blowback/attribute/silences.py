"""Who said nothing when asked: *declined to comment*, *did not respond to calls*, *could not be reached*?

A silence has a speaker and a cue and no content. Where several people are named, each is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from blowback.attribute.cues import Cue
from blowback.attribute.drafts import Draft, cue_words
from blowback.attribute.subjects import phrase, subject_head
from blowback.attribute.tree import Stretch, Tree
from blowback.vocab.speech import Stance

_COMMENT = frozenset(("comment", "remark", "statement", "interview"))
_ASKED = frozenset(
    (
        "comment",
        "request",
        "call",
        "message",
        "email",
        "e-mail",
        "inquiry",
        "enquiry",
        "question",
        "query",
        "text",
        "letter",
        "invitation",
        "phone",
    )
)
_REPLY = frozenset(("respond", "reply", "answer", "return", "reach"))
_DECLINE = frozenset(("decline", "refuse"))
_NEGATIVE = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor", "yet", "none"))
_TELL = frozenset(("say", "disclose", "reveal", "specify", "discuss", "elaborate"))
_WONDERED = frozenset(
    ("whether", "if", "what", "who", "whom", "whose", "which", "when", "where", "why", "how")
)
_SPEAK = _TELL | frozenset(("comment", "answer", "speak", "respond", "talk", "reply"))


def find_silences(tree: Tree) -> Iterator[Draft]:
    """Every refusal to comment and every missing reply, one draft for each who is silent."""
    for verb in range(tree.size):
        if not tree.is_verb(verb) or tree.skipped[verb] or tree.quoted[verb] >= 0:
            continue
        stance, words = _silence(tree, verb)
        if stance is None:
            continue
        cue = Cue(tree.lemmas[verb], "verb", "silence", stance, frozenset(), factive=False, hedge=False)
        for speaker in _silent(tree, verb):
            yield Draft("silence", cue, verb, words, speaker)


def _silence(tree: Tree, verb: int) -> tuple[Stance | None, list[int]]:
    """What sort of silence does a verb tell of, and in which words?"""
    lemma = tree.lemmas[verb]
    words = cue_words(tree, verb)
    if lemma in _DECLINE:
        return _declined(tree, verb, words)
    if lemma == "comment" and _is_negated(tree, verb):
        return Stance.NO_COMMENT, words
    if lemma in ("have", "offer", "make", "give"):
        thing = tree.child(verb, "dobj")
        if thing is not None and tree.lemmas[thing] == "comment" and _is_negated(tree, thing):
            return Stance.NO_COMMENT, [*words, *range(max(verb + 1, tree.left[thing]), thing + 1)]
    if lemma in _REPLY and (_is_negated(tree, verb) or _failed_to(tree, verb)):
        return _unanswered(tree, verb, words)
    if lemma == "be" and _is_unavailable(tree, verb):
        return Stance.NO_REPLY, words
    return None, words


def _declined(tree: Tree, verb: int, words: list[int]) -> tuple[Stance | None, list[int]]:
    """*declined to comment*, *declined comment*, *refused all interviews*, *declined to say whether*."""
    thing = tree.child(verb, "dobj")
    if thing is not None and tree.lemmas[thing] in _COMMENT:
        return Stance.NO_COMMENT, [*words, thing]
    act = tree.child(verb, "xcomp")
    if act is None or not tree.is_infinitive(act) or tree.lemmas[act] not in _SPEAK:
        return None, words
    if tree.lemmas[act] in _TELL and _is_asked_of(tree, act):
        return Stance.NO_COMMENT, [*words, *range(min(act, tree.left[act]), act + 1)]
    if tree.lemmas[act] != "comment" and tree.child(act, "dobj", "ccomp") is not None:
        question = tree.child(act, "dobj")
        if question is None or tree.lemmas[question] not in _ASKED:
            return None, words  # declined to discuss the border: what is refused is content
    return Stance.NO_COMMENT, [*words, *range(min(act, tree.left[act]), act + 1)]


def _is_asked_of(tree: Tree, act: int) -> bool:
    """Is it an open question on which somebody does not speak: *to say whether it would stay*?"""
    asked = tree.child(act, "ccomp", "dobj")
    return asked is not None and tree.lowers[tree.left[asked]] in _WONDERED


def _unanswered(tree: Tree, verb: int, words: list[int]) -> tuple[Stance | None, list[int]]:
    """*did not respond to calls seeking comment*, *could not be reached*, *did not return calls*."""
    if tree.lemmas[verb] == "reach":
        told = {tree.lemmas[index] for index in range(verb + 1, tree.right[verb] + 1)}
        silent = tree.is_passive(verb) and (not told or bool(told & _ASKED))
        return (Stance.NO_REPLY, words) if silent else (None, words)
    nouns = {tree.lemmas[index] for index in range(verb, tree.right[verb] + 1)}
    if tree.lemmas[verb] == "return" and not {"call", "message", "email", "request"} & nouns:
        return None, words
    return (Stance.NO_REPLY, words) if nouns & _ASKED or tree.right[verb] <= verb + 1 else (None, words)


def _is_unavailable(tree: Tree, verb: int) -> bool:
    """*was not available for comment*, *was unavailable for comment*."""
    state = tree.child(verb, "acomp")
    if state is None or "comment" not in {tree.lemmas[i] for i in range(state, tree.right[verb] + 1)}:
        return False
    return tree.lowers[state] in ("unavailable", "unreachable") or (
        tree.lowers[state] in ("available", "reachable") and _is_negated(tree, verb)
    )


def _is_negated(tree: Tree, index: int) -> bool:
    """Is there a negation with this word, or with its subject?"""
    if any(tree.lowers[kid] in _NEGATIVE for kid in tree.kids[index]):
        return True
    head = tree.child(index, "nsubj", "nsubjpass")
    return head is not None and any(tree.lowers[kid] in _NEGATIVE for kid in tree.kids[head])


def _failed_to(tree: Tree, verb: int) -> bool:
    """*failed to respond*, *has yet to reply*."""
    above = tree.heads[verb]
    return tree.deps[verb] == "xcomp" and (
        tree.lemmas[above] == "fail" or (tree.lemmas[above] == "have" and _is_negated(tree, verb))
    )


def _silent(tree: Tree, verb: int) -> list[Stretch]:
    """Who is silent: each of several named people, or the one phrase."""
    head = tree.child(verb, "nsubjpass") if tree.is_passive(verb) else None
    if head is None:
        head = subject_head(tree, verb)
    if head is None:
        return []
    whole = phrase(tree, head, verb)
    if whole is None:
        return []
    named = head if tree.pos[head] == "PROPN" else _name_after(tree, head)
    if named is None:
        return [whole]
    names = [named]
    for name in names:
        names += [kid for kid in tree.children(name, "conj") if tree.pos[kid] == "PROPN" and kid <= whole[1]]
    if len(names) == 1:
        return [whole]
    parts = []
    for number, name in enumerate(names):
        start = tree.left[name] if number else whole[0]
        end = tree.right[name]
        inner = [kid for kid in tree.kids[name] if tree.deps[kid] in ("cc", "conj", "punct") and kid > name]
        end = min([end, *(kid - 1 for kid in inner)])
        trimmed = tree.trim((start, max(name, end)))
        if trimmed is not None:
            parts.append(trimmed)
    return parts


def _name_after(tree: Tree, noun: int) -> int | None:
    """The name right behind a common noun: *spokesmen [Ivo Brandt] and Tomas Hale*."""
    return next(
        (k for k in tree.children(noun, "appos") if tree.pos[k] == "PROPN" and tree.left[k] == noun + 1), None
    )
