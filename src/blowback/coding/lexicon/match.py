"""Which PLOVER events does a word evoke, and who fills their roles?

The most specific row of the lexicon that fits the frame of a word wins. A light verb lends its subject
to the event noun that it governs ("launched an attack": the reading stands on "attack"); a verb that
makes an event of a kind of object takes the noun's own reading away ("signed an agreement": on "signed").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.lexicon.rows import Embedder, Row, Wanted, classes, context_words, embedders, rows_of
from blowback.vocab.claims import BackingKind, Role
from blowback.vocab.plover import EventType, quad

if TYPE_CHECKING:
    from blowback.coding.frames import Frame, Tree

_AROUND = 10  # how many tokens on either side may give a context
_CLIMB = 4
_OF_THE_OBJECT = ("of", "in")  # these belong to the object on which they hang, not to the verb
_READINGS = 3

_ASKED_MODE = {
    EventType.AID: "assist",
    EventType.COOPERATE: "assist",
    EventType.SUPPORT: "assist",
    EventType.CONSULT: "meet",
    EventType.AGREE: "meet",
    EventType.RETREAT: "yield",
    EventType.CONCEDE: "yield",
}
_COERCE_THREAT = {"arrest": "arrest", "ban": "ban", "deport": "expel", "seize": "territory"}
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_PREDICATIVE = ("acomp", "oprd", "attr", "xcomp", "ccomp")


class Reading(NamedTuple):
    """One event that a word may be: its type, who fills its roles, and by which row."""

    predicate: int
    words: tuple[int, ...]
    event_type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    roles: tuple[tuple[Role, int], ...]
    backing: BackingKind | None
    quantity: str | None
    content: str | None
    rule: str
    weight: float


class _Match(NamedTuple):
    row: Row
    words: tuple[int, ...]
    objects: tuple[int, ...]
    taken: tuple[int, ...]  # the nouns whose own reading the row lends to or takes away


def readings(tree: Tree, index: int) -> tuple[Reading, ...]:
    """Which events does the token at ``index`` evoke, best first?"""
    rows = _rows_of(tree, index)
    if not rows:
        return ()
    matches = _best(tree, index, rows)
    if not matches or matches[0].row.light or matches[0].row.event_type is None:
        return ()
    governor = None
    if matches[0].row.pos == "n":
        governor = _governor(tree, index)
        if governor is not None and _takes_away(governor[1]):
            return ()
    found: list[Reading] = []
    for match in matches:
        if match.row.event_type is None or match.row.light:
            continue
        reading = _reading(tree, index, match, governor)
        if all((r.event_type, r.mode) != (reading.event_type, reading.mode) for r in found):
            found.append(reading)
    return tuple(found[:_READINGS])


def contents(tree: Tree, index: int) -> tuple[int, ...]:
    """Which predicates are embedded under the one at ``index``: what is asked, threatened, planned?"""
    frame = tree.frame(index)
    found = [each for dep, each in frame.complements if dep in ("ccomp", "xcomp", "acl")]
    found += [head for _, head in frame.obliques if tree.pos[head] == "VERB"]
    for head in frame.objects:
        found += [c for c in tree.children[head] if tree.dep[c] == "acl" and tree.tag[c] == "VB"]
    nouns = [*frame.objects, *(head for _, head in frame.obliques)]
    found += [noun for noun in (_substance(tree, each) for each in nouns) if _is_event(tree, noun)]
    return tuple(dict.fromkeys(found))


def embedder(tree: Tree, index: int) -> Embedder | None:
    """How does this predicate embed another, and what does it do to its polarity?"""
    table = embedders()
    pos = _pos(tree, index)
    if pos is None:
        return None
    key = f"{pos}:{tree.lemma[index]}"
    for child in tree.children[index]:
        dep = tree.dep[child]
        if dep == "prt" or (dep == "prep" and tree.child(child, "pcomp") is not None):
            found = table.get(f"{key} {tree.lower[child]}")
            if found is not None:
                return found if contents(tree, index) else None
    found = table.get(key)
    return found if found is not None and contents(tree, index) else None


def embedding(tree: Tree, index: int) -> str | None:
    """Of which kind is the embedding by a predicate that is no event itself (want, plan, fail, begin)?"""
    found = embedder(tree, index)
    return found.kind if found is not None else None


# --- which rows fit -------------------------------------------------------------------------------


def _pos(tree: Tree, index: int) -> str | None:
    pos = tree.pos[index]
    if pos == "VERB" or (pos in ("ADJ", "ADV") and tree.tag[index].startswith("VB")):
        return "v"
    if pos == "NOUN" or (pos == "PROPN" and not _in_name(tree, index)):
        return None if _is_mere_modifier(tree, index) else "n"
    return "a" if pos in ("ADJ", "ADV", "ADP", "SCONJ") else None


def _is_mere_modifier(tree: Tree, index: int) -> bool:
    """Does a noun only say what sort of thing another is ("attack helicopter", "aid worker")?"""
    return tree.dep[index] == "compound" and tree.lemma[tree.head[index]] not in classes()["LIGHT_HEAD"]


def _in_name(tree: Tree, index: int) -> bool:
    """Is a capitalised word part of a longer name ("the Peace Support Force")?"""
    neighbours = (index - 1, index + 1)
    return any(0 <= n < len(tree.pos) and tree.pos[n] == "PROPN" for n in neighbours)


def _rows_of(tree: Tree, index: int) -> tuple[Row, ...]:
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


def _best(tree: Tree, index: int, rows: tuple[Row, ...]) -> list[_Match]:
    """The rows that fit and are as specific as the most specific that fits."""
    pos = _pos(tree, index)
    if pos is None:
        return []
    found: list[_Match] = []
    for row in rows:
        if row.pos != pos:
            continue
        if found and row.specificity < found[0].row.specificity:
            break
        match = _fit(tree, index, row)
        if match is not None:
            found.append(match)
    return found


def _fit(tree: Tree, index: int, row: Row) -> _Match | None:
    words = [index]
    frame = tree.frame(index)
    extra_objects: list[int] = []
    if row.particle is not None:
        particle = next((c for c in tree.children[index] if tree.lower[c] == row.particle), None)
        if particle is None:
            return None
        words.append(particle)
        extra_objects = [c for c in tree.children[particle] if tree.dep[c] == "pobj"]
    objects: tuple[int, ...] = ()
    taken: tuple[int, ...] = ()
    if row.object is not None:
        places = [*frame.objects, *extra_objects] if row.pos == "v" else _companions(tree, index, row.pos)
        hits = [each for each in places if _is(tree, each, row.object)]
        if row.object.nothing:
            if places:
                return None
        elif not hits:
            return None
        else:
            objects = tuple(hits)
            words.append(_substance(tree, hits[0]))
    if row.prepositions:
        hit = next(_fitting_obliques(tree, frame, row), None)
        if hit is None:
            return None
        if hit[1]:
            taken = (*objects, hit[0])
            words.append(_substance(tree, hit[0]))
    return _Match(row, tuple(sorted(words)), objects, taken or objects)


def _fitting_obliques(tree: Tree, frame: Frame, row: Row) -> Iterator[tuple[int, bool]]:
    """The words that a preposition brings in as the row wants, and whether it asks what they are."""
    everything = list(_all_obliques(tree, frame))
    own = len(frame.obliques) + sum(dep == "oprd" for dep, _ in frame.complements)
    time = classes()["TIME"]
    for name, wanted in row.prepositions:
        for number, (preposition, head) in enumerate(everything):
            if preposition != name or (number >= own and name in _OF_THE_OBJECT):
                continue
            if _is(tree, head, wanted) if wanted is not None else tree.lemma[head] not in time:
                yield head, wanted is not None


def _all_obliques(tree: Tree, frame: Frame) -> Iterator[tuple[str, int]]:
    """What hangs on the predicate by a preposition, then what hangs on its objects."""
    yield from frame.obliques
    yield from (("as", each) for dep, each in frame.complements if dep == "oprd")
    for each in frame.objects:
        yield from tree.prepositions(each)
        for child in tree.children[each]:  # "sanctions imposed on", "talks held with"
            if tree.dep[child] == "acl" and tree.tag[child] == "VBN":
                yield from tree.prepositions(child)


def _companions(tree: Tree, index: int, pos: str) -> list[int]:
    """What a noun is modified by ("rocket attack", "attack with"), what an adjective modifies."""
    if pos == "a":
        return list(_adjective_subjects(tree, index))
    frame = tree.frame(index)
    return [*frame.modifiers, *frame.by("of", "for", "on", "over")]


def _is(tree: Tree, index: int, wanted: Wanted) -> bool:
    index = _substance(tree, index)
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
    rows = _rows_of(tree, index)
    if not rows or _pos(tree, index) != "n":
        return []
    return [m.row.event_type for m in _best(tree, index, rows) if m.row.event_type is not None]


def _is_blocked(tree: Tree, index: int) -> bool:
    """Is a noun by its company nothing of the kind ("travel warning", "heart attack")?"""
    rows = _rows_of(tree, index)
    if all(row.event_type is not None or row.light for row in rows) or _pos(tree, index) != "n":
        return False
    found = _best(tree, index, rows)
    return bool(found) and found[0].row.event_type is None


def _is_event(tree: Tree, index: int) -> bool:
    return bool(_noun_types(tree, index))


def _substance(tree: Tree, index: int) -> int:
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
                if name in ("of", "in") and tree.pos[head] in ("NOUN", "PROPN", "PRON")
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
        if tree.dep[child] == "compound" and _is_event(tree, child):
            return child
    return None


# --- an event noun and the verb above it ----------------------------------------------------------


def _governor(tree: Tree, noun: int) -> tuple[int, _Match] | None:
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
        rows = _rows_of(tree, verb)
        if not rows:
            continue
        matches = _best(tree, verb, rows)
        if matches and any(_substance(tree, each) == noun for each in matches[0].taken):
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
        if tree.pos[above] == "VERB":
            yield above
        elif tree.pos[above] in ("NOUN", "PROPN") and tree.pos[tree.head[above]] == "VERB":
            yield tree.head[above]
    for child in tree.children[noun]:
        if tree.dep[child] in ("acl", "relcl") and tree.pos[child] == "VERB":
            yield child


def _takes_away(match: _Match) -> bool:
    """Does the verb's own row make the event of which the noun is only a part?"""
    return not match.row.light and match.row.content is None


# --- one reading ----------------------------------------------------------------------------------


def _reading(tree: Tree, index: int, match: _Match, governor: tuple[int, _Match] | None) -> Reading:
    row = match.row
    assert row.event_type is not None
    roles = _roles(tree, index, match)
    words, rule, backing, weight = match.words, row.rule, row.backing, row.weight
    if governor is not None and governor[1].row.light:
        verb, light = governor
        roles = _lent_roles(tree, verb, light, index, row, roles)
        words = tuple(sorted({*words, *light.words, verb}))
        rule = f"{light.row.rule.partition('+')[0]}+{row.rule}"
        weight = max(weight, light.row.weight)
    event_type, mode = row.event_type, row.mode
    if row.content is not None or mode == "?":
        event_type, mode = _by_content(tree, index, row, event_type, mode)
    return Reading(
        predicate=index,
        words=words,
        event_type=event_type,
        mode=mode,
        contexts=_contexts(tree, index, row),
        roles=tuple(roles),
        backing=backing,
        quantity=row.quantity,
        content=row.content,
        rule=rule,
        weight=weight,
    )


def _roles(tree: Tree, index: int, match: _Match) -> list[tuple[Role, int]]:
    found: list[tuple[Role, int]] = []
    for role, slots in match.row.roles:
        for slot in slots:
            fillers = [each for each in _fill(tree, index, match, slot) if each != index]
            fillers = [each for each in fillers if all(each != other for _, other in found)]
            if fillers:
                found.extend((role, each) for each in fillers)
                break
    return found


def _lent_roles(
    tree: Tree, verb: int, light: _Match, noun: int, row: Row, own: list[tuple[Role, int]]
) -> list[tuple[Role, int]]:
    """The noun's roles with those that the verb lends; what the noun says itself wins for its recipient."""
    lent = [(role, each) for role, each in _roles(tree, verb, light) if each != noun]
    taken = {role for role, _ in lent}
    kept = [(role, each) for role, each in own if role not in taken]
    found = lent + [pair for pair in kept if all(pair[1] != each for _, each in lent)]
    if all(role is not Role.RECIPIENT for role, _ in found):
        slots = next((slots for role, slots in row.roles if role is Role.RECIPIENT), ())
        for slot in slots:
            fillers = [head for name, head in tree.frame(verb).obliques if name == slot and head != noun]
            if fillers:
                found += [(Role.RECIPIENT, each) for each in fillers]
                break
    return found


def _fill(tree: Tree, index: int, match: _Match, slot: str) -> Iterable[int]:
    frame = tree.frame(index)
    if slot == "subj":
        return _adjective_subjects(tree, index) if match.row.pos == "a" else frame.subjects
    if slot == "obj":
        return frame.objects or match.objects
    if slot == "iobj":
        return frame.indirect
    if slot == "comp":
        return [
            s for dep, each in frame.complements if dep in ("ccomp", "xcomp") for s in _subjects(tree, each)
        ]
    if slot == "compobj":
        return [
            x for each in contents(tree, index) if _is_hostile(tree, each) for x in tree.frame(each).objects
        ]
    if slot == "poss":
        return [x for c in tree.children[index] if tree.dep[c] == "poss" for x in tree.conjuncts(c)]
    if slot == "mod":
        return [m for m in frame.modifiers if m not in match.words and _can_act(tree, m)]
    if slot == "by" and match.row.pos == "n":
        return [head for name, head in tree.prepositions(index) if name == "by" and tree.pos[head] != "VERB"]
    time = classes()["TIME"]
    return [
        head
        for name, head in _first_nonempty(frame, tree, slot)
        if name == slot and tree.pos[head] in _NOMINAL and tree.lemma[head] not in time
    ]


def _is_hostile(tree: Tree, index: int) -> bool:
    found = _best(tree, index, _rows_of(tree, index))
    return bool(found) and found[0].row.event_type is not None and quad(found[0].row.event_type) == 4


def _first_nonempty(frame: Frame, tree: Tree, slot: str) -> list[tuple[str, int]]:
    own = [(name, head) for name, head in frame.obliques if name == slot]
    return own or [pair for pair in _all_obliques(tree, frame) if pair[0] == slot]


def _subjects(tree: Tree, index: int) -> Iterable[int]:
    frame = tree.frame(index)
    return frame.objects if frame.passive else frame.subjects


def _can_act(tree: Tree, index: int) -> bool:
    """May a modifier be who does it: a name, an adjective of a people, "police", "rebel"?"""
    if tree.pos[index] == "PROPN":
        return True
    if tree.pos[index] == "ADJ" and tree.text[index][:1].isupper():
        return True
    words = classes()["ACTOR_MODIFIER"]
    return tree.lemma[index] in words or tree.lower[index] in words


def _adjective_subjects(tree: Tree, index: int) -> Iterable[int]:
    """Of what is an adjective said: the subject of its copula, else the noun that it modifies?"""
    for _ in range(_CLIMB):
        dep, head = tree.dep[index], tree.head[index]
        if dep in _PREDICATIVE:
            return tree.frame(head).subjects
        if dep == "amod" or (dep in ("acl", "relcl") and tree.pos[head] in ("NOUN", "PROPN")):
            return (head,)
        if dep != "conj":
            break
        index = head
    return [each for c in tree.children[index] if tree.dep[c] in _SUBJECTS for each in tree.conjuncts(c)]


# --- what the content adds ------------------------------------------------------------------------


def _by_content(
    tree: Tree, index: int, row: Row, event_type: EventType, mode: str | None
) -> tuple[EventType, str | None]:
    """The mode of a request, refusal or threat is what it is about; a hostile promise is a threat."""
    asked = next(_content_types(tree, index), None)
    if row.content == "promised" and asked is not None and quad(asked[0]) == 4:
        event_type, mode = EventType.THREATEN, "?"
    if mode != "?":
        return event_type, mode
    if asked is None:
        return event_type, None
    if event_type is EventType.THREATEN:
        return event_type, _threat_mode(*asked)
    return event_type, _ASKED_MODE.get(asked[0], "change")


def _content_types(tree: Tree, index: int, depth: int = 0) -> Iterator[tuple[EventType, str | None]]:
    for each in contents(tree, index):
        found = _best(tree, each, _rows_of(tree, each))
        if found and found[0].row.event_type is not None:
            yield _undone(found[0].row, tree.negated(each))
            continue
        inner = embedder(tree, each)
        if depth < _CLIMB and (inner is not None or (found and found[0].row.light)):
            for kind, mode in _content_types(tree, each, depth + 1):
                ends = inner is not None and inner.kind == "ends"
                yield (EventType.RETREAT, None) if ends and quad(kind) == 4 else (kind, mode)


def _undone(row: Row, negated: bool) -> tuple[EventType, str | None]:
    assert row.event_type is not None
    if negated and quad(row.event_type) == 4:  # asked not to attack: asked to hold back
        return EventType.RETREAT, None
    return row.event_type, row.mode


def _threat_mode(event_type: EventType, mode: str | None) -> str | None:
    if event_type in (EventType.ASSAULT, EventType.MOBILIZE):
        return "violence"
    if event_type is EventType.SANCTION:
        return "expel" if mode == "expel" else "relations"
    if event_type is EventType.COERCE:
        return _COERCE_THREAT.get(mode or "", "restrict")
    return None


def _contexts(tree: Tree, index: int, row: Row) -> tuple[str, ...]:
    """The contexts of the row, then those that nouns of the same sentence nearby point to."""
    found = dict.fromkeys(row.contexts)
    table = context_words()
    sentence = tree.sent[index]
    for near in range(max(0, index - _AROUND), min(len(tree.lemma), index + _AROUND + 1)):
        context = table.get(tree.lemma[near]) or table.get(tree.lower[near])
        if context is not None and tree.sent[near] == sentence:
            found[context] = None
    return tuple(found)
