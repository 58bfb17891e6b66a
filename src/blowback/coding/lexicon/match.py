"""Which rows of the lexicon fit a word where it stands?

The most specific row that fits the frame of a word wins. Nouns are looked at through what measures them
("a series of attacks", "mediation efforts") and told from what they only name ("attack helicopter").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.lexicon.rows import Row, Wanted, classes, rows_of
from blowback.vocab.plover import EventType

if TYPE_CHECKING:
    from blowback.coding.frames import Frame, Tree

_CLIMB = 4
_OF_THE_OBJECT = ("of", "in")  # these belong to the object on which they hang, not to the verb
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# "called the strike unjust" calls no strike: these give a name to their object
_NAMING = frozenset({"call", "declare", "consider", "label", "brand", "term", "dub", "name", "deem"})
_NAMES = ("oprd", "npadvmod", "acomp", "attr")
# "backed out" is no backing: a particle makes another verb, but "shot down" is still shooting
_SAME_WITH_PARTICLE = (None, EventType.ASSAULT, EventType.COERCE)
# what a body is called that has its aim in its name
_BODIES = frozenset(
    {"group", "front", "movement", "committee", "organization", "organisation", "council", "party",
     "coalition", "alliance", "union", "league", "forces", "army", "mission", "office", "agency", "fund",
     "centre", "center", "institute", "foundation", "forum", "commission", "ministry", "department",
     "network", "association", "assembly", "brigade", "brigades", "congress", "society", "team", "unit"}
)  # fmt: skip
_PROMISING = frozenset({"promise", "pledge", "offer", "volunteer", "agree"})
_SENDING = frozenset({"send", "dispatch", "airlift", "contribute", "provide", "rush"})
_AGAINST = frozenset({"against", "along", "near", "toward", "towards", "into", "around", "across", "on"})
_PREDICATIVE = ("acomp", "oprd", "attr", "xcomp", "ccomp")


class Match(NamedTuple):
    """A row that fits: all words that made it, the objects it asked for, and the nouns it takes."""

    row: Row
    words: tuple[int, ...]
    objects: tuple[int, ...]
    taken: tuple[int, ...]  # the nouns whose own reading the row lends to or takes away


def word_class(tree: Tree, index: int) -> str | None:
    """Is the word a verb (v), a noun (n) or an adjective (a) to the lexicon; ``None``: something else?"""
    pos = tree.pos[index]
    if tree.lower[index] == "given" and _is_preposition(tree, index):
        return None
    if pos == "VERB" or (pos in ("ADJ", "ADV") and tree.tag[index].startswith("VB")):
        return "v"
    if pos == "AUX" and any(tree.lower[c] == "under" for c in tree.children[index]):  # "was under attack"
        return "v"
    if pos == "NOUN" or (pos == "PROPN" and not _in_name(tree, index)):
        return None if _is_mere_modifier(tree, index) else "n"
    return "a" if pos in ("ADJ", "ADV", "ADP", "SCONJ") else None


def _is_preposition(tree: Tree, participle: int) -> bool:
    """Does a participle only bring in a reason: "difficult, given the sanctions"?"""
    bare = tree.child(participle, "aux", "auxpass", "agent", "dative") is None
    return (
        bare
        and tree.dep[participle] in ("prep", "advcl")
        and tree.child(participle, "dobj", "pobj") is not None
    )


def _is_mere_modifier(tree: Tree, index: int) -> bool:
    """Does a noun only say what sort of thing another is ("attack helicopter", "aid worker")?"""
    return tree.dep[index] == "compound" and tree.lemma[tree.head[index]] not in classes()["LIGHT_HEAD"]


def _in_name(tree: Tree, index: int) -> bool:
    """Is a capitalised word a date ("March") or part of a longer name ("the Peace Support Force")?"""
    if tree.doc[index].ent_type_ in ("DATE", "TIME"):
        return True
    neighbours = (index - 1, index + 1)
    if any(0 <= n < len(tree.pos) and tree.pos[n] == "PROPN" for n in neighbours):
        return True
    link = index - 1 if index and tree.lower[index - 1] in ("for", "of") else index - 2
    named_for = link > 0 and tree.lower[link] in ("for", "of") and tree.text[link - 1][:1].isupper()
    between = link == index - 1 or tree.lower[index - 1] == "the"
    return named_for and between and tree.lower[link - 1] in _BODIES  # "the Front for the Liberation of Kesh"


def token_rows(tree: Tree, index: int) -> tuple[Row, ...]:
    """Which rows has the word, its compound ("hunger strike") before the word alone?"""
    compound = _compound(tree, index)
    if compound is not None:
        found = rows_of(compound, compound)
        if found:
            return found
    return rows_of(tree.lemma[index], tree.lower[index])


def _compound(tree: Tree, index: int) -> str | None:
    """The hyphenated form of a word with the one before it: "cease-fire", "hunger strike"."""
    if index >= 2 and tree.lower[index - 1] == "-":
        return f"{tree.lower[index - 2]}-{tree.lemma[index]}"
    if index >= 1 and tree.dep[index - 1] in ("compound", "amod") and tree.head[index - 1] == index:
        return f"{tree.lower[index - 1]}-{tree.lemma[index]}"
    return None


def best(tree: Tree, index: int, rows: tuple[Row, ...]) -> list[Match]:
    """The rows that fit and are as specific as the most specific that fits."""
    pos = word_class(tree, index)
    if pos is None:
        return []
    found: list[Match] = []
    for row in rows:
        if row.pos != pos:
            continue
        if found and row.specificity < found[0].row.specificity:
            break
        if row.event_type is EventType.MOBILIZE and _is_promised_to_somebody(tree, index):
            continue
        if row.event_type is EventType.AID and _are_troops_threatened(tree, index):
            continue
        match = _fit(tree, index, row)
        if match is not None:
            found.append(match)
    return found


def _is_promised_to_somebody(tree: Tree, verb: int) -> bool:
    """Is force promised or offered to whom it is to help: "promised to send A helicopters"?"""
    above = tree.head[verb]
    promised = tree.dep[verb] in ("xcomp", "ccomp", "acl") and tree.lemma[above] in _PROMISING
    against = any(name in _AGAINST for name, _ in all_obliques(tree, tree.frame(verb)))
    return promised and tree.lemma[verb] in _SENDING and not against


def _are_troops_threatened(tree: Tree, verb: int) -> bool:
    """Is it no help that is threatened: "threatened to send troops to A"?"""
    threatened = tree.dep[verb] in ("xcomp", "ccomp") and tree.lemma[tree.head[verb]] == "threaten"
    return threatened and any(tree.lemma[each] in classes()["TROOPS"] for each in tree.frame(verb).objects)


def _fit(tree: Tree, index: int, row: Row) -> Match | None:
    words = [index]
    frame = tree.frame(index)
    if row.subject is not None and not any(_does(tree, each, row) for each in frame.subjects):
        return None
    asks = row.object is not None or row.prepositions
    if asks and tree.lemma[index] in _NAMING and _names(tree, index):
        return None
    extra_objects: list[int] = []
    if row.particle is None and frame.particle is not None and row.event_type not in _SAME_WITH_PARTICLE:
        return None
    if row.particle is not None:
        particle = next((c for c in _particles(tree, frame) if _is_particle(tree, c, row)), None)
        if particle is None:
            return None
        words.append(particle)
        extra_objects = [c for c in tree.children[particle] if tree.dep[c] == "pobj"]
    objects: tuple[int, ...] = ()
    taken: tuple[int, ...] = ()
    if row.object is not None:
        places = [*frame.objects, *extra_objects] if row.pos == "v" else _companions(tree, index, row.pos)
        hits = [each for each in places if is_wanted(tree, each, row.object)]
        if row.object.nothing:
            if places:
                return None
        elif not hits:
            return None
        else:
            objects = tuple(hits)
            words.append(substance(tree, hits[0]))
    if row.prepositions:
        hit = next(_fitting_obliques(tree, frame, row), None)
        if hit is None:
            return None
        if hit[1]:
            taken = (*objects, hit[0])
            words.append(substance(tree, hit[0]))
    return Match(row, tuple(sorted(words)), objects, taken or objects)


def _does(tree: Tree, subject: int, row: Row) -> bool:
    """Is a subject one that the row asks for? What is no deed of a fire is one of sniper fire."""
    deed = row.event_type is None and not row.light and EventType.ASSAULT in _noun_types(tree, subject)
    return row.subject is not None and not deed and is_wanted(tree, subject, row.subject)


def _names(tree: Tree, verb: int) -> bool:
    """Does the verb say of its object what it is: "called it a crime", "declared the vote void"?"""
    time = classes()["TIME"]
    objects = tree.frame(verb).objects
    return any(
        tree.dep[c] in _NAMES
        and tree.pos[c] in ("ADJ", "NOUN", "VERB")
        and tree.lemma[c] not in time
        and any(each < c for each in objects)
        for c in tree.children[verb]
    )


def _particles(tree: Tree, frame: Frame) -> Iterator[int]:
    """What may be the particle of a verb, also before its object: "is holding captive 40 villagers"."""
    yield from tree.children[frame.predicate]
    after = frame.predicate + 1
    if after < len(tree.pos) and tree.dep[after] == "amod" and tree.head[after] in frame.objects:
        yield after


def _is_particle(tree: Tree, index: int, row: Row) -> bool:
    if row.particle not in (tree.lower[index], tree.lemma[index]) or tree.pos[index] == "VERB":
        return False
    # "handed in the guns", "took them into custody", but "handed them a sentence in May"
    return tree.dep[index] != "prep" or row.object is not None or tree.child(tree.head[index], "dobj") is None


def _fitting_obliques(tree: Tree, frame: Frame, row: Row) -> Iterator[tuple[int, bool]]:
    """The words that a preposition brings in as the row wants, and whether it asks what they are."""
    everything = list(all_obliques(tree, frame))
    own = len(frame.obliques) + sum(dep in ("oprd", "xcomp") for dep, _ in frame.complements)
    time = classes()["TIME"]
    for name, wanted in row.prepositions:
        for number, (preposition, head) in enumerate(everything):
            if preposition != name:
                continue
            if number >= own and name in _OF_THE_OBJECT and not _is_of_a_name(tree, name, head):
                continue
            if is_wanted(tree, head, wanted) if wanted is not None else tree.lemma[head] not in time:
                yield head, wanted is not None


def _is_of_a_name(tree: Tree, preposition: str, head: int) -> bool:
    """Does it hang on a name, which is not of anything: "deprived Kesh of its seats"?"""
    bearer = tree.head[tree.head[head]]
    return preposition == "of" and tree.pos[bearer] == "PROPN" and tree.pos[head] != "PROPN"


def all_obliques(tree: Tree, frame: Frame) -> Iterator[tuple[str, int]]:
    """What hangs on the predicate by a preposition, then what hangs on its objects."""
    yield from frame.obliques
    for dep, each in frame.complements:
        if dep == "oprd":
            yield "as", each
        elif dep == "xcomp" and tree.tag[each] == "VB":
            yield "to", each
    for child in tree.children[frame.predicate]:  # "hit back at A for strikes on B"
        if tree.dep[child] in ("prt", "advmod") and tree.lower[child] in ("back", "out"):
            yield from tree.prepositions(child)
    for each in frame.objects:
        yield from tree.prepositions(each)
        for child in tree.children[each]:  # "sanctions imposed on", "talks held with"
            if tree.dep[child] == "acl" and tree.tag[child] == "VBN":
                yield from tree.prepositions(child)


def _companions(tree: Tree, index: int, pos: str) -> list[int]:
    """What a noun is modified by ("rocket attack", "attack with"), what an adjective modifies."""
    if pos == "a":
        return list(adjective_subjects(tree, index))
    frame = tree.frame(index)
    return [*frame.modifiers, *frame.by("of", "for", "on", "over")]


def adjective_subjects(tree: Tree, index: int) -> Iterable[int]:
    """Of what is an adjective said: the subject of its copula, else the noun that it modifies?"""
    own = tree.child(index, "nsubj") if tree.dep[index] == "ccomp" else None
    if own is not None:  # "said men loyal to A had fled", where the parser makes a clause of it
        return tree.conjuncts(own)
    for _ in range(_CLIMB):
        dep, head = tree.dep[index], tree.head[index]
        if dep in _PREDICATIVE:
            return tree.frame(head).subjects
        if dep == "amod" or (dep in ("acl", "relcl", "appos") and tree.pos[head] in ("NOUN", "PROPN")):
            return (head,)
        if dep == "advcl" and tree.pos[head] == "VERB":  # "A, wary of B, stayed away"
            return tree.frame(head).subjects
        if dep != "conj":
            break
        index = head
    return [each for c in tree.children[index] if tree.dep[c] in _SUBJECTS for each in tree.conjuncts(c)]


def is_wanted(tree: Tree, index: int, wanted: Wanted) -> bool:
    """Is a noun what a row asks for?"""
    index = substance(tree, index)
    if wanted.anything:
        return True
    compound = _compound(tree, index)
    if not wanted.words.isdisjoint((tree.lower[index], tree.lemma[index], compound or "")):
        return not _is_blocked(tree, index)
    if wanted.events:
        return any(each in wanted.events for each in _noun_types(tree, index))
    return False


def _noun_types(tree: Tree, index: int) -> list[EventType]:
    """Which types has a noun by itself, whatever governs it?"""
    rows = token_rows(tree, index)
    if not rows or word_class(tree, index) != "n":
        return []
    return [m.row.event_type for m in best(tree, index, rows) if m.row.event_type is not None]


def _is_blocked(tree: Tree, index: int) -> bool:
    """Is a noun by its company nothing of the kind ("travel warning", "heart attack")?"""
    rows = token_rows(tree, index)
    if all(row.event_type is not None or row.light for row in rows) or word_class(tree, index) != "n":
        return False
    found = best(tree, index, rows)
    return bool(found) and found[0].row.event_type is None


def is_event(tree: Tree, index: int) -> bool:
    """Does a noun evoke an event by itself?"""
    return bool(_noun_types(tree, index))


def substance(tree: Tree, index: int) -> int:
    """What a measure is of: "a series of attacks" is attacks, "two tonnes of arms" are arms."""
    partitive = classes()["PARTITIVE"]
    for _ in range(_CLIMB):
        if tree.lemma[index] in classes()["LIGHT_HEAD"]:
            inner = _compound_event(tree, index)
            if inner is not None:
                return inner
        if tree.lemma[index] not in partitive and tree.lower[index] not in partitive:
            return index
        inner = next(
            (
                head
                for name, head in tree.prepositions(index)
                if (name == "of" and tree.pos[head] in ("NOUN", "PROPN", "PRON"))
                or (name == "in" and tree.pos[head] == "NOUN")  # "billions in aid", but "a crowd in Tarn"
            ),
            None,
        )
        if inner is None:
            return index
        index = inner
    return index


def _compound_event(tree: Tree, head: int) -> int | None:
    """The event before a noun that adds little to it: "mediation effort", "rescue operation"."""
    for child in reversed(tree.children[head]):
        if tree.dep[child] == "compound" and is_event(tree, child):
            return child
    return None


def governor(tree: Tree, noun: int) -> tuple[int, Match] | None:
    """The verb whose place the noun fills, and the verb's best row."""
    top = noun
    partitive = classes()["PARTITIVE"]
    for _ in range(_CLIMB):
        head = tree.head[top]
        if tree.dep[top] == "pobj" and tree.lower[head] in ("of", "in"):
            if tree.lemma[tree.head[head]] not in partitive:
                break
            top = tree.head[head]
        elif tree.dep[top] in ("conj", "compound") and tree.pos[head] in ("NOUN", "PROPN"):
            top = head
        else:
            break
    for verb in _verbs_around(tree, top):
        rows = token_rows(tree, verb)
        if not rows:
            continue
        matches = best(tree, verb, rows)
        if matches and any(substance(tree, each) == noun for each in matches[0].taken):
            return verb, matches[0]
    return None


def _verbs_around(tree: Tree, noun: int) -> Iterator[int]:
    head = tree.head[noun]
    if tree.pos[head] == "VERB":
        yield head
    elif tree.pos[head] == "ADP":
        above = tree.head[head]
        if tree.pos[above] == "ADP":
            above = tree.head[above]
        if tree.pos[above] in ("VERB", "AUX"):  # "has been under attack"
            yield above
        elif tree.pos[above] in ("NOUN", "PROPN") and tree.pos[tree.head[above]] == "VERB":
            yield tree.head[above]
    for child in tree.children[noun]:
        does = tree.lemma[child] == "do"  # "the video of the raid, which they have not done": no raid
        if tree.dep[child] in ("acl", "relcl") and tree.pos[child] == "VERB" and not does:
            yield child


def takes_away(match: Match) -> bool:
    """Does the verb's own row make the event of which the noun is only a part?"""
    return not match.row.light and match.row.content is None
