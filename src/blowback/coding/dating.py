"""Which time of the text dates a predicate?

A time belongs to the clause or the noun that it stands in: never across the edge of a relative or
subordinate clause. One that opens the sentence dates all its coordinated main clauses. Where none does, none
is given: never the publication date instead.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from blowback.coding.beside_dated import time_before_semicolon
from blowback.coding.governors import governor_class
from blowback.coding.in_a_row import is_count
from blowback.records import Time
from blowback.vocab.times import Granularity

if TYPE_CHECKING:
    from blowback.coding.frames import Tree

_VERBAL = ("VERB", "AUX")
_CLIMB = 8
_OPENING = 5  # a time within the first words, before any verb, opens a sentence
_SPEECH = ("said", "denied", "alleged", "known", "believed", "requested", "promised", "threatened")
_JUDGING = ("denied", "alleged", "known", "requested", "promised", "threatened")
# edges of clauses that no time crosses
_EDGES = ("relcl", "ccomp", "advcl", "parataxis", "csubj", "appos")
# what a noun shares the time of its verb by, and a time hung on the noun dates the verb by
_CORE = ("dobj", "nsubj", "nsubjpass", "attr", "prep", "pobj", "agent", "dative")
_TIGHT = ("dobj", "nsubj", "nsubjpass", "attr")
# what has no time of its own
_TIMELESS = frozenset({"organization", "organisation", "group", "entity", "list", "sponsor", "blacklist"})
# words about a deed, which they name behind "for"
_JUDGED_FOR = frozenset(
    {"apologize", "apologise", "thank", "praise", "blame", "criticize", "criticise", "condemn", "denounce",
     "forgive", "honor", "honour", "congratulate", "mock", "scold", "rebuke"}
)  # fmt: skip
_COARSE = (Granularity.MONTH, Granularity.YEAR)
_TOPIC = frozenset({"about", "regarding", "concerning"})
_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?!.*(\d|\bnext\b)).*\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}|['’]\d\d")
_INSIDE = ("compound", "amod", "nmod", "poss", "nummod")


def nearest_time(tree: Tree, predicate: int, rows: Sequence[tuple[Time, int]]) -> tuple[Time, int] | None:
    """The time that dates the predicate, and the token on top of it; ``None``: its clause has none.

    Args:
        tree: the parse.
        predicate: the token of the event word.
        rows: the times of its sentence, each with the uppermost token of its phrase.
    """
    best: tuple[tuple[int, int], tuple[Time, int]] | None = None
    carriers = _carriers(tree, predicate)
    telling = [word for word in carriers if word < predicate and _judges(tree, word)]
    rows = [(row, _anchor(tree, token)) for row, token in rows if not is_of_other(tree, predicate, token)]
    for row, token in rows:
        if any(token < predicate and _hangs_on(tree, token, word) for word in telling):
            continue  # "accused on Monday of an attack": the day is that of the words
        if row.granularity in _COARSE and _is_of_deed_judged(tree, predicate, token):
            continue
        distance = _distance(tree, token, carriers)
        if distance is not None:
            cost = (distance, abs(token - predicate))
            if best is None or cost < best[0]:
                best = cost, (row, token)
    if best is not None:
        return best[1]
    return _opening(tree, predicate, rows) or time_before_semicolon(tree, predicate, rows)


def is_of_other(tree: Tree, predicate: int, token: int) -> bool:
    """Does a time or place stand with an earlier item of a list: "the raid of June and killing of two"?"""
    first = predicate
    while tree.dep[first] == "conj" and tree.pos[tree.head[first]] in ("NOUN", "PROPN"):
        first = tree.head[first]
    if first == predicate or tree.pos[predicate] != "NOUN":
        return False
    stray = tree.dep[first] in ("npadvmod", "dep")  # an item that the parser hung on the verb
    before = tree.head[first] if stray else first
    return before < token < predicate and token not in set(tree.descendants(predicate))


def _is_of_deed_judged(tree: Tree, predicate: int, token: int) -> bool:
    """Does a time stand behind what somebody is thanked or sorry for: "apologized for the deaths in May"?

    News gives the day of words; a month or year there is that of the deed.
    """
    if tree.lemma[predicate] not in _JUDGED_FOR:
        return False
    links = [c for c in tree.children[predicate] if tree.lower[c] in ("for", "over") and predicate < c]
    return any((noun := tree.child(link, "pobj")) is not None and noun < token for link in links)


def is_told_past(tree: Tree, verb: int) -> bool:
    """Has a verb the form of what is over: "attacked", "was attacked", "has attacked"?"""
    if tree.pos[verb] not in _VERBAL or tree.tag[verb] not in ("VBD", "VBN"):
        return False
    auxiliaries = [c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass")]
    if any(tree.tag[c] == "MD" or tree.lower[c] == "to" for c in auxiliaries):
        return False
    perfect = any(tree.lower[c] in ("have", "has", "had") for c in auxiliaries)
    return perfect or any(tree.tag[each] == "VBD" for each in (verb, *auxiliaries))


def gone_by(text: str, start: str, end: str | None) -> tuple[str, str | None]:
    """The last one gone by, of a month or day without its year or a weekday without its date."""
    if _WEEKDAY.match(text):
        return _week_earlier(start), _week_earlier(end) if end is not None else None
    if not _MONTH.search(text) or _YEAR.search(text) or "02-29" in (start[5:10], (end or "")[5:10]):
        return start, end
    return _earlier(start), _earlier(end) if end is not None else None


def _earlier(day: str) -> str:
    return f"{int(day[:4]) - 1:04}{day[4:]}"


def _week_earlier(moment: str) -> str:
    day, rest = date.fromisoformat(moment[:10]), moment[10:]
    return f"{day - timedelta(days=7)}{rest}"


def _anchor(tree: Tree, token: int) -> int:
    """Where a time hangs when the parser misplaced it: "In May Kesh fell", "one in May that killed five"."""
    clause = tree.child(token, "relcl")
    subject = tree.child(clause, "nsubj", "nsubjpass") if clause is not None else None
    on_verb = tree.pos[tree.head[tree.head[token]]] in _VERBAL
    if clause is not None and subject is not None and on_verb and tree.lower[subject] in ("that", "which"):
        return clause  # no month kills: what did is what the clause dates
    if tree.dep[token] not in _INSIDE:
        return token
    first = min(tree.descendants(token))
    before = first - 1
    bare = before >= 0 and tree.pos[before] == "ADP" and not tree.children[before]
    return before if bare and tree.head[before] != token else token


def _carriers(tree: Tree, predicate: int) -> dict[int, int]:
    """The predicate, and the words above it that share its time, with their distance."""
    found, current = {predicate: 0}, predicate
    for step in range(1, _CLIMB):
        head, dep = tree.head[current], tree.dep[current]
        if head == current or dep in _EDGES:
            break
        if dep == "conj" and tree.pos[current] in _VERBAL:
            break  # a verb has its own time; what opens the sentence is shared elsewhere
        if dep == "acl" and tree.tag[current] != "VB":
            break
        if _embeds(tree, head, dep):
            break  # what is promised has not the time of the promise
        if dep == "pobj" and tree.lower[head] in _TOPIC and tree.pos[tree.head[head]] in _VERBAL:
            break  # nor what a report of Monday is about that of the report
        found[head] = step * 3
        if tree.pos[head] in _VERBAL and dep not in ("xcomp", "aux", "auxpass"):
            break
        current = head
    if tree.pos[predicate] in _VERBAL:
        found |= dict.fromkeys(_shared_conjuncts(tree, predicate), 2)
    return found


def _shared_conjuncts(tree: Tree, verb: int) -> Iterator[int]:
    """Later verbs of the same subject, whose time at the end of all is shared: "fought and won in May"."""
    for child in tree.children[verb]:
        own = tree.child(child, "nsubj", "nsubjpass")
        if tree.dep[child] == "conj" and tree.pos[child] in _VERBAL and own is None:
            yield child


def _distance(tree: Tree, token: int, carriers: dict[int, int]) -> int | None:
    """How far up from the time stands a word that carries the predicate, in its own clause?"""
    distance, current = 0, token
    for _ in range(_CLIMB):
        if current in carriers:
            return carriers[current] + distance
        head, dep = tree.head[current], tree.dep[current]
        if head == current or (current != token and not _passes(tree, current, token)):
            return None
        if current == token and dep in _EDGES:
            return None
        current, distance = head, distance + 1
    return None


def _passes(tree: Tree, current: int, token: int) -> bool:
    """May a time below ``current`` date what is above it?"""
    dep = tree.dep[current]
    if tree.pos[current] in _VERBAL:
        return dep == "xcomp" and not _embeds(tree, tree.head[current], dep)
    if tree.pos[current] not in ("NOUN", "PROPN") or is_count(tree, current):
        return True
    # "the March attack", "the truce of June": the noun's own time
    owned = tree.dep[token] in _INSIDE or tree.lower[tree.head[token]] == "of"
    if not owned and (tree.pos[current] == "PROPN" or tree.lemma[current] in _TIMELESS) and dep == "pobj":
        return True  # "listed A as a terrorist group in May", "shelled the port of Kesh in May"
    return not owned and dep in _TIGHT and not _tells(tree, tree.head[current])


def _tells(tree: Tree, verb: int) -> bool:
    """Does a verb speak of its object rather than make it: "blamed the attack in May on B"?"""
    return governor_class(tree, verb) in (*_SPEECH, "intended", "wished", "expected")


def _judges(tree: Tree, word: int) -> bool:
    """Is it a verb whose object is a deed of its own day: "accused her of", "condemned", "claimed"?"""
    return tree.pos[word] == "VERB" and governor_class(tree, word) in _JUDGING


def _hangs_on(tree: Tree, token: int, verb: int) -> bool:
    """Does a time belong to the verb itself: "on Monday condemned", "accused her in May of"?"""
    above = tree.head[token]
    while tree.pos[above] in ("ADP", "ADV") and tree.head[above] != above:
        above = tree.head[above]
    return above == verb


def _embeds(tree: Tree, head: int, dep: str) -> bool:
    """Is what hangs there the content of a saying, wish or plan, whose time is another?"""
    clause = dep in ("xcomp", "ccomp", "pcomp", "advcl")
    return clause and tree.pos[head] in _VERBAL and _tells(tree, head)


def _opening(tree: Tree, predicate: int, rows: Sequence[tuple[Time, int]]) -> tuple[Time, int] | None:
    """A time that opens the sentence dates all its main clauses: "In May A left and B came"."""
    first = tree.sentences[tree.sent[predicate]][0]
    opening = next((pair for pair in rows if _opens(tree, pair[1], first)), None)
    current = predicate
    for _ in range(_CLIMB):
        head, dep = tree.head[current], tree.dep[current]
        if head == current:
            return opening
        if dep == "ccomp" and governor_class(tree, head) in _SPEECH:
            return None  # "In May he said ...": the month is that of the saying
        if _embeds(tree, head, dep):
            return None
        if dep not in ("conj", "ccomp", "xcomp", *_CORE) and not _is_spliced(tree, current):
            return None
        if dep in _CORE and tree.pos[head] in _VERBAL and _tells(tree, head):
            return None
        current = head
    return None


def _is_spliced(tree: Tree, verb: int) -> bool:
    """Is it a main clause that the parser hung under the next: the first of "A left, B came and C died"?"""
    subject = tree.child(verb, "nsubj", "nsubjpass")
    finite = tree.tag[verb] in ("VBD", "VBZ", "VBP")
    if tree.dep[verb] != "advcl" or subject is None or not finite or not verb < tree.head[verb]:
        return False
    own = tree.descendants(verb)
    first = min(i for i in own if tree.pos[i] != "PUNCT")
    return first == min(tree.descendants(subject))


def _opens(tree: Tree, token: int, first: int) -> bool:
    """Does the time stand before any verb, on the main clause itself?"""
    if token - first > _OPENING or any(tree.pos[i] in _VERBAL for i in range(first, token)):
        return False
    current = token
    for _ in range(_CLIMB):
        head, dep = tree.head[current], tree.dep[current]
        if head == current:
            return True
        if dep in _EDGES or dep == "acl" or (current != token and tree.pos[current] in ("NOUN", "PROPN")):
            return False
        current = head
    return False


def relation(tree: Tree, token: int) -> str | None:
    """How does the time stand to what it dates: "since", "until", "before", "after" it, or in it?"""
    if tree.lower[token] in _RELATIONS:
        return _RELATIONS[tree.lower[token]]
    current = token
    for _ in range(_CLIMB):
        head, dep = tree.head[current], tree.dep[current]
        word = tree.lower[head]
        if dep in ("pobj", "pcomp") and word in _RELATIONS:
            return _RELATIONS[word]
        if dep not in ("compound", "nmod", "amod", "nummod", "npadvmod"):
            return None
        current = head
    return None


_RELATIONS = {
    "since": "since",
    "until": "until",
    "till": "until",
    "before": "until",
    "after": "after",
    "by": "by",
}


def lasts(tree: Tree, token: int) -> bool:
    """Does the time say until when or since when something goes on, rather than when it is done?"""
    return tree.lower[tree.head[token]] in ("until", "till", "since")


def is_term(tree: Tree, token: int) -> bool:
    """Does a length of time say by when: "within 30 days", "in two weeks", "in the next month"?"""
    return tree.dep[token] == "pobj" and tree.lower[tree.head[token]] in ("within", "in", "inside")


def after(day: str, length: str) -> str | None:
    """The day after so much time from ``day``, which counts as the first: a length as TIMEX3 writes it.

    >>> after("2031-06-10T00:00:00Z", "P30D")
    '2031-07-11T00:00:00Z'
    """
    found = _LENGTH.fullmatch(length)
    if found is None:
        return None
    count, unit = int(found[1]), found[2]
    start = date.fromisoformat(day[:10])
    if unit in "DW":
        end = start + timedelta(days=count * (7 if unit == "W" else 1))
    else:
        months = start.month - 1 + count * (12 if unit == "Y" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        end = date(year, month, min(start.day, monthrange(year, month)[1]))
    return f"{(end + timedelta(days=1)).isoformat()}{day[10:]}"


_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
