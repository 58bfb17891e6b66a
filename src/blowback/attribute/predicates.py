"""Who says what with a verb: *said that*, *urged them to*, *accused X of*, *is expected to*?"""

from __future__ import annotations

from collections.abc import Iterator

from blowback.attribute.cues import Cue, cues
from blowback.attribute.drafts import Draft, cue_words
from blowback.attribute.nouns import is_document
from blowback.attribute.stance import claims_responsibility
from blowback.attribute.subjects import is_agentless_form, neighbour, subject
from blowback.attribute.tree import NOMINAL, Stretch, Tree
from blowback.text.quotes import Quotation

_ADDRESSED = frozenset(("tell", "ask"))
_SELF = frozenset(("i", "we", "you"))
_TIME = frozenset(("DATE", "TIME"))
_NOBODY = frozenset(("no", "nobody", "none", "neither"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_TENSED = _FINITE | {"VBN"}
_OPENERS = frozenset(("PRON", "DET", "NOUN", "PROPN", "ADJ", "NUM"))
_STOPS = frozenset((",", "”", '"', "''", "’", "—", "–", "?", "!"))


def find_verbs(tree: Tree) -> Iterator[Draft]:
    """Every attribution whose cue is a verb, with what the parse gives as its content."""
    lexicon = cues()
    for verb in range(tree.size):
        if not tree.is_verb(verb) or tree.skipped[verb] or tree.quoted[verb] >= 0:
            continue
        claimed = _responsibility(tree, verb, lexicon)
        if claimed is not None:
            yield claimed
            continue
        cue = _cue(tree, verb, lexicon)
        if cue is None:
            continue
        draft = _draft(tree, verb, cue)
        if draft is not None:
            yield draft


def _responsibility(tree: Tree, verb: int, lexicon: dict[tuple[str, str], Cue]) -> Draft | None:
    """*claimed responsibility for the attack*, *the attack was claimed by the group*."""
    thing = claims_responsibility(tree, verb)
    if thing is None:
        return None
    speaker = subject(tree, verb)
    if speaker is None or tree.lowers[speaker[0]] in _NOBODY:
        return None
    content = tree.subtree(thing)
    if tree.lemmas[thing] == "responsibility":
        deed = next((k for i in (thing, verb) for k in tree.children(i, "prep") if tree.lowers[k] == "for"), None)
        if deed is not None:
            content = deed + 1, tree.right[deed]
    words = cue_words(tree, verb) + ([thing] if tree.lemmas[thing] == "responsibility" else [])
    return Draft("responsibility", lexicon["claim", "verb"], verb, words, speaker, [content])


def _cue(tree: Tree, verb: int, lexicon: dict[tuple[str, str], Cue]) -> Cue | None:
    """The lexicon's entry for a verb with its particle, or for the verb alone."""
    lemma = tree.lemmas[verb]
    if lemma == "make":
        clear = next((k for k in tree.kids[verb] if tree.lowers[k] in ("clear", "plain")), None)
        return lexicon.get((f"make {tree.lowers[clear]}", "verb")) if clear is not None else None
    for kid in tree.kids[verb]:
        if kid > verb and tree.deps[kid] in ("prt", "prep", "advmod", "acomp", "oprd"):
            found = lexicon.get((f"{lemma} {tree.lowers[kid]}", "verb"))
            if found is not None:
                return found
            if tree.deps[kid] == "prt":
                lemma_alone = lexicon.get((lemma, "verb"))
                return lemma_alone if lemma_alone and tree.child(verb, "ccomp") is not None else None
    return lexicon.get((lemma, "verb"))


def _draft(tree: Tree, verb: int, cue: Cue) -> Draft | None:
    """Fill the slots of one verb, the surest first."""
    draft = Draft(cue.kind, cue, verb, cue_words(tree, verb), None)
    passive = tree.is_passive(verb) or is_agentless_form(tree, verb)
    speaker = subject(tree, verb)
    draft.speaker = speaker
    if passive and _passive(tree, verb, cue, draft):
        return draft
    if "raise" in cue.slots:
        return draft if _raising(tree, verb, draft) else None
    if _as_clause(tree, verb, cue, draft):
        return draft
    fills = (_clause, _infinitive, _named, _object, _prepositional, _gerund)
    if "quote" in cue.slots and _follows_quotation(tree, draft):
        draft.speaker = draft.speaker or neighbour(tree, verb, after=True)
        fills = (_clause,)
    for fill in fills:
        if fill(tree, verb, cue, draft):
            draft.rule = f"{fill.__name__[1:]}:{cue.kind}"
            break
    else:
        if not ({"that", "quote"} & cue.slots) or not _reported_before(tree, verb, cue, draft):
            draft.rule = f"bare:{cue.kind}"  # waits for a quotation
            return draft if "quote" in cue.slots or "that" in cue.slots else None
    if draft.speaker is None and not passive:
        _speaker_beside(tree, draft)
        if draft.speaker is None and tree.tags[verb] not in _TENSED:
            return None  # an order, a gerund, an infinitive: nobody is said to say it
    if draft.speaker is None and draft.rule.startswith(("named", "object", "gerund")):
        return None
    return draft


def _follows_quotation(tree: Tree, draft: Draft) -> bool:
    """Does a quotation end right before the speaker and the cue? Then it is the content."""
    if tree.tags[draft.head] == "VBG" or draft.cue.kind not in ("say", "tell", "ask"):
        return False
    before = tree.starts[draft.matrix()[0]]
    return any(
        quote.end <= before and before - quote.end <= 2 and _is_left_open(tree.text, quote)
        for quote in tree.quotes_near(before)
    )


def _is_left_open(text: str, quote: Quotation) -> bool:
    """Does a quotation end in a comma, a question or a shout, so that the sentence goes on after it?"""
    return text[quote.inner[1] - 1 : quote.inner[1]] in (",", "?", "!") or text[quote.end : quote.end + 1] == ","


def _speaker_beside(tree: Tree, draft: Draft) -> None:
    """Where the parse has no subject, take the noun phrase that stands where one should."""
    if tree.tags[draft.head] in ("VBG", "VB"):
        return
    if draft.before:
        draft.speaker = neighbour(tree, draft.head, after=True) or neighbour(tree, draft.head, after=False)
    else:
        draft.speaker = neighbour(tree, draft.cue_tokens[0], after=False)


# --- slots ----------------------------------------------------------------------------------------


def _clause(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """A finite clause or a small clause."""
    if "that" not in cue.slots and "np-to" not in cue.slots:
        return False
    clauses = tree.children(verb, "ccomp")
    if cue.lemma.startswith("make "):
        clauses = [k for kid in tree.kids[verb] for k in (kid, *tree.kids[kid]) if tree.deps[k] == "ccomp"]
        clauses = [kid for kid in clauses if tree.lowers[kid] not in ("clear", "plain")]
    for kid in clauses:
        if kid < verb and tree.pos[kid] in NOMINAL and tree.child(kid, "cop", "nsubj") is None:
            continue
        infinitive = tree.is_infinitive(kid)
        if infinitive and not ({"np-to", "to"} & cue.slots):
            continue
        if not infinitive and "that" not in cue.slots:
            continue
        if kid > verb:
            draft.content = [_whole_clause(tree, verb, kid, cue)]
        elif _goes_on_after(tree, verb, cue, draft):
            draft.content = [(verb + 1, tree.last[verb])]
        else:
            _content_before(tree, verb, kid, draft)
        return True
    return False


def _goes_on_after(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*... voters said they were tired*: a clause after the cue is the content, whatever stands before."""
    if draft.speaker is None or draft.speaker[0] > verb or cue.kind in _ADDRESSED:
        return False
    after = verb + 1
    if after > tree.last[verb] or tree.quoted[after] >= 0 or tree.pos[after] not in _OPENERS:
        return False
    if tree.entity[after] in _TIME:
        return False
    return any(tree.tags[index] in _FINITE for index in range(after, tree.last[verb] + 1))


def _whole_clause(tree: Tree, verb: int, clause: int, cue: Cue) -> Stretch:
    """The clause after a cue, with the pieces that a garden path has torn off its ends."""
    first, last = tree.subtree(clause)
    first = max(first, verb + 1)
    if cue.kind not in _ADDRESSED and verb + 1 < first and tree.quoted[verb + 1] < 0:
        opener = verb + 1
        while opener < first and tree.heads[opener] > opener and tree.heads[opener] < first:
            opener = tree.heads[opener]
        if tree.pos[verb + 1] in _OPENERS and tree.heads[opener] != verb and tree.entity[verb + 1] not in _TIME:
            first = verb + 1
    end = tree.last[verb]
    if last < end and tree.quoted[last + 1] < 0 and (
        tree.tags[last + 1] in _FINITE or tree.pos[last + 1] == "PRON" and tree.tags[last + 1] == "PRP"
    ):
        while last < end and tree.words[last + 1] not in (",", ";", "—", "–", "."):
            last += 1
    return first, last


def _content_before(tree: Tree, verb: int, clause: int, draft: Draft) -> None:
    """Content that precedes its cue, with what else stands before it in the sentence."""
    first, last = tree.subtree(clause)
    if tree.heads[verb] == verb:
        first = min(first, tree.first[verb])
        for kid in tree.kids[verb]:
            if kid < first and tree.deps[kid] == "cc":
                first = min(first, kid)
    holes = [(draft.cue_tokens[0], draft.cue_tokens[-1])]
    if draft.speaker is not None:
        holes.append(draft.speaker)
    draft.content = tree.minus((first, min(last, verb - 1)), holes)
    draft.before = True


def _infinitive(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*promised to*, *urged them to*."""
    kid = next((k for k in tree.children(verb, "xcomp") if tree.is_infinitive(k)), None)
    if kid is None or kid < verb:
        return False
    first, last = tree.subtree(kid)
    thing = tree.child(verb, "dobj")
    if thing is not None and thing < kid:
        if "np-to" not in cue.slots:
            return False
        draft.content = [(tree.left[thing], last)]
        return True
    if "to" not in cue.slots and "np-to" not in cue.slots:
        return False
    if tree.child(kid, "nsubj") is None and "to" not in cue.slots:
        return False
    draft.content = [(first, last)]
    return True


def _named(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*called it a mistake*, *described it as a mistake*."""
    thing = tree.child(verb, "dobj")
    if "oprd" in cue.slots:
        name = tree.child(verb, "oprd")
        if name is not None and name > verb:
            start = tree.left[thing] if thing is not None and thing > verb else tree.left[name]
            draft.content = [(start, tree.right[name])]
            return True
        clause = next((k for k in tree.children(verb, "ccomp", "xcomp") if k > verb), None)
        if clause is not None and not tree.is_infinitive(clause):
            draft.content = [tree.subtree(clause)]
            return True
        if thing is not None and thing > verb:
            last = tree.right[thing]
            if any(tree.quoted[index] >= 0 for index in range(thing, min(last + 3, tree.size))):
                draft.content = [(tree.left[thing], last)]
                return True
    if "as" in cue.slots:
        label = next((k for k in tree.children(verb, "prep") if tree.lowers[k] == "as" and k > verb), None)
        if label is None and thing is not None:
            label = next((k for k in tree.children(thing, "prep") if tree.lowers[k] == "as"), None)
        if label is not None:
            start = tree.left[thing] if thing is not None and thing > verb else tree.left[label]
            draft.content = [(start, tree.right[label])]
            return True
    return False


def _object(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*denied the report*, with what completes it (*blamed the delay on the rain*)."""
    thing = tree.child(verb, "dobj")
    if thing is None or not _takes_object(tree, thing, cue, draft):
        return False
    if cue.kind in _ADDRESSED and tree.entity[thing] in ("PERSON", "ORG", "NORP"):
        return False
    if tree.tags[thing] in ("WP", "WDT") or tree.lowers[thing] in ("that", "which") and thing < verb:
        draft.content = [(thing, thing)]
        return True
    first, last = tree.subtree(thing)
    if thing < verb:
        draft.content = [(first, last)]
        return True
    for kid in tree.children(verb, "prep", "dative", "oprd", "xcomp"):
        if kid > thing and kid <= last + 1 and _completes(tree, kid):
            last = max(last, tree.right[kid])
    draft.content = [(first, last)]
    return True


def _takes_object(tree: Tree, thing: int, cue: Cue, draft: Draft) -> bool:
    """Is this object something said: any, a document that is issued, or what data found?"""
    if tree.entity[thing] in _TIME and tree.entity[thing - 1] in _TIME | {""} and tree.deps[thing] == "dobj":
        return False
    if "np" in cue.slots:
        return True
    if "doc" in cue.slots:
        return is_document(tree.lemmas[thing])
    if "data" in cue.slots and draft.speaker is not None:
        return any(is_document(tree.lemmas[index]) for index in range(draft.speaker[0], draft.speaker[1] + 1))
    return False


def _completes(tree: Tree, kid: int) -> bool:
    """Does this phrase belong to what is said, not to when and where it was said?"""
    if tree.deps[kid] != "prep":
        return True
    pobj = tree.child(kid, "pobj")
    return pobj is None or tree.entity[pobj] not in _TIME


def _prepositional(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*called for a truce*, *warned of reprisals*, *called on both sides to stop*."""
    wanted = cue.prepositions
    if not wanted:
        return False
    for kid in tree.children(verb, "prep", "agent"):
        word = tree.lowers[kid]
        if kid < verb:
            continue
        if word in wanted:
            inner = tree.child(kid, "pobj", "pcomp")
            if inner is None or tree.entity[inner] in _TIME or tree.lemmas[inner] == "condition":
                continue
            draft.cue_tokens.append(kid)
            draft.content = [(kid + 1, tree.right[kid])]
            return True
        if f"{word}-to" in wanted:
            order = next((k for k in tree.children(verb, "xcomp", "advcl") if tree.is_infinitive(k) and k > kid), None)
            order = order if order is not None else _nested_infinitive(tree, kid)
            if order is not None:
                draft.cue_tokens.append(kid)
                draft.content = [(kid + 1, max(tree.right[kid], tree.right[order]))]
                return True
    return False


def _nested_infinitive(tree: Tree, preposition: int) -> int | None:
    """The infinitive that the parser hung on the noun: *called on [both sides to stop]*."""
    inner = tree.child(preposition, "pobj")
    if inner is None:
        return None
    return next((k for k in tree.children(inner, "acl", "relcl", "xcomp") if tree.is_infinitive(k)), None)


def _gerund(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*denied taking part*, *recalled seeing them*."""
    if "ing" not in cue.slots and "that" not in cue.slots:
        return False
    kid = next((k for k in tree.children(verb, "xcomp") if tree.tags[k] == "VBG" and k > verb), None)
    if kid is None:
        return False
    draft.content = [tree.subtree(kid)]
    return True


# --- passives and raising ---------------------------------------------------------------------------


def _passive(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
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
    if not rest and ("np" not in cue.slots or topic is None):
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
        return word == "as" or word in ("of", "for", "with", "about") and cue.kind in ("accuse", "judge", "ask", "say", "know", "tell")
    return True


def _antecedent(tree: Tree, verb: int) -> Stretch | None:
    """The noun that a bare participle describes: *an officer accused of*."""
    above = tree.heads[verb]
    if tree.deps[verb] == "conj" or tree.pos[above] not in NOMINAL:
        return None
    return tree.left[above], verb - 1


def _raising(tree: Tree, verb: int, draft: Draft) -> bool:
    """*The truce seems to hold*, *it appears that it holds*."""
    draft.speaker = None
    draft.rule = "raising"
    clause = next((k for k in tree.children(verb, "ccomp") if k > verb), None)
    topic = tree.child(verb, "nsubj")
    if clause is not None and (topic is None or tree.lowers[topic] == "it"):
        draft.content = [tree.subtree(clause)]
        return True
    kid = next((k for k in tree.children(verb, "xcomp", "oprd", "acomp", "prep") if k > verb), None)
    if kid is None or tree.deps[kid] == "prep" and tree.lowers[kid] not in ("like", "as"):
        return False
    draft.content = [tree.subtree(kid)]
    if topic is not None and topic < verb:
        draft.content.insert(0, tree.subtree(topic))
    return True


def _as_clause(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """*As the ministry noted, the road is closed*: the content is the clause that it leans on."""
    if "that" not in cue.slots or tree.child(verb, "ccomp", "dobj", "xcomp") is not None:
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
    if last == tree.last[verb] or above < first and tree.words[first - 1] != ",":
        return False
    draft.content = tree.minus((tree.left[above], tree.right[above]), [(first, last)])
    draft.rule = f"as-clause:{cue.kind}"
    return True


# --- parenthetical cues -----------------------------------------------------------------------------


def _reported_before(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
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
    parts = [(start, first - 1), (last + 2, end)] if split else [(start, first - 1)]
    if not any(tree.is_verb(index) for part in parts for index in range(part[0], part[1] + 1)):
        return False
    draft.content = parts
    draft.before = True
    draft.rule = f"parenthetical:{cue.kind}"
    return True


def _is_severed(tree: Tree, start: int, matrix: int) -> bool:
    """Does a stray full stop cut a cue from the sentence that it reports (*They left. , officials said.*)?"""
    return (
        0 < start < matrix
        and all(tree.words[index] in (",", ".", ";") or tree.words[index].isspace() for index in range(start, matrix))
        and any(tree.words[index] == "," for index in range(start, matrix))
        and tree.line[start - 1] == tree.line[matrix]
    )
