"""Who told the story last, so that "he said" behind it, or "it added" after it, is the same?"""

from __future__ import annotations

from collections.abc import Sequence

from blowback.read.chains.features import Feature
from blowback.read.lexicon import verbs
from blowback.read.tokens import Tokens
from blowback.vocab.actors import MentionForm

REACH = 3  # sentences back to what a pronoun points to


def is_teller(tokens: Tokens, feature: Feature) -> bool:
    """Does somebody speak, or is told to have spoken of something?"""
    return tells(tokens, feature) or _characterises(tokens, feature) or _says_next(tokens, feature)


def tells(tokens: Tokens, feature: Feature) -> bool:
    """Is a mention the subject of a verb of saying, or who something is "according to"?"""
    dep, head = tokens.dep[feature.at], tokens.head[feature.at]
    if dep == "pobj":
        return tokens.lower[head] == "to" and tokens.lower[tokens.head[head]] == "according"
    return dep == "nsubj" and tokens.lemma[head] in verbs().saying and tokens.pos[head] == "VERB"


def _characterises(tokens: Tokens, feature: Feature) -> bool:
    """Is a mention somebody named who speaks of something: "Venn called it a lie", "Venn blamed the army"?"""
    verb = tokens.head[feature.at]
    named = feature.family == "person" and feature.form is MentionForm.NAME
    return named and tokens.dep[feature.at] == "nsubj" and tokens.lemma[verb] in verbs().characterising


def teller_behind(tokens: Tokens, feature: Feature, tellers: Sequence[Feature]) -> Feature | None:
    """In "..., they said" after what was said: who told the story last?"""
    verb = tokens.head[feature.at]
    if feature.quote != -1 or not tells(tokens, feature):
        return None
    after = _follows_content(tokens, verb)
    if not after and (feature.person != "they" or tokens.lemma[verb] not in verbs().going_on):
        return None
    for teller in reversed(tellers):
        if feature.sentence - teller.sentence > REACH:
            return None
        person = teller.family in {"person", "people"} or teller.person == feature.person
        number = teller.number in {None, feature.number}
        if person and number and (feature.gender is None or teller.gender in {None, feature.gender}):
            return teller
    return None


def goes_on_telling(tokens: Tokens, feature: Feature, tellers: Sequence[Feature]) -> Feature | None:
    """Who says more in the sentence behind: "Kesh said that Vardania had left. It added ..."?"""
    verb = tokens.head[feature.at]
    main = tokens.head[verb] == verb and tokens.dep[feature.at] == "nsubj"
    if feature.quote != -1 or feature.number != "one" or not main or not tells(tokens, feature):
        return None
    last = [each for each in tellers if each.sentence == feature.sentence - 1 and not _is_below(tokens, each)]
    if len(last) != 1 or last[0].form is MentionForm.PRONOUN or last[0].number != "one":
        return None
    if feature.gender is None:
        return last[0] if last[0].family in {"body", "place"} else None
    fits = last[0].gender in {None, feature.gender}
    return last[0] if last[0].family == "person" and fits else None


def _is_below(tokens: Tokens, feature: Feature) -> bool:
    """Does a mention speak only within what another tells: "said that Kesh had said so"?"""
    verb = tokens.head[feature.at]
    return tokens.dep[verb] in {"ccomp", "relcl", "advcl", "acl"} and tokens.head[verb] < verb


def _says_next(tokens: Tokens, feature: Feature) -> bool:
    """Is a mention the subject of a deed and then of a saying: "called it a lie and said"?"""
    verb = tokens.head[feature.at]
    return tokens.dep[feature.at] == "nsubj" and any(
        tokens.dep[c] == "conj" and tokens.lemma[c] in verbs().saying and _subject_of(tokens, c) is None
        for c in tokens.children[verb]
    )


def _subject_of(tokens: Tokens, verb: int) -> int | None:
    return next((c for c in tokens.children[verb] if tokens.dep[c] in {"nsubj", "nsubjpass"}), None)


def _follows_content(tokens: Tokens, verb: int) -> bool:
    return any(tokens.dep[c] == "ccomp" and c < verb for c in tokens.children[verb])
