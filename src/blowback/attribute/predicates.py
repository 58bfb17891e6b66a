"""Who says what with a verb: *said that*, *urged them to*, *accused X of*, *is expected to*?"""

from __future__ import annotations

from collections.abc import Iterator

from blowback.attribute.cues import Cue, cues
from blowback.attribute.drafts import Draft, cue_words
from blowback.attribute.parentheticals import as_clause, parenthetical
from blowback.attribute.passives import passive, raising
from blowback.attribute.slots import FILLS, with_gerunds
from blowback.attribute.stance import claims_responsibility
from blowback.attribute.subjects import is_agentless_form, neighbour, subject
from blowback.attribute.tree import FINITE, Tree
from blowback.text.quotes import Quotation

_NOBODY = frozenset(("no", "nobody", "none", "neither"))
_TENSED = FINITE | {"VBN"}


def find_verbs(tree: Tree) -> Iterator[Draft]:
    """Every attribution whose cue is a verb, with what the parse gives as its content."""
    lexicon = cues()
    for verb in range(tree.size):
        if not tree.is_verb(verb) or tree.skipped[verb] or tree.quoted[verb] >= 0:
            continue
        if claims_responsibility(tree, verb) is not None:
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
    if speaker is None or tree.lowers[speaker[0]] in _NOBODY or tree.child(verb, "neg") is not None:
        return None  # a deed that nobody has claimed is no statement
    content = tree.subtree(thing)
    if tree.lemmas[thing] == "responsibility":
        deed = next(
            (k for i in (thing, verb) for k in tree.children(i, "prep") if tree.lowers[k] == "for"), None
        )
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
    draft = Draft(cue.kind, cue, verb, cue_words(tree, verb), subject(tree, verb))
    agentless = tree.is_passive(verb) or is_agentless_form(tree, verb)
    if agentless and passive(tree, verb, cue, draft):
        return draft
    if "raise" in cue.slots:
        return draft if raising(tree, verb, draft) else None
    if as_clause(tree, verb, cue, draft):
        return draft
    if not _fill(tree, verb, cue, draft):
        draft.rule = f"bare:{cue.kind}"  # waits for a quotation
        unsaid = cue.kind == "know" and "quote" not in cue.slots
        return draft if {"that", "quote"} & cue.slots and not unsaid else None
    if draft.speaker is None and not agentless:
        _speaker_beside(tree, draft)
    return draft if _has_voice(tree, draft, agentless) else None


def _fill(tree: Tree, verb: int, cue: Cue, draft: Draft) -> bool:
    """Find the content in the first slot of the cue that has one, or around the cue."""
    fills = FILLS
    if "quote" in cue.slots and _follows_quotation(tree, draft):
        draft.speaker = draft.speaker or neighbour(tree, verb, after=True)
        fills = FILLS[:1]
    for fill in fills:
        if fill(tree, verb, cue, draft):
            with_gerunds(tree, draft)
            draft.rule = f"{fill.__name__.rstrip('_')}:{cue.kind}"
            return True
    return parenthetical(tree, verb, cue, draft)


def _has_voice(tree: Tree, draft: Draft, agentless: bool) -> bool:
    """Is there a speaker, or a form that needs none? Nobody is said to utter an order or a gerund."""
    if draft.speaker is not None:
        return True
    if draft.rule.startswith(("named", "object", "gerund")):
        return False
    return agentless or tree.tags[draft.head] in _TENSED


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
    return (
        text[quote.inner[1] - 1 : quote.inner[1]] in (",", "?", "!") or text[quote.end : quote.end + 1] == ","
    )


def _speaker_beside(tree: Tree, draft: Draft) -> None:
    """Where the parse has no subject, take the noun phrase that stands where one should."""
    if tree.tags[draft.head] in ("VBG", "VB"):
        return
    if draft.before:
        told = draft.cue.kind == "tell" and tree.child(draft.head, "dobj", "dative") is not None
        after = None if told else neighbour(tree, draft.head, after=True)  # "told reporters": they hear it
        draft.speaker = after or neighbour(tree, draft.head, after=False)
    else:
        draft.speaker = neighbour(tree, draft.cue_tokens[0], after=False)
