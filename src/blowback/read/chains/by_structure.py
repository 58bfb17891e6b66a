"""Which mentions does the grammar make one actor: apposition, predicate, the speaker's "I"?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from blowback.read.chains.entities import Entities
from blowback.read.chains.features import Feature
from blowback.read.lexicon import verbs, words
from blowback.read.tokens import Tokens
from blowback.records import Span
from blowback.text.statements import statement_below
from blowback.vocab.actors import MentionForm

_ASKING = -2  # the voice of an interviewer
_INTERVIEW = 3  # questions to "you" that make an interview
_MARKS = frozenset('"“”')
_COPULAS = frozenset({"be", "become", "remain"})


def link_structure(tokens: Tokens, features: list[Feature], entities: Entities) -> None:
    """Join appositions and predicate nominatives with what they describe."""
    at = {f.at: f for f in features}
    for feature in features:
        same = _same_by_grammar(tokens, feature, at)
        if same is not None and agree(feature, same):
            entities.join(same, feature, listed=True)


def _same_by_grammar(tokens: Tokens, feature: Feature, at: dict[int, Feature]) -> Feature | None:
    """Which mention does the grammar make the same as this one?"""
    dep, head = tokens.dep[feature.at], tokens.head[feature.at]
    if feature.form is MentionForm.PRONOUN:
        return None
    if feature.form is MentionForm.NOMINAL:
        if dep == "compound":  # "the referee Ana Kesh"
            named = at.get(head)
            return named if named is not None and named.first == feature.beyond == feature.at + 1 else None
        if feature.head in words().places_of:  # "the city of Vardan"
            place = _of(tokens, feature.at, at)
            return place if place is not None and place.family == "place" and place.words else None
        if feature.head in words().named_bodies and feature.number == "one":  # "the Kesh group"
            name = _name_within(tokens, feature, at)
            if name is not None and name.family == "body":
                return name
    called = _known_as(tokens, feature, at)
    if called is not None:
        return called
    if dep == "appos":
        other = _described_last(tokens, feature, at) or at.get(head)
        apart = other is None or _listed(feature, other) or _is_one_of_them(tokens, feature)
        return None if apart else other
    if dep == "conj" and feature.reference == "bare" and feature.number == "one":
        first = at.get(head)  # "Ana Kesh, minister and leader of the party"
        if (
            first is not None
            and tokens.dep[head] == "appos"
            and first.reference == "bare"
            and not first.words
        ):
            return at.get(tokens.head[head])
    return _subject(tokens, head, at) if dep == "attr" else None


def _known_as(tokens: Tokens, feature: Feature, at: dict[int, Feature]) -> Feature | None:
    """By what name is it said to be known: "the group, known as the KFR"?"""
    if feature.form is not MentionForm.NOMINAL or feature.number == "many":
        return None
    for verb in tokens.children[feature.at]:
        if tokens.dep[verb] == "acl" and tokens.lower[verb] in ("known", "called", "dubbed", "named"):
            link = next((c for c in tokens.children[verb] if tokens.lower[c] == "as"), verb)
            names = (
                at[c] for c in tokens.children[link] if tokens.dep[c] in ("pobj", "oprd", "attr") and c in at
            )
            return next((name for name in names if name.words), None)
    return None


def _described_last(tokens: Tokens, feature: Feature, at: dict[int, Feature]) -> Feature | None:
    """What ends the apposition before: the party in "Ana Kesh, leader of the Front, the main party"."""
    before = [c for c in tokens.children[tokens.head[feature.at]] if tokens.dep[c] == "appos" and c in at]
    if feature.at not in before or before[0] == feature.at or at[before[0]].family == feature.family:
        return None
    end = feature.first - 1
    while end > 0 and (tokens.dep[end] in ("det", "punct") or tokens.word[end] == ","):
        end -= 1
    last = at.get(end)
    return last if last is not None and last.family == feature.family else None


def _name_within(tokens: Tokens, feature: Feature, at: dict[int, Feature]) -> Feature | None:
    """The name right before the noun of a phrase, whatever describes the noun in between.

    "The anti-Kesh coalition" and "the Kesh-backed militia" are others than Kesh.
    """
    for i in range(feature.at - 1, feature.first - 1, -1):
        if i in at and at[i].words:
            joined = tokens.word[at[i].first - 1] == "-" if at[i].first else False
            return at[i] if tokens.dep[i] != "poss" and not at[i].adjective and not joined else None
        if tokens.dep[i] not in {"compound", "amod", "punct"} or tokens.word[i] == "-":
            return None
    return None


def _of(tokens: Tokens, noun: int, at: dict[int, Feature]) -> Feature | None:
    for child in tokens.children[noun]:
        if tokens.lower[child] == "of" and child == noun + 1:
            return next((at[c] for c in tokens.children[child] if c in at), None)
    return None


def _listed(a: Feature, b: Feature) -> bool:
    """Two names beside each other are a list, or a town and its province, far more often than one thing."""
    return a.form is MentionForm.NAME and b.form is MentionForm.NAME


def _is_one_of_them(tokens: Tokens, feature: Feature) -> bool:
    """Is it only one of those whom it stands beside: "two groups, among them the Kesh Front"?"""
    return any(tokens.lower[c] == "among" and c < feature.at for c in tokens.children[feature.at])


def _subject(tokens: Tokens, verb: int, at: dict[int, Feature]) -> Feature | None:
    if tokens.lemma[verb] not in _COPULAS:
        return None
    children = tokens.children[verb]
    if any(tokens.dep[c] == "neg" for c in children):
        return None
    return next((at[c] for c in children if tokens.dep[c] == "nsubj" and c in at), None)


def agree(a: Feature, b: Feature) -> bool:
    """Can two mentions be one by kind and number?"""
    if a.number and b.number and a.number != b.number and {"body", "any"}.isdisjoint({a.family, b.family}):
        return False
    pair = {a.family, b.family}
    return (
        len(pair) == 1
        or "any" in pair
        or pair in ({"person", "people"}, {"body", "people"})
        or (MentionForm.PRONOUN in {a.form, b.form} and "person" not in pair)
    )


# --- the first and second person ------------------------------------------------------------------


def link_speakers(
    tokens: Tokens, features: list[Feature], entities: Entities, quotes: Sequence[Span]
) -> dict[int, Feature]:
    """Join "I" with who speaks, and each speaker's "we" and "you" among themselves.

    Returns:
        Who speaks in which quotation, by the number of the quotation.
    """
    speakers = _speakers(tokens, features, quotes)
    asking = _questions(tokens, features)
    first: dict[tuple[str, int], Feature] = {}
    for feature in features:
        if feature.person is None or not feature.speaks:
            continue
        speaker = speakers.get(feature.quote)
        if speaker is not None and (
            (feature.person == "i" and speaker.number != "many")
            or (feature.person == "we" and speaker.family != "person")
        ):
            entities.join(speaker, feature)
            continue
        voice = entities.of(speaker).members[0].order if speaker is not None else -1
        if voice == -1 and feature.block in asking and feature.quote == -1:
            voice = _ASKING
        entities.join(first.setdefault((feature.person, voice), feature), feature)
    if asking:
        _link_interviewee(tokens, features, entities, first)
    return speakers


def statements(tokens: Tokens) -> list[Span]:
    """Which stretches are said with no marks around them: the paragraphs under *The minister said:*?"""
    found: list[Span] = []
    for verb, lemma in enumerate(tokens.lemma):
        if lemma in verbs().saying and tokens.pos[verb] == "VERB":
            said = statement_below(tokens.text, tokens.end[verb])
            found += [said] if said is not None else []
    return found


def _questions(tokens: Tokens, features: Sequence[Feature]) -> frozenset[int]:
    """Which blocks of an interview are questions to somebody?"""
    asked = set()
    for feature in features:
        if feature.person == "you" and feature.quote == -1:
            asked.add(feature.block)
    ends: dict[int, str] = {}
    for i, block in enumerate(tokens.block):
        if tokens.pos[i] != "SPACE":
            ends[block] = tokens.word[i]
    found = frozenset(block for block in asked if ends.get(block) == "?")
    return found if len(found) >= _INTERVIEW else frozenset()


def _link_interviewee(
    tokens: Tokens, features: Sequence[Feature], entities: Entities, first: dict[tuple[str, int], Feature]
) -> None:
    """Who is asked "you" answers "I", and is the person that the text says was interviewed."""
    asked, answers = first.get(("you", _ASKING)), first.get(("i", -1))
    if asked is not None and answers is not None:
        entities.join(asked, answers)
    known = asked or answers
    for feature in features:
        if known is None or feature.order > known.order:
            return
        if feature.form is MentionForm.NAME and feature.family == "person":
            head = tokens.head[feature.at]
            verb = tokens.head[head] if tokens.dep[feature.at] == "pobj" else head
            asked_of = tokens.lemma[verb] == "interview" and tokens.dep[feature.at] != "nsubj"
            if asked_of and entities.join(feature, known):
                return


def _speakers(tokens: Tokens, features: list[Feature], quotes: Sequence[Span]) -> dict[int, Feature]:
    """Whose words are each quotation: the subject of a verb of saying beside it, else of the one before."""
    saying = verbs().saying
    at = {f.at: f for f in features}
    inside = [_tokens_in(tokens, span) for span in quotes]
    quoted = {i for span in inside for i in span}
    told: dict[int, list[tuple[int, Feature]]] = {}  # by block: the verb and who says
    for verb, lemma in enumerate(tokens.lemma):
        if lemma in saying and verb not in quoted and tokens.pos[verb] in {"VERB", "AUX"}:
            subject = next(
                (at[c] for c in tokens.children[verb] if tokens.dep[c] == "nsubj" and c in at), None
            )
            if subject is not None:
                told.setdefault(tokens.block[verb], []).append((verb, subject))
    found: dict[int, Feature] = {}
    for number, span in enumerate(inside):
        if not span:
            continue
        sentences = {tokens.sentence[i] for i in span}
        near = []
        for verb, subject in told.get(tokens.block[span[0]], ()):
            away = min(abs(tokens.sentence[verb] - s) for s in sentences)
            if away <= 1:
                near.append((away, min(abs(verb - span[0]), abs(verb - span[-1])), verb, subject))
        before = told.get(tokens.block[max(0, span[0] - 1)]) if _is_announced(tokens, span[0]) else None
        if near:
            found[number] = min(near, key=lambda row: row[:3])[3]
        elif before:
            found[number] = before[-1][1]
        elif number - 1 in found and tokens.text[quotes[number][0]] in _MARKS:
            found[number] = found[number - 1]
    return found


def _is_announced(tokens: Tokens, first: int) -> bool:
    """Does the text before a quotation end in a colon: "He said:"?"""
    i = first - 1
    while i >= 0 and tokens.pos[i] == "SPACE":
        i -= 1
    return i >= 0 and tokens.word[i].endswith(":")


def _tokens_in(tokens: Tokens, span: Span) -> range:
    return range(bisect_left(tokens.start, span[0]), bisect_left(tokens.start, span[1]))
