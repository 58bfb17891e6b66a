"""To which actor, most present in the reader's mind, do "the group", "he" and "they" point back?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from blowback.read.chains.entities import Entities, Entity, may_join
from blowback.read.chains.features import Feature
from blowback.read.chains.grammar import (
    answering,
    awaited,
    claiming,
    depends_on_its_sentence,
    goes_on,
    helped,
    holds,
    in_one_phrase,
    is_bound,
    is_helped,
    is_outward,
    named_below,
    own_subject,
    replies_to,
    same_clause,
    suspected,
    told_to_leave,
)
from blowback.read.chains.homes import is_of_others, without_guests
from blowback.read.chains.tellers import REACH, goes_on_telling, is_teller, teller_behind, tells
from blowback.read.lexicon import lexicon, verbs, words
from blowback.read.tokens import Tokens
from blowback.vocab.actors import ActorKind, MentionForm

_NOUN_REACH = 8
_MOST_ALIKE = 40  # mentions with the same noun that are looked at
_PARALLEL = 40.0
# how much more a repeated noun counts than a general one that takes up a name; "the rebels" even more
_REPEATED, _REPEATED_BY_MANY = 2.0, 6.0
_IT_IS_A_THING = 1.3  # "it" is a thing more often than somebody
_THING_PRONOUN = 180.0
_NOT_THINGS = frozenset({"DATE", "TIME", "PERCENT", "MONEY"})
_OWN_SUBJECT = 60.0
_BESIDE = 3.0  # how much more "the country" is one of which the same phrase speaks
_SEVERAL = 1.3  # how much more "they" is several than a body that is one
_CLEARLY = {"they": 1.15, "he": 1.1, "she": 1.1}  # how much more present the one meant must be than any other
_IMPERSONAL = frozenset(
    {"take", "cost", "mean", "feel", "seem", "look", "appear", "happen", "matter", "depend", "rain", "make",
     "turn", "sound", "occur", "last", "come", "get"}
)  # fmt: skip
_ONLY_ACTORS_TAKE = frozenset(
    {"control", "part", "power", "responsibility", "hostage", "prisoner", "step", "measure", "action", "aim",
     "credit", "decision", "progress", "statement", "announcement", "offer", "pledge", "promise", "arrest"}
)  # fmt: skip
_DESCRIBED = 12  # words between a mention and the speaker whom it describes
_SAME_SENTENCE = 1.5  # how much more "he" is whom the same sentence names
_KNOWN_GENDER = 1.3  # how much more "she" is a woman than somebody of whom it is not known
_BODIES = frozenset(
    {ActorKind.GOVERNMENT_BODY, ActorKind.MILITARY, ActorKind.SECURITY_SERVICE, ActorKind.ARMED_GROUP}
)  # what no thing has
_OF_STATES = frozenset({ActorKind.GOVERNMENT_BODY, ActorKind.MILITARY, ActorKind.SECURITY_SERVICE})
_FIGHTING = frozenset({"group", "movement", "organization", "organisation", "force", "faction"})
_INNER = frozenset({"compound", "npadvmod", "nmod", "amod"})


class Thing(NamedTuple):
    """A noun phrase that is no actor: it competes for pronouns and keeps them from being forced on one."""

    at: int
    sentence: int
    many: bool
    weight: float


def link_by_salience(
    tokens: Tokens, features: list[Feature], entities: Entities, speakers: Mapping[int, Feature]
) -> None:
    """Read the text once, from left to right, and join what points back.

    Whoever speaks in a quotation (``speakers``) is "I" there, never "he".
    """
    at = {f.at: f for f in features}
    things = _things(tokens, features)
    upcoming = 0
    past: list[Thing] = []
    by_head: dict[str, list[Feature]] = {}
    tellers: list[Feature] = []
    for feature in features:
        while upcoming < len(things) and things[upcoming].at < feature.at:
            past.append(things[upcoming])
            upcoming += 1
        known = [m for m in entities.of(feature).members if m is not feature]
        # "the Brigade, an offshoot of theirs": what describes it says nothing of which it is
        if feature.form is MentionForm.NOMINAL and all(m.speaks or _describes(m, feature) for m in known):
            _link_noun(tokens, feature, features, by_head.get(feature.head, ()), entities, at)
        elif feature.form is MentionForm.PRONOUN and not feature.speaks and not known:
            near = _near(entities, features, feature, REACH)
            speaker = speakers.get(feature.quote)
            others = [e for e in near if speaker is None or e is not entities.of(speaker)]
            sure = (
                helped(tokens, feature, at)
                or awaited(tokens, feature, at)
                or suspected(tokens, feature, at)
                or told_to_leave(tokens, feature, at)
                or claiming(tokens, feature, at)
                or answering(tokens, feature, features)
            )
            if sure is None or not _pronoun_fits(feature, entities.of(sure)):
                sure = teller_behind(tokens, feature, tellers) or goes_on_telling(tokens, feature, tellers)
            joined = sure is not None and entities.join(sure, feature)
            if not joined and not _link_pronoun(tokens, feature, others, past, entities):
                past.append(Thing(feature.at, feature.sentence, feature.person == "they", _THING_PRONOUN))
        if is_teller(tokens, feature):
            tellers.append(feature)
        for head in sorted(feature.heads):
            by_head.setdefault(head, []).append(feature)
        entities.of(feature).touch(feature)


def _describes(later: Feature, feature: Feature) -> bool:
    """Is a phrase only an apposition behind a noun with an article: "the Brigade, an offshoot of theirs"?"""
    return (
        feature.reference == "definite"
        and later.form is MentionForm.NOMINAL
        and later.reference == "indefinite"
        and later.order > feature.order
        and later.sentence == feature.sentence
    )


def _near(entities: Entities, features: Sequence[Feature], feature: Feature, reach: int) -> list[Entity]:
    """Who was mentioned in the last sentences, the latest first?"""
    seen: dict[int, Entity] = {}
    for i in range(feature.order - 1, -1, -1):
        if feature.sentence - features[i].sentence > reach:
            break
        if not features[i].adjective:
            entity = entities.of(features[i])
            seen.setdefault(id(entity), entity)
    return list(seen.values())


def _things(tokens: Tokens, features: Iterable[Feature]) -> list[Thing]:
    taken: set[int] = set()
    for f in features:
        taken.update(range(f.first, f.beyond) if f.form is MentionForm.NAME else (f.at,))
    found = []
    for i, pos in enumerate(tokens.pos):
        if (
            pos not in {"NOUN", "PROPN"}
            or i in taken
            or tokens.label[i] in _NOT_THINGS
            or tokens.dep[i] in _INNER
        ):
            continue
        subject = tokens.dep[i] in {"nsubj", "nsubjpass"}
        weight = 180.0 if subject else 130.0 if tokens.dep[i] in {"dobj", "attr"} else 90.0
        found.append(Thing(i, tokens.sentence[i], tokens.tag[i] in {"NNS", "NNPS"}, weight))
    return found


# --- nouns ----------------------------------------------------------------------------------------


def _link_noun(
    tokens: Tokens,
    feature: Feature,
    features: Sequence[Feature],
    alike: Sequence[Feature],
    entities: Entities,
    at: Mapping[int, Feature],
) -> None:
    """Join a noun phrase with the same noun before it (``alike``), or with a name that it takes up."""
    if feature.owner is not None and feature.owner in at:
        _link_owned(tokens, feature, features, alike, entities, at)
        return
    if feature.reference in {"indefinite", "negative"}:
        return
    if feature.reference == "bare" and not feature.modifiers:
        return
    repeated = {id(entities.of(m)): entities.of(m) for m in reversed(alike[-_MOST_ALIKE:])}
    again = _REPEATED_BY_MANY if feature.number == "many" else _REPEATED
    scores = {
        key: again
        for key, e in repeated.items()
        if _repeats(feature, e) and not _was_told_aside(tokens, feature, e)
    }
    found = [repeated[key] for key in scores]
    if feature.reference == "definite" and feature.head in words().general:
        near = _near(entities, features, feature, _NOUN_REACH)
        borne = feature.family == "person" and any(e.names for e in found)  # one who is called so is meant
        found += [e for e in near if not borne and id(e) not in repeated and _takes_up(feature, e)]
    own = entities.of(feature)
    found = [e for e in found if may_join(e, own) and not is_bound(tokens, feature, e)]
    found = [e for e in found if not is_of_others(tokens, features, feature, e)]
    found = without_guests(tokens, feature, found)
    if found:
        best = max(
            found,
            key=lambda e: (
                _is_in_its_name(feature, e) or _is_only_called_so(feature, e),
                e.kind is feature.mention.kind or feature.mention.kind is ActorKind.OTHER,
                e.salience_at(feature.sentence)
                * scores.get(id(e), 1.0)
                * (_BESIDE if any(in_one_phrase(tokens, m, feature) for m in e.latest(feature)) else 1.0),
            ),
        )
        entities.join(best.members[0], feature)


def _link_owned(
    tokens: Tokens,
    feature: Feature,
    features: Sequence[Feature],
    alike: Sequence[Feature],
    entities: Entities,
    at: Mapping[int, Feature],
) -> None:
    """Join "its leader" with the leader before who was the same one's, "its patron" with who backed it."""
    owner = entities.of(at[feature.owner or 0])
    if feature.head in words().patrons:
        found = {id(e): e for m in features if (e := _backer(tokens, m, owner, entities, at)) is not None}
        if len(found) == 1:
            entities.join(next(iter(found.values())).members[0], feature)
            return
    for m in reversed(alike[-_MOST_ALIKE:]):
        whose = m.owner if m.owner is not None else m.of
        if (
            m.number != feature.number
            or whose is None
            or whose not in at
            or _of_other_sort(tokens, m, feature)
        ):
            continue
        if entities.of(at[whose]) is owner and entities.join(m, feature):
            return


def _of_other_sort(tokens: Tokens, one: Feature, other: Feature) -> bool:
    """Are two things of one owner called by other words: "the military council", "the political council"?"""
    sorts = [
        {tokens.lower[c] for c in tokens.children[f.at] if tokens.dep[c] in ("amod", "compound")}
        - words().empty
        for f in (one, other)
    ]
    return bool(sorts[0]) and bool(sorts[1]) and sorts[0].isdisjoint(sorts[1])


def _backer(
    tokens: Tokens, feature: Feature, backed: Entity, entities: Entities, at: Mapping[int, Feature]
) -> Entity | None:
    """Who is told, by the sentence that a mention stands in, to back an actor?"""
    verb = tokens.head[feature.at]
    if feature.role != "subject" or tokens.lemma[verb] not in verbs().backing:
        return None
    objects = [at[c] for c in tokens.children[verb] if tokens.dep[c] == "dobj" and c in at]
    entity = entities.of(feature)
    return entity if entity is not backed and any(entities.of(o) is backed for o in objects) else None


def _repeats(feature: Feature, entity: Entity) -> bool:
    """Can a noun phrase be an earlier actor who was called by the same noun?"""
    if all(m.reference == "negative" for m in entity.members):
        return False
    if feature.number != entity.number and entity.number is not None and not entity.names:
        return False
    if feature.reference == "definite":
        return feature.modifiers <= entity.modifiers
    return any(m.modifiers == feature.modifiers for m in entity.members)


def _was_told_aside(tokens: Tokens, feature: Feature, entity: Entity) -> bool:
    """Was a body of another only named aside, in an earlier relative clause: "arms that Kesh's army left"?

    "The army" is then that of which the text speaks, if anybody's.
    """
    if feature.mention.kind not in _OF_STATES:
        return False
    return all(
        m.owner is not None
        and tokens.dep[tokens.head[m.at]] in ("relcl", "acl")
        and m.sentence < feature.sentence
        for m in entity.members
    )


def _takes_up(feature: Feature, entity: Entity) -> bool:
    """Can a general noun ("the group") stand for an actor who was named shortly before?"""
    if feature.head in words().own_kind_only:
        return False
    if feature.family == "place" and not entity.heads.isdisjoint(words().general):
        return False
    if feature.head in lexicon().titles and entity.heads and feature.head not in entity.heads:
        return False  # somebody of another title
    return bool(entity.names) and _unworldly(feature) <= entity.modifiers and _kind_fits(feature, entity)


def _unworldly(feature: Feature) -> frozenset[str]:
    """The words that tell a body from others; "international" tells it from none of its kind."""
    return feature.modifiers - words().worldly


def _kind_fits(feature: Feature, entity: Entity) -> bool:
    said, known = feature.mention.kind, entity.kind
    if feature.head in words().lenders:
        lends = any(not words().lending.isdisjoint(name) for name in entity.names)
        return feature.number == "one" and entity.family == "body" and (lends or known is ActorKind.IGO)
    if feature.head in _FIGHTING and (known is ActorKind.MEDIA or known in _OF_STATES):
        # "the group" of which an agency or army tells is neither, unless it is called so
        return known in _OF_STATES and _is_in_its_name(feature, entity)
    if feature.family == "person":
        return known is ActorKind.PERSON and feature.number == "one"
    if feature.family == "place":
        if feature.number == "many":
            return False  # "both countries" are not one of them
        if said is ActorKind.STATE or feature.head in words().states:
            return known in {ActorKind.STATE, ActorKind.PLACE}
        return known is ActorKind.PLACE
    if entity.family != "body" or (feature.number == "many" and said is not ActorKind.ARMED_GROUP):
        return False
    return ActorKind.OTHER in (said, known) or said is known or _is_in_its_name(feature, entity)


def _is_only_called_so(feature: Feature, entity: Entity) -> bool:
    """Is it the army that a text told of before without a name, and not the Kesh People's Army?"""
    army = feature.mention.kind is ActorKind.MILITARY and not entity.names
    return army and any(m.head == feature.head and m.reference == "definite" for m in entity.members)


def _is_in_its_name(feature: Feature, entity: Entity) -> bool:
    """Has a body the noun in its name: "the force" of the Kesh Guard Forces, "the league"?"""
    written = {feature.head, f"{feature.head}s"}
    return entity.family == "body" and any(not written.isdisjoint(name) for name in entity.names)


# --- pronouns -------------------------------------------------------------------------------------


def _link_pronoun(
    tokens: Tokens, feature: Feature, before: Sequence[Entity], past: Sequence[Thing], entities: Entities
) -> bool:
    if _is_thing(tokens, feature):
        return False  # "it is clear", "it was a mistake": a thing or a clause, hardly ever an actor
    if _is_impersonal(tokens, feature):
        return False
    owner = own_subject(tokens, feature)
    joined = [c for c in tokens.children[owner] if tokens.dep[c] == "conj"] if owner is not None else []
    several = bool(joined) and all(tokens.head[feature.at] != c for c in joined)
    if several and feature.role in ("owner", "subject") and feature.person == "they":
        return False  # "Kesh and Vardania signed their treaty": neither's alone, and no third one's
    barred = owner if is_outward(tokens, feature) else None
    best: Entity | None = None
    first = second = 0.0
    for entity in before:
        if _only_tells(tokens, feature, entity):
            continue
        if _is_faint(feature, entity) or named_below(tokens, feature, entity):
            continue
        if feature.quote != -1 and all(_describes_teller(tokens, m) for m in entity.latest(feature)):
            continue
        if all(_is_called_out(tokens, m) for m in entity.members):
            continue
        heads = {m.at for m in entity.latest(feature) if m.sentence == feature.sentence}
        if barred in heads:
            continue
        score = _pronoun_score(tokens, feature, entity)
        if score is not None and owner in heads:
            score += _OWN_SUBJECT
        if score is None or not may_join(entity, entities.of(feature)):
            continue
        if best is None or score > first:
            best, first, second = entity, score, first
        else:
            second = max(second, score)
    rival = second * (1.0 if feature.role == "owner" else _CLEARLY.get(feature.person or "", 1.0))
    if best is None or first < max(_best_thing(tokens, feature, past), rival):
        return False  # where two are as present, the text may mean either
    return entities.join(best.members[0], feature)


def _is_thing(tokens: Tokens, feature: Feature) -> bool:
    """Is it "it" before "is", and not before what only somebody is ("it was ready", told of by somebody)?"""
    verb = tokens.head[feature.at]
    if feature.person != "it" or feature.role != "subject" or tokens.lemma[verb] != "be":
        return False
    above = tokens.head[verb]
    said = tokens.dep[verb] == "ccomp" and tokens.lemma[above] in verbs().saying
    that = any(tokens.lower[c] == "that" and tokens.dep[c] == "mark" for c in tokens.children[verb])
    said |= that and tokens.pos[above] == "NOUN"  # "the claim that it was behind the raid"
    return not (said and any(tokens.lower[c] in words().minded for c in tokens.children[verb]))


def _is_impersonal(tokens: Tokens, feature: Feature) -> bool:
    """Is it the "it" of "it took long", "it costs much", "made it possible"; not of "it took control"?"""
    verb = tokens.head[feature.at]
    if feature.person != "it" or tokens.lemma[verb] not in _IMPERSONAL:
        return False
    taken = (c for c in tokens.children[verb] if tokens.dep[c] == "dobj")
    return not (feature.role == "subject" and any(tokens.lemma[c] in _ONLY_ACTORS_TAKE for c in taken))


def _is_faint(feature: Feature, entity: Entity) -> bool:
    """Was somebody last told of in passing, in an earlier paragraph, so that a later "him" is not them?"""
    if feature.gender is None or feature.role != "object":
        return False
    last = max((m for m in entity.members if m.order < feature.order), key=lambda m: m.order, default=None)
    if last is None or last.block == feature.block:
        return False
    return last.role not in ("subject", "object")


def _only_tells(tokens: Tokens, feature: Feature, entity: Entity) -> bool:
    """Is it an agency that a report names as its source, where "it" does or suffers something else?

    So are those who are told of only as who made it: "according to a report by the Ardan League".
    """
    named = all(_is_source(tokens, m) for m in entity.latest(feature))
    if feature.person != "it" or feature.role == "owner" or not (entity.kind is ActorKind.MEDIA or named):
        return False
    verb = tokens.head[feature.at]
    says = feature.role == "subject" and tokens.lemma[verb] in verbs().saying
    return not says and (named or tells(tokens, entity.latest(feature)[-1]))


def _is_source(tokens: Tokens, feature: Feature) -> bool:
    """Does a mention stand below an "according to"?"""
    current = feature.at
    for _ in range(_DESCRIBED):
        above = tokens.head[current]
        if tokens.lower[current] == "to" and tokens.lower[above] == "according":
            return True
        if above == current or tokens.pos[above] == "VERB":
            return False
        current = above
    return False


def _describes_teller(tokens: Tokens, feature: Feature) -> bool:
    """Is a mention only what somebody who speaks is described by: "Tolm, head of the Kesh Institute, said"?

    Whoever is quoted speaks of what he talks about, not of where he works.
    """
    current = feature.at
    for _ in range(_DESCRIBED):
        if tokens.head[current] == current:
            return False
        above = tokens.head[current]
        if tokens.dep[current] == "nsubj" and tokens.pos[above] == "VERB" and tokens.dep[above] != "relcl":
            return current != feature.at and feature.quote == -1 and tokens.lemma[above] in verbs().saying
        current = above
    return False


def _is_called_out(tokens: Tokens, feature: Feature) -> bool:
    """Is it only to whom somebody speaks: "They beat us, folks"?"""
    before = tokens.word[feature.first - 1] if feature.first else ""
    return feature.form is MentionForm.NOMINAL and tokens.dep[feature.at] == "npadvmod" and before == ","


def _pronoun_score(tokens: Tokens, feature: Feature, entity: Entity) -> float | None:
    earlier = entity.latest(feature)
    last = earlier[-1]
    if not _pronoun_fits(feature, entity) or last.reference == "negative":
        return None
    if any(m.speaks and m.quote == feature.quote for m in earlier):
        return None
    bound = any(same_clause(tokens, m, feature) for m in earlier)
    if feature.reflexive:
        return 1000.0 if bound else None
    if last.sentence >= feature.sentence - 1 and replies_to(tokens, last.at, feature):
        return None
    if bound or any(holds(m, feature) and feature.role != "owner" for m in earlier):
        return None
    if any(m.first <= feature.at < m.beyond for m in earlier):
        return None
    score = entity.salience_at(feature.sentence)
    inside = (
        feature.gender is not None or depends_on_its_sentence(tokens, feature) or is_helped(tokens, feature)
    )
    if inside and last.sentence == feature.sentence:
        score *= _SAME_SENTENCE
    if feature.gender is not None and entity.gender == feature.gender:
        score *= _KNOWN_GENDER
    if last.role == feature.role:
        score += _PARALLEL
    if any(goes_on(tokens, m, feature) for m in earlier):
        score += _OWN_SUBJECT
    if entity.names:
        score *= 1.15
    return score * (_SEVERAL if feature.person == "they" and entity.number == "many" else 1.0)


def _pronoun_fits(feature: Feature, entity: Entity) -> bool:
    if feature.gender is not None:
        return entity.family == "person" and entity.number == "one"
    if not entity.spoken:
        return False
    if feature.person == "it":
        so_far = entity.latest(feature)  # a state that was told of only as where it was is a place so far
        acts = (
            (
                entity.kind is not ActorKind.PLACE
                and any(m.mention.kind is not ActorKind.PLACE for m in so_far)
            )
            or feature.role == "owner"
            or any(m.acts for m in so_far)
        )
        return acts and entity.family in {"body", "place", "any"} and entity.number != "many"
    if entity.family in {"person", "any"} and entity.number == "one":
        return False
    if entity.kind is ActorKind.MEDIA and entity.number == "one":
        return False
    return entity.family != "place"


def _is_body(tokens: Tokens, noun: int) -> bool:
    """Is it what only a state or movement has: "its political council", "their armed wing"?"""
    known = lexicon().nouns.get(tokens.lemma[noun])
    return known is not None and known.one in _BODIES


def _acts(tokens: Tokens, thing: Thing) -> bool:
    """Is it told to do what only somebody does: "the ombudsman's office said"?"""
    verb = tokens.lemma[tokens.head[thing.at]]
    return tokens.dep[thing.at] == "nsubj" and (verb in verbs().acting or verb in verbs().saying)


def _best_thing(tokens: Tokens, feature: Feature, past: Sequence[Thing]) -> float:
    """How strong is the strongest thing that the pronoun could mean instead?"""
    if feature.gender is not None:
        return 0.0
    verb = tokens.head[feature.at]
    acts = tokens.dep[feature.at] == "nsubj" and tokens.lemma[verb] in verbs().acting
    if feature.role == "owner" and _is_body(tokens, verb):
        return 0.0
    if tokens.dep[feature.at] == "dative" and is_helped(tokens, feature):
        return 0.0
    wanted = feature.person == "they"
    best = 0.0
    for thing in reversed(past):
        if feature.sentence - thing.sentence > 1:
            break
        if acts and not _acts(tokens, thing):
            continue
        if thing.many == wanted and tokens.head[thing.at] != tokens.head[feature.at]:
            best = max(best, thing.weight * 0.5 ** (feature.sentence - thing.sentence))
    return best if wanted else best * _IT_IS_A_THING
