"""Whose verb is it? The noun phrase that does the saying, found by climbing the parse."""

from __future__ import annotations

from blowback.attribute.nouns import is_document
from blowback.attribute.tree import NOMINAL, TIME, Stretch, Tree
from blowback.text.speechless import is_speechless

_SUBJECT = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass", "csubjpass")
# Relations over which an unexpressed subject is that of the verb above.
_CONTROLLED = frozenset(("xcomp", "advcl", "pcomp", "conj", "prep", "dep", "ccomp", "parataxis", "acomp"))
_EXPLETIVE = frozenset(("it", "there"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
# A participle or a finite verb that hangs on a noun without a relative pronoun says what that noun does.
_DESCRIBING = frozenset(("VBG", "VBN", "VBD", "VBZ", "VBP"))
_ISSUING = frozenset(
    [
        "issue",
        "release",
        "send",
        "publish",
        "post",
        "write",
        "deliver",
        "give",
        "make",
        "air",
        "file",
        "email",
        "put",
        "circulate",
        "hold",
        "run",
        "sign",
    ]
)
# with an object that does nothing itself: in "used the event to urge" who used it urges
_MEANS = frozenset(("use", "employ", "exploit", "misuse", "abuse", "leverage"))
_STRAY = frozenset(("npadvmod", "dep", "nmod", "attr", "dobj", "appos", "ROOT", "compound", "intj", "meta"))
# what somebody has to be who says it
_MINDED = frozenset(
    {"able", "unable", "ready", "willing", "unwilling", "prepared", "reluctant", "keen", "due"}
)
_DEPTH = 6


def subject(tree: Tree, verb: int) -> Stretch | None:
    """Who does what this verb says? ``None`` where the text does not say (a passive without *by*)."""
    if is_agentless_form(tree, verb):
        return None
    if tree.is_passive(verb):
        agent = tree.child(verb, "agent")
        pobj = tree.child(agent, "pobj") if agent is not None else None
        return phrase(tree, pobj, verb) if pobj is not None else None
    head = subject_head(tree, verb)
    if head is None:
        return None
    if tree.lowers[head] in _EXPLETIVE and tree.child(verb, "expl") is not None:
        return None
    if tree.lowers[head] == "it" and _is_judged_to_say(tree, verb):
        return None
    if tree.lowers[head] == "i" and tree.tags[verb] == "VBZ":
        return None  # "the Front I reports the Herald": a numeral of somebody's
    return phrase(tree, head, verb)


def _is_judged_to_say(tree: Tree, verb: int) -> bool:
    """*It is false to say that*: nobody says it, unless "it" is ready or able to."""
    copula = tree.heads[verb]
    if not tree.is_infinitive(verb) or tree.lemmas[copula] != "be":
        return False
    judgement = tree.child(copula, "acomp", "attr")
    return judgement is not None and tree.lowers[judgement] not in _MINDED


def is_agentless_form(tree: Tree, verb: int) -> bool:
    """*Asked whether they would stay, she said*: the sentence opens with a participle."""
    return (
        tree.lowers[verb] in ("asked", "pressed", "questioned", "quizzed")
        and verb == tree.first[verb]
        and tree.child(verb, "nsubj", "agent") is None
    )


def subject_head(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """The head of the subject, expressed or understood, of a verb or participle."""
    kinds = _SUBJECT if depth == 0 else _SUBJECT + _PASSIVE
    own = [kid for kid in tree.children(verb, *kinds) if tree.quoted[kid] < 0 or tree.quoted[verb] >= 0]
    if own:
        return min(own, key=lambda kid: (abs(kid - verb), kid))
    if tree.heads[verb] == verb:
        return _stray_subject(tree, verb)
    if depth == _DEPTH:
        return None
    dep, above = tree.deps[verb], tree.heads[verb]
    if tree.quoted[above] >= 0 > tree.quoted[verb]:
        return _stray_subject(tree, verb)
    if dep in ("acl", "relcl"):
        if tree.tags[verb] == "VBG" and tree.words[max(0, tree.left[verb] - 1)] == ",":
            return _clause_subject(tree, above, depth)
        if tree.tags[verb] == "VBG" and is_speechless(tree.lemmas[above]):
            return _clause_subject(tree, above, depth)
        if tree.tags[verb] in _DESCRIBING:
            issuer = _issuer(tree, above, depth) if tree.tags[verb] == "VBG" else None
            return above if issuer is None else issuer
        return _owner(tree, above, depth)
    if tree.pos[above] in NOMINAL or (tree.pos[above] == "ADJ" and not tree.kids[above]):
        return _owner(tree, above, depth) if dep in ("prep", "pcomp", "conj", "dep", "appos") else None
    stray = _stray_subject(tree, verb) if tree.tags[verb] in ("VBD", "VBZ", "VBP") else None
    if stray is not None:
        return stray
    if dep not in _CONTROLLED:
        return None
    if dep == "xcomp" and tree.is_infinitive(verb) and tree.lemmas[above] not in ("promise", "vow"):
        controller = tree.child(above, "dobj") if tree.lemmas[above] not in _MEANS else None
        if controller is not None and controller < verb:
            return controller
    return subject_head(tree, above, depth + 1)


def _stray_subject(tree: Tree, verb: int) -> int | None:
    """A noun before a finite verb that the parser has hung on it as something else than its subject."""
    for kid in reversed(tree.kids[verb]):
        if kid > verb or tree.deps[kid] not in _STRAY or tree.pos[kid] not in NOMINAL:
            continue
        if tree.entity[kid] not in TIME and tree.quoted[kid] < 0:
            return kid
    return None


def _issuer(tree: Tree, noun: int, depth: int) -> int | None:
    """Who speaks in *they issued a statement saying*: whoever issued it, not the paper."""
    above = tree.heads[noun]
    if tree.deps[noun] != "dobj" or tree.lemmas[above] not in _ISSUING or not is_document(tree.lemmas[noun]):
        return None
    return subject_head(tree, above, depth + 1)


def _clause_subject(tree: Tree, noun: int, depth: int) -> int:
    """Whose participle, in *the group left the talks, saying that*: the subject, not the noun beside it."""
    above = noun
    while tree.heads[above] != above and not tree.is_verb(above):
        above = tree.heads[above]
    if not tree.is_verb(above) or tree.deps[above] == "relcl" or depth >= _DEPTH:
        return noun
    found = subject_head(tree, above, depth + 1)
    return noun if found is None else found


def _owner(tree: Tree, noun: int, depth: int) -> int | None:
    """Whose plan, in *their plan to say*: the possessor, or the subject of the verb that governs it."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    above = tree.heads[noun]
    if above == noun or depth >= _DEPTH:
        return None
    if tree.deps[noun] == "pobj":
        noun, above = above, tree.heads[above]
    if tree.is_verb(above) and tree.deps[noun] in ("dobj", "prep", "attr"):
        return subject_head(tree, above, depth + 1)
    return None


def phrase(tree: Tree, head: int, verb: int) -> Stretch | None:
    """The whole noun phrase of a head, as it stands, without the verb that it is the subject of."""
    if tree.lowers[head] in _RELATIVE:
        return head, head
    first, last = tree.subtree(head)
    if first <= verb <= last:
        if verb > head:
            last = _before_clause(tree, head, verb)
        else:
            first = head
    for index in range(head, last + 1):
        if (
            tree.quoted[index] >= 0
            and tree.quoted[head] < 0
            and "\n" in tree.text[tree.starts[head] : tree.starts[index]]
        ):
            last = index - 1
            break
    while first > tree.first[head] and _is_torn_off(tree, first - 1, head):
        first -= 1
    for index in range(head + 1, last + 1):
        if tree.line[index] != tree.line[head]:
            last = index - 1
            break
    return tree.trim((first, last))


def _is_torn_off(tree: Tree, index: int, head: int) -> bool:
    """Is this the first part of a name whose last part is the head (*said [Ana] Ruiz*)?"""
    return (
        tree.pos[index] == tree.pos[head] == "PROPN"
        and not tree.kids[index]
        and tree.words[index][:1].isupper()
        and tree.quoted[index] < 0
        and (tree.entity[index] in ("PERSON", "") or tree.entity[index] == tree.entity[head])
    )


def _before_clause(tree: Tree, head: int, verb: int) -> int:
    """The last token of the phrase before the clause in which the verb stands."""
    clause = verb
    while tree.heads[clause] != head and tree.heads[clause] != clause:
        clause = tree.heads[clause]
    return max(head, tree.left[clause] - 1)


def _before_apposition(tree: Tree, comma: int) -> Stretch | None:
    """*Ana Ruiz, the mayor, said*: the noun phrase before the comma that opens the apposition."""
    opening = comma - 1
    while opening > tree.first[comma] and tree.words[opening] != ",":
        opening -= 1
    head = opening - 1
    if head < tree.first[comma] or tree.pos[head] not in NOMINAL or tree.quoted[head] >= 0:
        return None
    return tree.trim((tree.left[head], comma - 1))


def neighbour(tree: Tree, verb: int, after: bool) -> Stretch | None:
    """The noun phrase right after (*said X*) or right before a verb, where the parse has no subject."""
    step = 1 if after else -1
    index = verb + step
    while 0 <= index < tree.size and tree.pos[index] in ("ADV", "AUX", "PART") and index != verb:
        index += step
    if not 0 <= index < tree.size or tree.quoted[index] >= 0 or tree.line[index] != tree.line[verb]:
        return None
    if not after:
        if tree.words[index] == ",":
            return _before_apposition(tree, index)
        if tree.pos[index] not in NOMINAL:
            return None
        head = index
        while tree.pos[tree.heads[head]] in NOMINAL and tree.heads[head] < verb and tree.heads[head] != head:
            if tree.right[tree.heads[head]] > verb:
                break
            head = tree.heads[head]
        return tree.trim((tree.left[head], index))
    head = index
    while head < tree.size and tree.pos[head] in ("DET", "ADJ", "ADP"):
        head += 1
    if head >= tree.size or tree.pos[head] not in NOMINAL:
        return None
    while tree.pos[tree.heads[head]] in NOMINAL and tree.heads[head] > head:
        head = tree.heads[head]
    return tree.trim((index, max(head, tree.right[head])))
