"""Which PLOVER type links a marked actor to a marked recipient?

Every reading of every word in the marked sentences is scored by how its roles meet the two spans and by
how near it stands; what embeds it (a refusal, a plan, a threat, a negation, the future) turns it into
what the actor actually did. The evidence becomes probabilities over the sixteen types.

Rules for what is not a deed, after the definitions of the vocabulary:

- an expressed intention or commitment to cooperate ("will help", "plans to withdraw", "is ready to
  talk") is AGREE: the actor binds itself, and nothing has been done yet; to do harm, it is THREATEN;
- a wish that another act is REQUEST; cooperation refused, denied or negated is REJECT;
- cooperation ended is SANCTION; violence ended is RETREAT; sanctions and repression ended are CONCEDE.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.frames import Tree
from blowback.coding.lexicon import Reading, classes, embedder, readings
from blowback.vocab.claims import Role
from blowback.vocab.plover import EventType, quad

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from blowback.coding.verdicts import Judge
    from blowback.records import Span

_T = EventType
_SHARPNESS = 1.5  # how much the best supported type outgrows its share of the evidence
_PRIOR = 0.04  # what every type has without evidence
_PRIOR_RARE = 0.012  # the types that news tells least of
_OTHERS = 0.25  # how much evidence beyond the best counts
_CLIMB = 8
_SHARE_OF_HEADS, _SHARPER = 0.25, 1.25  # see docs/explanation/heads.md

# how well a role meets a span
_NONE_WANTED = 0.7  # an implicit recipient: nothing to meet
_UNFILLED = 0.4
_FILLED_BY_OTHER = 0.12
_PRONOUN = 0.55
_INSIDE = 0.85
_IN_CLAUSE = 0.4
_BY_EVENT = 0.7
_SWAPPED = 0.3
_IN_CLAUSE_OF = 0.55
_BY_DOCUMENT = 0.75
_LOGOPHORIC = 0.9

_RECIPROCAL = frozenset({_T.AGREE, _T.CONSULT, _T.COOPERATE, _T.ASSAULT, _T.SUPPORT})
_SELDOM = frozenset({_T.CONCEDE, _T.RETREAT, _T.COOPERATE, _T.MOBILIZE, _T.PROTEST})
_COOPERATIVE = frozenset(t for t in EventType if quad(t) <= 2)
_CONTENT_DEPS = frozenset(
    {"xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "oprd", "acomp", "advcl", "attr"}
)
_CONTENT_PREPOSITIONS = frozenset({"of", "to", "for", "from", "against", "on", "with"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp"})
_WILL = frozenset({"will", "'ll", "shall", "’ll", "wo"})
_MUST = frozenset({"must", "should", "ought"})
_MAY = frozenset({"may", "might", "could", "would", "should", "can", "must"})


class Classified(NamedTuple):
    """The coding of a marked pair: the best type, its mode, all probabilities, and the words that made it."""

    event_type: EventType
    mode: str | None
    quad: int
    probabilities: dict[str, float]
    why: tuple[str, ...]


class _Evidence(NamedTuple):
    event_type: EventType
    mode: str | None
    score: float
    why: str


class _Pair(NamedTuple):
    """The marked spans as token indices; ``near`` are the tokens between them in the tree."""

    actor: frozenset[int]
    recipient: frozenset[int]
    near: frozenset[int]


def classify(
    doc: Doc, text: str, actor: Sequence[Span], recipient: Sequence[Span], judge: Judge | None = None
) -> Classified:
    """Which PLOVER type links the marked actor to the marked recipient?

    Args:
        doc: the parse of the text.
        text: the text; the spans are code points of it.
        actor: where the actor stands.
        recipient: where the recipient stands; empty where the text does not name one.
        judge: what the trained heads say; the rules stand alone where there are none.

    Returns:
        The best guess, always one, with probabilities over the sixteen types that sum to 1.
    """
    assert len(doc.text) == len(text)
    tree = Tree(doc)
    pair = _pair(tree, actor, recipient)
    evidence = sorted(_evidence(tree, pair), key=lambda each: (-each.score, each.event_type, each.why))
    totals = {each: _PRIOR_RARE if each in _SELDOM else _PRIOR for each in EventType}
    best: dict[EventType, _Evidence] = {}
    for each in evidence:
        if each.event_type not in best:
            best[each.event_type] = each
            totals[each.event_type] += each.score
        else:
            totals[each.event_type] += _OTHERS * each.score
    probabilities = _shares(totals)
    if judge is not None and (answers := judge(actor, recipient, None)):
        probabilities = _mixed(probabilities, answers["type"])
    winner = max(EventType, key=lambda t: probabilities[t])
    why = tuple(each.why for each in evidence if each.event_type is winner)[:3]
    return Classified(
        event_type=winner,
        mode=best[winner].mode if winner in best else None,
        quad=quad(winner),
        probabilities={t.value: round(p, 4) for t, p in probabilities.items()},
        why=why,
    )


def _shares(totals: dict[EventType, float]) -> dict[EventType, float]:
    """Probabilities from evidence: its share, sharpened; a ratio, so that one weak hint still counts."""
    weights = {t: value**_SHARPNESS for t, value in totals.items()}
    total = sum(weights.values())
    return {t: weight / total for t, weight in weights.items()}


def _mixed(rules: dict[EventType, float], heads: Mapping[str, float]) -> dict[EventType, float]:
    """The mean of both, weighted; that the sentence tells nothing is no answer here.

    A mean of two that each know how sure they may be is less sure than it may be, so it is sharpened (Ranjan
    and Gneiting 2010, "Combining probability forecasts").
    """
    told = sum(heads[each] for each in EventType) or 1.0
    shares = {
        each: ((1 - _SHARE_OF_HEADS) * rules[each] + _SHARE_OF_HEADS * heads[each] / told) ** _SHARPER
        for each in EventType
    }
    total = sum(shares.values())
    return {each: share / total for each, share in shares.items()}


# --- the pair in the tree -------------------------------------------------------------------------


def _pair(tree: Tree, actor: Sequence[Span], recipient: Sequence[Span]) -> _Pair:
    actors, recipients = _tokens(tree, actor), _tokens(tree, recipient)
    near: set[int] = set()
    for a in _heads(tree, actors):
        for r in _heads(tree, recipients) or [a]:
            near |= _path(tree, a, r) if r != a else set(_ancestors(tree, a)[:3])
    return _Pair(actors, recipients, frozenset(near))


def _tokens(tree: Tree, spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(
        i
        for i in range(len(tree.text))
        for start, end in spans
        if tree.start[i] < end and tree.end[i] > start
    )


def _heads(tree: Tree, tokens: frozenset[int]) -> list[int]:
    return sorted(i for i in tokens if tree.head[i] == i or tree.head[i] not in tokens)


def _ancestors(tree: Tree, index: int) -> list[int]:
    found = [index]
    while tree.head[index] != index:
        index = tree.head[index]
        found.append(index)
    return found


def _path(tree: Tree, a: int, b: int) -> set[int]:
    up, down = _ancestors(tree, a), _ancestors(tree, b)
    common = next((each for each in up if each in down), None)
    if common is None:
        return set()
    return set(up[: up.index(common) + 1]) | set(down[: down.index(common)])


# --- evidence -------------------------------------------------------------------------------------


def _evidence(tree: Tree, pair: _Pair) -> Iterator[_Evidence]:
    marked = {tree.sent[i] for i in pair.actor | pair.recipient} or set(range(len(tree.sentences)))
    for number in sorted(marked):
        start, end = tree.sentences[number]
        for index in range(start, end):
            for rank, reading in enumerate(readings(tree, index)):
                score = _fit(tree, reading, pair) * reading.weight * _nearness(tree, reading, pair)
                if rank:
                    score *= 0.6
                yield from _as_done(tree, reading, score, pair)
            if tree.pos[index] == "VERB" and tree.lemma[index] in classes()["SPEECH"]:
                yield from _as_said(tree, index, pair)


def _as_said(tree: Tree, verb: int, pair: _Pair) -> Iterator[_Evidence]:
    """What the actor does by saying something of the recipient: "must" asks, telling of harm accuses."""
    speaks = _meets(tree, tree.frame(verb).subjects, pair.actor)
    if speaks < _PRONOUN or not pair.recipient:
        return
    for dep, content in tree.frame(verb).complements:
        if dep != "ccomp":
            continue
        frame = tree.frame(content)
        about = _meets(tree, frame.objects if frame.passive else frame.subjects, pair.recipient)
        if about < _PRONOUN:
            continue
        helpers = {tree.lower[c] for c in tree.children[content] if tree.dep[c] in ("aux", "auxpass")}
        blamed = [content, *(c for c in tree.children[content] if tree.dep[c] == "acomp")]
        if helpers & _MUST or tree.lemma[content] in ("need", "have", "ought"):
            yield _Evidence(_T.REQUEST, "change", 0.9 * speaks * about, f"{tree.lemma[verb]}+must")
        elif not frame.passive and any(quad(r.event_type) >= 3 for c in blamed for r in readings(tree, c)):
            yield _Evidence(_T.ACCUSE, "allege", 0.7 * speaks * about, f"{tree.lemma[verb]}+harm")


def _nearness(tree: Tree, reading: Reading, pair: _Pair) -> float:
    if reading.predicate in pair.actor or tree.dep[reading.predicate] == "amod":
        return 0.35
    if pair.near.intersection(reading.words):
        return 1.0
    return 0.5 if reading.predicate in pair.recipient else 0.7


def _fit(tree: Tree, reading: Reading, pair: _Pair) -> float:
    actors = [each for role, each in reading.roles if role in (Role.ACTOR, Role.MEDIATOR)]
    recipients = [each for role, each in reading.roles if role in (Role.RECIPIENT, Role.BENEFICIARY)]
    straight = _meets(tree, actors, pair.actor) * max(
        _meets(tree, recipients, pair.recipient), _below(tree, reading.predicate, pair.recipient)
    )
    if not pair.recipient:
        return straight
    parties = actors or recipients
    if reading.event_type in _RECIPROCAL and len(parties) > 1:
        both = _meets(tree, parties, pair.actor) * _meets(tree, parties, pair.recipient)
        straight = max(straight, both)
    against = [each for role, each in reading.roles if role is Role.AGAINST]
    if against and _meets(tree, against, pair.recipient) > _INSIDE - 0.1:
        straight *= 0.5
    swapped = _meets(tree, actors, pair.recipient) * _meets(tree, recipients, pair.actor) if actors else 0.0
    return max(straight, _SWAPPED * swapped)


def _meets(tree: Tree, fillers: Iterable[int], marked: frozenset[int]) -> float:
    """How well do the fillers of a role meet a marked span?"""
    if not marked:
        return _NONE_WANTED
    fillers = list(fillers)
    if not fillers:
        return _UNFILLED
    return max(_meet(tree, filler, marked) for filler in fillers)


def _below(tree: Tree, predicate: int, marked: frozenset[int]) -> float:
    """A span in no role may still stand in the clause of the predicate: "reforms in Vardania"."""
    for each in sorted(marked):
        up = _ancestors(tree, each)
        if predicate in up and each != predicate:
            clause = any(tree.dep[step] in _CLAUSES for step in up[: up.index(predicate)])
            return 0.0 if clause else _IN_CLAUSE_OF
    return 0.0


def _meet(tree: Tree, filler: int, marked: frozenset[int], depth: int = 0) -> float:
    if filler in marked:
        return 1.0
    best = _FILLED_BY_OTHER
    if depth == 0 and tree.dep[filler] == "dobj":  # "issued a statement criticising": the issuer criticises
        issuers = tree.frame(tree.head[filler]).subjects
        best = max([best, *(_BY_DOCUMENT * _meet(tree, each, marked, 1) for each in issuers)])
    for each in marked:
        up = _ancestors(tree, each)
        if filler in up:
            between = up[: up.index(filler)]
            clause = any(tree.dep[step] in _CLAUSES for step in between)
            best = max(best, _IN_CLAUSE if clause else _INSIDE)
    if best < _LOGOPHORIC and tree.pos[filler] == "PRON":
        said_by = _reporter(tree, filler)
        best = max(best, _LOGOPHORIC if any(each in marked for each in said_by) else _PRONOUN)
    if best < _BY_EVENT and tree.pos[filler] in ("NOUN", "VERB"):
        inner = [each for reading in readings(tree, filler) for _, each in reading.roles]
        if any(each in marked for each in inner):
            best = _BY_EVENT
    return best


def _reporter(tree: Tree, pronoun: int) -> tuple[int, ...]:
    """Who says the clause that a pronoun is the subject of: "A said it would"?"""
    clause = tree.head[pronoun]
    if tree.dep[pronoun] in ("nsubj", "nsubjpass") and tree.dep[clause] == "ccomp":
        return tree.frame(tree.head[clause]).subjects
    return ()


# --- what the actor did with it -------------------------------------------------------------------


def _as_done(tree: Tree, reading: Reading, score: float, pair: _Pair) -> Iterator[_Evidence]:
    """The reading turned by what stands above it: negation, future, and the predicates that embed it."""
    event_type, mode = reading.event_type, reading.mode
    why = [reading.rule]
    index = reading.predicate
    for step, (above, dep) in enumerate(_governors(tree, reading)):
        event_type, mode, factor, note = _turn(tree, index, event_type, mode, first=step == 0)
        score *= factor
        why += note
        speech = next((r for r in readings(tree, above) if r.content is not None), None)
        if speech is not None and _holds(tree, speech, pair):  # its own act reaches as far as its content
            yield _Evidence(speech.event_type, speech.mode, score * speech.weight, speech.rule)
            score *= 0.35
        elif speech is not None or _told_by_another(tree, above, reading, pair):
            score *= 0.6
        inner = embedder(tree, above)
        if inner is not None and speech is None:
            turned = _embedded(inner.kind, event_type, same=_same_subject(tree, above, index))
            if turned is not event_type:
                why.append(inner.kind)
                event_type, mode = turned, None
        elif dep == "advcl" and _conditional(tree, index):
            score *= 0.6
        index = above
    event_type, mode, factor, note = _turn(tree, index, event_type, mode, first=index == reading.predicate)
    yield _Evidence(event_type, mode, score * factor, " ".join([*why, *note]))


def _governors(tree: Tree, reading: Reading) -> Iterator[tuple[int, str]]:
    """The predicates above a reading, nearest first, as long as it is their content."""
    index = reading.predicate
    own = set(reading.words)
    for _ in range(_CLIMB):
        dep, head = tree.dep[index], tree.head[index]
        if head == index or (dep not in _CONTENT_DEPS and dep != "conj" and dep != "prep"):
            return
        if dep == "prep" and tree.lower[index] not in _CONTENT_PREPOSITIONS:
            return
        index = head
        if tree.pos[index] in ("VERB", "NOUN", "ADJ") and index not in own and dep != "conj":
            yield index, dep


def _turn(
    tree: Tree, index: int, event_type: EventType, mode: str | None, *, first: bool
) -> tuple[EventType, str | None, float, list[str]]:
    """What a negation or an auxiliary on a predicate makes of the type."""
    helpers = {tree.lower[c] for c in tree.children[index] if tree.dep[c] in ("aux", "auxpass")}
    if tree.negated(index):
        if event_type in _COOPERATIVE or event_type is _T.REQUEST:
            return _T.REJECT, None, 0.9, ["not"]
        return event_type, mode, 0.5, ["not"]
    reported = tree.dep[index] == "ccomp" and tree.lemma[tree.head[index]] in classes()["SPEECH"]
    if first and (helpers & _WILL or (reported and "would" in helpers)):
        turned = _embedded("intended", event_type, same=True)
        if turned is not event_type:
            return turned, None, 0.9, ["will"]
    if helpers & _MAY:
        return event_type, mode, 0.85, []
    return event_type, mode, 1.0, []


def _embedded(kind: str, event_type: EventType, *, same: bool) -> EventType:
    """What an embedding predicate makes of the type of its content; ``same``: of its own subject's act."""
    friendly = event_type in _COOPERATIVE
    if kind in ("intended", "offered", "wished", "expected") and same:
        if friendly:
            return _T.AGREE
        return _T.THREATEN if quad(event_type) == 4 and kind in ("intended", "offered") else event_type
    if kind == "wished":
        return _T.REQUEST
    if kind in ("refused", "denied", "failed") and friendly:
        return _T.REJECT
    if kind == "ends":
        return _ended(event_type)
    return event_type


def _ended(event_type: EventType) -> EventType:
    if event_type in (_T.ASSAULT, _T.MOBILIZE, _T.PROTEST):
        return _T.RETREAT
    if event_type in (_T.SANCTION, _T.COERCE):
        return _T.CONCEDE
    return _T.SANCTION if event_type in _COOPERATIVE else event_type


def _same_subject(tree: Tree, above: int, index: int) -> bool:
    subjects = set(tree.frame(index).subjects)
    return not subjects or bool(subjects & set(tree.frame(above).subjects))


def _holds(tree: Tree, speech: Reading, pair: _Pair) -> bool:
    actors = [each for role, each in speech.roles if role is Role.ACTOR]
    return _meets(tree, actors, pair.actor) >= _PRONOUN if actors else False


def _told_by_another(tree: Tree, above: int, reading: Reading, pair: _Pair) -> bool:
    return tree.lemma[above] in classes()["SPEECH"] and not _holds(tree, reading, pair)


def _conditional(tree: Tree, index: int) -> bool:
    return any(tree.dep[c] == "mark" and tree.lower[c] in ("if", "unless") for c in tree.children[index])
