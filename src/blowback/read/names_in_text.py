"""Which names stand in a parsed text, whole, and what kind of actor does each name?

Three witnesses: the table of known names, the entity recogniser, and the parse (a noun phrase with a
proper noun as its head). The recogniser splits long names and takes titles into them; its spans are
mended here, and one spelling keeps one kind throughout a document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING

from blowback.read.backed import backed_from, backers
from blowback.read.lexicon import lexicon, verb_forms, verbs, words
from blowback.read.name_kinds import ACTING_LABELS, LINKS, Name, agree, head_of, name_kind
from blowback.read.short_forms import find_doubled
from blowback.text.names import NameEntry, NameHit, NameTable, is_acronym
from blowback.vocab.actors import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from blowback.read.tokens import Tokens

_NOT_JOINED = frozenset({"GPE", "LOC", "FAC", "NORP"})
_BODIES = frozenset({"ORG", "NORP"})
_VAGUE = frozenset({ActorKind.OTHER, ActorKind.PLACE, ActorKind.PERSON})
_TIMES = frozenset({"DATE", "TIME"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "poss"})
_INITIAL = 2  # letters of what may be an initial or an abbreviation
_TITLE_CASE = 0.7  # share of capitalised words above which a sentence's capitals say nothing


_Span = tuple[
    int, int, str, NameHit | None
]  # first token, token beyond, recogniser's label, row of the table


def find_names(doc: Doc, tokens: Tokens, table: NameTable) -> list[Name]:
    """Which names does a text hold? In order, none inside another but that of a backer ("X-backed Y")."""
    hits = _supported(tokens, list(table.find(tokens.word, tokens.uncased)))
    plain = _headline_tokens(tokens)
    spans = {(hit.first, hit.beyond): hit for hit in hits}
    found: list[_Span] = []
    for ent in doc.ents:
        label = ent.label_
        beyond = _before_number(tokens, ent.start, ent.end, spans)
        span = _mend(tokens, backed_from(tokens, ent.start, ent.end), beyond, label, plain)
        if span is not None:
            found.append((*span, label, spans.get(span)))
    found.extend((hit.first, hit.beyond, _label(tokens, hit), hit) for hit in hits)
    covered = [False] * len(tokens)
    for first, beyond, _, _ in found:
        covered[first:beyond] = [True] * (beyond - first)
    known = {tokens.lower[beyond - 1] for first, beyond, label, _ in found if label == "PERSON"}
    known |= {
        tokens.lower[first] for first, beyond, label, _ in found if label == "ORG" and beyond - first == 1
    }
    found.extend((*span, "", None) for span in _orphans(tokens, covered, plain, known))
    rows = _parted(tokens, _outermost(found), spans)
    whole = {row[:2] for row in rows}
    rows += [(*span, "GPE", spans.get(span)) for span in backers(tokens, spans) if span not in whole]
    names = [
        Name(
            first,
            beyond,
            head_of(tokens, first, beyond),
            name_kind(tokens, first, beyond, label, hit),
            label,
            hit.entries if hit else (),
        )
        for first, beyond, label, hit in sorted(rows, key=lambda row: row[:2])
    ]
    return agree(tokens, _of_one_kind(tokens, names))


def _of_one_kind(tokens: Tokens, names: list[Name]) -> list[Name]:
    """A short form of which nothing is known is of the kind of the name beside it, or the other way."""
    at = {(name.first, name.beyond): number for number, name in enumerate(names)}
    for full, short in find_doubled(tokens):
        pair = [at[span] for span in (full, short) if span in at]
        known = [names[i].kind for i in pair if names[i].kind not in _VAGUE]
        for i in pair if known else ():
            if names[i].kind in _VAGUE and not names[i].entries:
                names[i] = names[i]._replace(kind=known[0])
    return names


def _parted(tokens: Tokens, found: list[_Span], hits: Mapping[tuple[int, int], NameHit]) -> list[_Span]:
    """The names, those that stand beside their own short form taken apart from it."""
    rows = found
    for full, short in find_doubled(tokens):
        touching = [row for row in rows if row[0] < short[1] and full[0] < row[1]]
        if not touching and tokens.lower[full[1] - 1] not in lexicon().name_heads:
            continue
        label = next((row[2] for row in touching if row[2] in _BODIES), "ORG")
        first = min([full[0], *(row[0] for row in touching)])
        if first < full[0] and tokens.lower[full[0] - 1] in (
            *LINKS,
            "the",
        ):  # "the Northern Wing of the Kesh Front (KF)"
            full = (first, full[1])
        apart = [(*span, label, hits.get(span)) for span in (full, short)]
        before = _trim(tokens, first, full[0], label) if first < full[0] else full
        if before[0] < before[1] < full[0]:  # "Sellin Herald The Kesh Front KF"
            apart.append((*before, label, hits.get(before)))
        rows = sorted([row for row in rows if row not in touching] + apart, key=lambda r: r[0])
    return rows


def _supported(tokens: Tokens, hits: list[NameHit]) -> list[NameHit]:
    """A weak name ("May") counts where the recogniser sees a name, or its bearer is named elsewhere."""
    named = {i for hit in hits for e in hit.entries if e.strength != "weak" for i in e.ids}

    def holds(hit: NameHit, entry: NameEntry) -> bool:
        label = tokens.label[hit.first]
        return label in ACTING_LABELS or (not label and not named.isdisjoint(entry.ids))

    kept = []
    for hit in hits:
        entries = tuple(e for e in hit.entries if e.strength != "weak" or holds(hit, e))
        if entries:
            kept.append(hit._replace(entries=entries))
    return kept


def _label(tokens: Tokens, hit: NameHit) -> str:
    labels = Counter(label for label in tokens.label[hit.first : hit.beyond] if label)
    return max(sorted(labels), key=labels.__getitem__) if labels else ""


def _outermost(found: list[_Span]) -> list[_Span]:
    """The longer of two overlapping spans stays; of equal ones, the one that the table knows."""
    kept: list[_Span] = []
    taken: set[int] = set()
    for row in sorted(found, key=lambda r: (r[0] - r[1], r[3] is None, r[0])):
        if taken.isdisjoint(range(row[0], row[1])):
            kept.append(row)
            taken.update(range(row[0], row[1]))
    return sorted(kept, key=lambda r: r[0])


def _headline_tokens(tokens: Tokens) -> list[bool]:
    """Which tokens stand in a sentence where nearly every word is capitalised?"""
    capital: Counter[int] = Counter()
    total: Counter[int] = Counter()
    for i, word in enumerate(tokens.word):
        if len(word) > 3 and word.isalpha():
            total[tokens.sentence[i]] += 1
            capital[tokens.sentence[i]] += word[0].isupper()
    told = {
        tokens.sentence[i] for i, word in enumerate(tokens.word) if tokens.pos[i] == "VERB" and word.islower()
    }
    flat = {s for s, n in total.items() if n >= 4 and capital[s] >= _TITLE_CASE * n and s not in told}
    return [s in flat for s in tokens.sentence]


# --- mending spans --------------------------------------------------------------------------------


def _mend(
    tokens: Tokens, first: int, beyond: int, label: str, plain: Sequence[bool]
) -> tuple[int, int] | None:
    """The recogniser's span without articles, titles and marks, and with the rest of its name."""
    if label not in ACTING_LABELS and not _has_org_head(tokens, first, beyond):
        return None
    first, beyond = _trim(tokens, first, beyond, label)
    if first >= beyond:  # nothing but articles, titles and marks
        return None
    if label == "PERSON":
        beyond = _before_predicate(tokens, first, beyond, plain)
        if _is_heading(tokens, first, beyond):
            return None
    if not any(tokens.word[i][0].isalnum() for i in range(first, beyond)):
        return None
    if _is_noun_phrase(tokens, first, beyond) or _is_event(tokens, first, beyond):
        return None
    if label == "ORG" and _is_of_title(tokens, first, beyond):
        return None
    first, beyond = _join_hyphens(tokens, first, beyond, label)
    if not plain[first] and not tokens.uncased[first]:
        first, beyond = _join_compounds(tokens, first, beyond, label)
        beyond = _join_complement(tokens, beyond)
    return first, beyond


def _before_number(tokens: Tokens, first: int, beyond: int, known: Container[tuple[int, int]]) -> int:
    """Where does a known name end before how many it got: "sold Vardania 36 Lancer howitzers"?"""
    numbers = (i for i in range(first + 1, beyond) if tokens.word[i].isdigit() and (first, i) in known)
    return next(numbers, beyond)


def _before_predicate(tokens: Tokens, first: int, beyond: int, plain: Sequence[bool]) -> int:
    """Where does somebody's name end in a headline, before what the headline tells ("Ana Kesh Says")?"""
    if not plain[first]:
        return beyond
    for i in range(first + 1, beyond):
        told = tokens.lower[i] in verb_forms() or tokens.pos[i] in {"AUX", "ADP", "PART", "SCONJ"}
        if told and tokens.lower[i] not in words().particles:
            return i
    return beyond


def _is_heading(tokens: Tokens, first: int, beyond: int) -> bool:
    """Is a supposed name a word in capitals that the text also writes small ("QUESTION:")?"""
    word = tokens.word[first]
    alone = beyond - first == 1 and word.isupper() and len(word) > _INITIAL
    return (
        alone
        and tokens.lower[first] not in lexicon().first_names
        and (tokens.lower[first] in tokens.word or tokens.lower[first] in lexicon().nouns)
    )


def _is_noun_phrase(tokens: Tokens, first: int, beyond: int) -> bool:
    """Is a span no name but a phrase in capitals: "Commanders of the Kesh Army", "this State"?"""
    head = head_of(tokens, first, beyond)
    noun = lexicon().nouns.get(tokens.lower[head].removesuffix("s"))
    if noun is None:
        return False
    if beyond - first == 1:
        determined = any(tokens.dep[c] in {"det", "poss"} for c in tokens.children[head])
        return determined or _opens_as_plural(tokens, head)
    return noun.one is ActorKind.PERSON and head + 1 < beyond and tokens.lower[head + 1] == "of"


def _opens_as_plural(tokens: Tokens, i: int) -> bool:
    """Is a capitalised word only the first of its sentence: "Rebels led by", "Protesters burnt"?"""
    word = tokens.lower[i]
    opens = i == 0 or tokens.sentence[i - 1] != tokens.sentence[i]
    return opens and word.endswith("s") and tokens.word[i][1:].islower() and word[:-1] in lexicon().nouns


def _is_event(tokens: Tokens, first: int, beyond: int) -> bool:
    """Does the name's last word say that it names a happening or a document, nobody who acts?"""
    stops = [i for i in range(first + 1, beyond) if tokens.lower[i] in LINKS]
    last = stops[0] - 1 if stops else beyond - 1
    return last > first and tokens.lower[last] in words().not_actors


def _is_of_title(tokens: Tokens, first: int, beyond: int) -> bool:
    """Is a span the first word of a title before a name: "Supreme" in "Supreme Judge Ana Kesh"?"""
    if beyond - first > 1 or beyond + 1 >= len(tokens) or is_acronym(tokens.word[first]):
        return False
    title = tokens.lower[beyond] in lexicon().titles and tokens.word[beyond][:1].isupper()
    return title and tokens.label[beyond + 1] == "PERSON" and tokens.pos[first] in {"ADJ", "PROPN"}


def _has_org_head(tokens: Tokens, first: int, beyond: int) -> bool:
    kind = lexicon().name_heads.get(tokens.lower[beyond - 1])
    return beyond - first > 1 and kind is not None and kind is not ActorKind.PLACE


def _trim(tokens: Tokens, first: int, beyond: int, label: str) -> tuple[int, int]:
    titles = lexicon().titles
    brackets = [i for i in range(first, beyond) if tokens.word[i] in "()[]"]
    if brackets and brackets[0] > first:
        beyond = brackets[0]
    while beyond > first and (
        tokens.pos[beyond - 1] in {"PUNCT", "PART", "SPACE", "SYM"} and tokens.word[beyond - 1] != "&"
    ):
        beyond -= 1
    while first < beyond and (
        tokens.pos[first] in {"DET", "PUNCT", "SPACE", "PART", "SYM", "ADP", "SCONJ", "CCONJ"}
        or (tokens.word[first].islower() and tokens.lower[first] not in words().particles)
        or (beyond - first > 1 and tokens.lower[first] in words().locating)
    ):
        first += 1
    if label == "PERSON":
        first = max([first, *(i + 1 for i in range(first, beyond - 1) if tokens.lower[i] in titles)])
    if label != "PERSON":
        while beyond - first > 1 and tokens.word[beyond - 1].islower():
            beyond -= 1
    return first, beyond


def _join_hyphens(tokens: Tokens, first: int, beyond: int, label: str) -> tuple[int, int]:
    """Hyphens join the parts of a name ("Kesh-e-Vardan"), but no prefix ("pro-Kesh") and no two places."""

    def joins(part: int) -> bool:
        word = tokens.word[part]
        other = tokens.label[part]
        places = label in _NOT_JOINED and other in _NOT_JOINED
        return not places and (word[:1].isupper() or word in words().particles)

    def hyphen(i: int) -> bool:
        return tokens.word[i] in {"-", "–"} and tokens.glued(i) and tokens.glued(i + 1)

    while first >= 2 and hyphen(first - 1) and joins(first - 2):
        first -= 2
    end = beyond
    while end + 1 < len(tokens) and hyphen(end) and joins(end + 1):
        end += 2
        if tokens.word[end - 1][:1].isupper():
            beyond = end
    return first, beyond


def _join_compounds(tokens: Tokens, first: int, beyond: int, label: str) -> tuple[int, int]:
    """Proper nouns that the parse compounds with the name belong to it, titles and other names do not."""
    titles, name_heads = lexicon().titles, lexicon().name_heads

    def free(i: int) -> bool:
        return tokens.pos[i] == "PROPN" and tokens.word[i][:1].isupper() and tokens.lower[i] not in titles

    while (
        first > 0
        and free(first - 1)
        and tokens.dep[first - 1] == "compound"
        and first <= tokens.head[first - 1] < beyond
        and (not tokens.label[first - 1] or tokens.label[first - 1] == label)
    ):
        first -= 1
    while (
        beyond < len(tokens)
        and free(beyond)
        and tokens.dep[beyond - 1] == "compound"
        and tokens.head[beyond - 1] >= beyond
        and (not tokens.label[beyond] or tokens.label[beyond] == label or tokens.lower[beyond] in name_heads)
        and (label == "ORG" or tokens.lower[beyond] in name_heads or tokens.label[beyond] == label)
    ):
        beyond += 1
    return first, beyond


def _join_complement(tokens: Tokens, beyond: int) -> int:
    """Where does a name with a complement end ("Front for the Liberation of Kesh and the Marches")?"""
    if tokens.lower[beyond - 1] not in lexicon().name_heads and tokens.lower[beyond - 1] != "state":
        return beyond
    end = beyond
    while end + 1 < len(tokens) and tokens.lower[end] in LINKS:
        at = end + 1
        if tokens.lower[at] == "the" and at + 1 < len(tokens):
            at += 1
        if not _capital(tokens, at):
            break
        while at < len(tokens) and _capital(tokens, at):
            at += 1
        end = at
        if at + 1 < len(tokens) and tokens.lower[at] == "and":
            more = at + 2 if tokens.lower[at + 1] == "the" else at + 1
            if more < len(tokens) and _capital(tokens, more) and tokens.dep[more] in {"conj", "compound"}:
                joint = more if tokens.dep[more] == "conj" else tokens.head[more]
                if beyond < tokens.head[joint] < at and joint - more <= 2:
                    end = joint + 1
    return end


def _capital(tokens: Tokens, i: int) -> bool:
    return tokens.word[i][:1].isupper() and tokens.pos[i] in {"PROPN", "NOUN", "ADJ"}


def _orphans(
    tokens: Tokens, covered: Sequence[bool], plain: Sequence[bool], known: Container[str]
) -> list[tuple[int, int]]:
    """Runs of proper nouns that the recogniser passed over and that their words show to be names.

    ``known`` are names of one word, and last words of persons' names, in the document.
    """
    found: list[tuple[int, int]] = []
    book = lexicon()
    plainly = {word for word in tokens.word if word.islower()}
    for i in range(len(tokens)):
        if (
            tokens.pos[i] != "PROPN"
            or tokens.dep[i] == "compound"
            or (tokens.label[i] in _TIMES and not _is_named_elsewhere(tokens, i))
        ):
            continue
        if covered[i] or plain[i] or tokens.uncased[i] or not tokens.word[i][:1].isupper():
            continue
        first = i
        while (
            first > 0
            and not covered[first - 1]
            and tokens.pos[first - 1] in {"PROPN", "ADJ"}
            and tokens.word[first - 1][:1].isupper()
            and tokens.head[first - 1] == i
        ):
            first -= 1
        while i - first > 0 and tokens.lower[first] in book.titles and tokens.lower[i] not in book.name_heads:
            first += 1
        last = tokens.lower[i]
        if i > first and last in book.name_heads:
            found.append((first, _join_complement(tokens, i + 1)))
        elif last in book.nouns or last in book.titles or (first == i and _opens_as_plural(tokens, i)):
            continue
        elif tokens.lower[first] in book.first_names or (first and tokens.lower[first - 1] in book.titles):
            found.append((first, i + 1))
        elif first == i and (last in known or (is_acronym(tokens.word[i]) and _acronym_acts(tokens, i))):
            found.append((i, i + 1))
        elif _is_proper(tokens, first, i, plainly) and _is_argument(tokens, i):
            found.append((first, i + 1))
    return found


def _is_proper(tokens: Tokens, first: int, last: int, plainly: Container[str]) -> bool:
    """Is a run of capitalised words a name and no word that the document also writes small?"""
    if tokens.lower[last] in words().not_actors or is_acronym(tokens.word[last]):
        return False
    opens = first == 0 or tokens.pos[first - 1] in {"PUNCT", "SPACE"}
    if opens and tokens.lower[last].removesuffix("s").endswith(tuple(lexicon().abstract)):
        return False  # a common noun that has its capital from the sentence
    return all(
        (not tokens.label[i] or _is_named_elsewhere(tokens, i))
        and len(tokens.word[i]) > _INITIAL
        and tokens.word[i].isalpha()
        and tokens.lower[i] not in plainly
        for i in range(first, last + 1)
    )


def _is_named_elsewhere(tokens: Tokens, i: int) -> bool:
    """Was a word taken into a date or number here ("between X"), though the text names somebody by it?"""
    if tokens.label[i] not in _TIMES:
        return False
    same = (j for j, word in enumerate(tokens.word) if word == tokens.word[i] and j != i)
    return any(tokens.label[j] not in _TIMES and tokens.label[j] for j in same)


def _is_argument(tokens: Tokens, i: int) -> bool:
    """Does a word stand where those stand who act or are acted on?"""
    while tokens.dep[i] == "conj" and tokens.head[i] != i:
        i = tokens.head[i]
    if tokens.dep[i] == "pobj":
        return tokens.lower[tokens.head[i]] in words().acting_links
    return tokens.dep[i] in _ARGUMENTS


def _acronym_acts(tokens: Tokens, i: int) -> bool:
    """Does an acronym that nobody knows stand in brackets after a name, or do what somebody does?"""
    if tokens.label[i]:
        return False
    bracketed = 0 < i < len(tokens) - 1 and tokens.word[i - 1] == "(" and tokens.word[i + 1] == ")"
    return bracketed or (tokens.dep[i] == "nsubj" and tokens.lemma[tokens.head[i]] in verbs().acting)
