"""What does the grammar of a sentence say of who a pronoun or noun phrase can, or cannot, be?

A name under a verb is not its subject again; a possessive is most often the subject of its own clause, but
whoever is helped "in its efforts" makes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from blowback.read.chains.entities import Entity
from blowback.read.chains.features import Feature
from blowback.read.lexicon import verbs, words
from blowback.read.tokens import Tokens
from blowback.vocab.actors import ActorKind, MentionForm

_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "conj"})
_CONTROLLED = frozenset({"xcomp", "advcl", "pcomp", "conj", "acl"})
_BELOW = frozenset({"acl", "advcl", "conj", "dobj", "pobj", "prep", "agent"})
_ORGANS = frozenset({ActorKind.MILITARY, ActorKind.GOVERNMENT_BODY, ActorKind.SECURITY_SERVICE})
_CONDITIONS = frozenset({"until", "till", "unless", "if", "before", "once"})
_NOT_BEFORE = frozenset({"until", "till", "unless"})
_TOWARDS = frozenset({"to", "on", "against", "from", "for", "with"})
_DEEPEST = 4  # verbs above that an understood subject is looked for at
# whoever does this to a leader or founder is hardly led by him
_LEADERS = frozenset({"leader", "founder", "co-founder", "commander", "chief", "fighter"})
_TAKING = frozenset({"detain", "arrest", "kill", "assassinate", "abduct", "kidnap", "jail", "imprison"})
_SUSPICIONS = frozenset({"suspicion", "charge", "accusation", "allegation"})  # on which somebody is held

# what is asked of those who hold something, and what is told of others who do not hold it
_LETTING_GO = frozenset(
    {"withdraw", "leave", "retreat", "vacate", "quit", "abandon", "release", "free", "surrender", "return",
     "pull", "stop", "halt", "end", "lift", "remove", "dismantle", "move"}
)  # fmt: skip
_CLAIMS = frozenset({"claim", "assertion", "boast", "statement", "admission", "announcement"})
_ACCUSING = frozenset({"accuse", "blame", "suspect", "charge"})
_DENYING = frozenset({"deny", "reject", "dismiss", "dispute", "refute"})
_LACKING = frozenset({"lose", "claim", "demand", "want", "need", "seek", "ask", "regard", "consider", "call"})


def is_bound(tokens: Tokens, noun: Feature, entity: Entity) -> bool:
    """Does the grammar keep a noun phrase from an actor: one holds, or acts in the clause of, the other?"""
    return any(
        holds(m, noun)
        or (m.form is not MentionForm.PRONOUN and _commands(tokens, noun, m))
        or _commands(tokens, m, noun)
        or (noun.mention.kind in _ORGANS and m.form is MentionForm.NAME and _tells_of(tokens, m, noun))
        for m in entity.near(noun)
        if m.sentence == noun.sentence
    )


def _commands(tokens: Tokens, subject: Feature, other: Feature, deep: bool = False) -> bool:
    """Is a mention the subject of the verb that another stands under (``deep``: in whatever clause)?"""
    verb = tokens.head[subject.at]
    if tokens.dep[subject.at] not in {"nsubj", "nsubjpass", "dobj"} or other.at <= max(verb, subject.at):
        return False
    i = other.at
    while i != verb and tokens.head[i] != i:
        if not deep and tokens.dep[i] in _CLAUSES and not _is_told(tokens, i):
            return False
        i = tokens.head[i]
    return i == verb


def _tells_of(tokens: Tokens, teller: Feature, organ: Feature) -> bool:
    """Does somebody say it of an organ: "the Kesh Army said that the army had shelled it" is of another's."""
    if tokens.dep[teller.at] != "nsubj" or not _commands(tokens, teller, organ, deep=True):
        return False
    i, clauses = organ.at, set()
    while i != tokens.head[teller.at]:
        clauses |= {tokens.dep[i]} & _CLAUSES
        i = tokens.head[i]
    return clauses == {"ccomp"}


def _is_told(tokens: Tokens, verb: int) -> bool:
    """Is a clause an infinitive: "asked the council to leave"?"""
    return tokens.tag[verb] == "VB" and tokens.dep[verb] in {"ccomp", "xcomp"}


def holds(outer: Feature, inner: Feature) -> bool:
    """Does one mention stand inside the other ("the leader of the group" is not the group)?"""
    return outer.order != inner.order and (
        (outer.first <= inner.at < outer.beyond) or (inner.first <= outer.at < inner.beyond)
    )


def in_one_phrase(tokens: Tokens, one: Feature, other: Feature) -> bool:
    """Do two mentions stand under one noun: "Vardania's envoy and a friend of the country"?"""
    return one.sentence == other.sentence and _top(tokens, one.at) == _top(tokens, other.at)


def _top(tokens: Tokens, i: int) -> int:
    while tokens.pos[tokens.head[i]] in {"NOUN", "PROPN", "ADP"} and tokens.head[i] != i:
        if tokens.pos[tokens.head[i]] == "ADP" and tokens.pos[tokens.head[tokens.head[i]]] not in {
            "NOUN",
            "PROPN",
        }:
            break
        i = tokens.head[i]
    return i


def same_clause(tokens: Tokens, m: Feature, pronoun: Feature) -> bool:
    """Are two mentions arguments of one verb (then a plain pronoun is somebody else)?"""
    if pronoun.role == "owner" or m.role == "owner" or m.sentence != pronoun.sentence:
        return False
    verb = _governor(tokens, pronoun.at)
    subjects = (
        _shared_subject(tokens, verb, pronoun.at),
        _charged(tokens, verb),
        _understood(tokens, verb),
    )
    if _governor(tokens, m.at) == verb or m.at in subjects:
        return True
    accuser = _accuser(tokens, verb) if is_helped(tokens, pronoun) else None
    return accuser is not None and _stands_in(tokens, m.at, accuser)


def _stands_in(tokens: Tokens, i: int, head: int) -> bool:
    """Does a token belong to a phrase: "a group, among them Kesh"?"""
    while i != head and tokens.head[i] != i and tokens.pos[i] != "VERB":
        i = tokens.head[i]
    return i == head


def _shared_subject(tokens: Tokens, verb: int, pronoun: int) -> int | None:
    """Whose deed is a verb that shares its subject with the one before it ("met her and asked him")?"""
    while tokens.dep[verb] == "conj" and tokens.pos[verb] in {"VERB", "AUX"}:
        own = [c for c in tokens.children[verb] if tokens.dep[c] in {"nsubj", "nsubjpass"}]
        if own or tokens.pos[tokens.head[verb]] not in {"VERB", "AUX"}:
            return None
        verb = tokens.head[verb]
        found = [c for c in tokens.children[verb] if tokens.dep[c] == "nsubj" and c != pronoun]
        if found:
            return found[0]
    return None


def _understood(tokens: Tokens, verb: int) -> int | None:
    """Who does what goes with another deed: "cut its ties, accusing it of lying"?"""
    if (
        tokens.dep[verb] != "advcl"
        or tokens.tag[verb] not in {"VBG", "VB"}
        or _subject(tokens, verb) is not None
    ):
        return None
    i = tokens.head[verb]
    if tokens.lemma[i] in verbs().asking:  # "asked Kesh to help it"
        return None
    while _subject(tokens, i) is None and tokens.dep[i] in _BELOW:
        i = tokens.head[i]
    return _subject(tokens, i)


def _subject(tokens: Tokens, verb: int) -> int | None:
    return next((c for c in tokens.children[verb] if tokens.dep[c] in {"nsubj", "nsubjpass"}), None)


def _charged(tokens: Tokens, verb: int) -> int | None:
    """Whose deed is one that somebody is charged with: "accused Kesh of training them and arming it"?"""
    while tokens.dep[verb] == "conj" and tokens.tag[verb] == "VBG":
        verb = tokens.head[verb]
    link = tokens.head[verb]
    if tokens.dep[verb] != "pcomp" or tokens.lower[link] not in {"of", "from"}:
        return None
    while tokens.dep[link] == "conj" and tokens.dep[tokens.head[link]] == "prep":
        link = tokens.head[link]  # "accused Kesh of raids and of arming it"
    above = tokens.head[link]
    charged = (c for c in tokens.children[above] if tokens.dep[c] in {"dobj", "nsubjpass"} and c < link)
    return next(charged, None)


def _accuser(tokens: Tokens, verb: int) -> int | None:
    """Who charges somebody with a deed: "condemned it and accused Kesh of arming it"?"""
    charged = _charged(tokens, verb)
    if charged is None:
        return None
    above = tokens.head[charged]
    own = _subject(tokens, above)
    return own if own is not None else _shared_subject(tokens, above, charged)


def is_helped(tokens: Tokens, pronoun: Feature) -> bool:
    """Is it to whom help is given: "giving it support", "arming it"? None charges others with helping him."""
    verb = tokens.head[pronoun.at]
    if tokens.dep[pronoun.at] == "dobj":
        return tokens.lemma[verb] in verbs().backing
    given = (c for c in tokens.children[verb] if tokens.dep[c] == "dobj")
    return tokens.dep[pronoun.at] == "dative" and any(tokens.lemma[c] in words().help for c in given)


def goes_on(tokens: Tokens, m: Feature, pronoun: Feature) -> bool:
    """Is a pronoun the object of a verb joined to one with a named object: "trained Kesh and armed it"?"""
    verb = tokens.head[pronoun.at]
    objects = tokens.dep[pronoun.at] == tokens.dep[m.at] == "dobj"
    return objects and tokens.dep[verb] == "conj" and tokens.head[verb] == tokens.head[m.at]


def _governor(tokens: Tokens, i: int) -> int:
    head = tokens.head[i]
    while tokens.dep[i] in {"pobj", "conj", "prep", "agent", "dative"} and head != i:
        i = head
        head = tokens.head[i]
        if tokens.pos[i] in {"VERB", "AUX"}:
            return i
    return head


def named_below(tokens: Tokens, pronoun: Feature, entity: Entity) -> bool:
    """Is an actor named under the verb whose subject the pronoun is: "it released prisoners of the Front"?"""
    return any(
        m.form is not MentionForm.PRONOUN and _commands(tokens, pronoun, m, deep=True)
        for m in entity.near(pronoun)
        if m.sentence == pronoun.sentence and m.order > pronoun.order
    )


def own_subject(tokens: Tokens, feature: Feature) -> int | None:
    """Whose deed does the clause around a possessive tell, or who says what a pronoun is the subject of?

    Also where the subject is only understood ("met the council and said it was ready").
    """
    i = tokens.head[feature.at]
    if feature.role == "subject":
        if tokens.dep[i] != "ccomp" or tokens.lemma[tokens.head[i]] not in verbs().saying:
            return None
        i = tokens.head[i]
    elif feature.role != "owner":
        return None
    while tokens.pos[i] not in {"VERB", "AUX"} and tokens.head[i] != i:
        i = tokens.head[i]
    for _ in range(_DEEPEST):
        own = _subject(tokens, i)
        above = tokens.head[i]
        if own is not None and tokens.tag[own] in {"WDT", "WP"}:
            return above if tokens.dep[i] == "relcl" else None
        if own is not None:
            return own
        if tokens.dep[i] not in _CONTROLLED or above == i:
            return above if tokens.dep[i] == "acl" else None
        told = next((c for c in tokens.children[above] if tokens.dep[c] == "dobj" and c < i), None)
        if told is not None and tokens.dep[i] == "xcomp":
            return told
        while tokens.pos[above] not in {"VERB", "AUX"} and tokens.head[above] != above:
            above = tokens.head[above]
        i = above
    return None


def is_outward(tokens: Tokens, feature: Feature) -> bool:
    """Is a possessive in the object of a verb that is hardly done to one's own ("recognised its borders")?"""
    thing = tokens.head[feature.at]
    verb = tokens.head[thing]
    if tokens.lemma[thing] in words().relational or tokens.lemma[thing] in words().patrons:
        return False
    done = feature.role == "owner" and tokens.dep[thing] == "dobj"
    led = tokens.lemma[thing] in _LEADERS and tokens.lemma[verb] in _TAKING
    return done and (led or tokens.lemma[verb] in verbs().outward)


def helped(tokens: Tokens, feature: Feature, at: Mapping[int, Feature]) -> Feature | None:
    """Whose are they in "helped the council in its efforts", "thanked it for its help": the object's."""
    link = tokens.head[tokens.head[feature.at]]
    if feature.role != "owner" or tokens.dep[link] != "prep":
        return None
    verb = tokens.head[link]
    if tokens.pos[verb] in {"NOUN", "PROPN"}:
        verb = tokens.head[verb]
    helped = tokens.lower[link] in {"in", "with"} and tokens.lemma[verb] in verbs().helping
    judged = tokens.lower[link] in {"for", "over"} and tokens.lemma[verb] in verbs().judging
    if not helped and not judged:
        return None
    return next((at[c] for c in tokens.children[verb] if tokens.dep[c] == "dobj" and c in at), None)


def suspected(tokens: Tokens, pronoun: Feature, at: Mapping[int, Feature]) -> Feature | None:
    """Who did it, in "arrested four men on suspicion that they took part": those who are held for it."""
    verb = tokens.head[pronoun.at]
    noun = tokens.head[verb]
    link = tokens.head[noun]
    if pronoun.role != "subject" or tokens.lemma[noun] not in _SUSPICIONS or tokens.dep[link] != "prep":
        return None
    holding = tokens.head[link]
    held = (c for c in tokens.children[holding] if tokens.dep[c] in ("dobj", "nsubjpass") and c < noun)
    return next((at[c] for c in held if c in at), None)


def told_to_leave(tokens: Tokens, pronoun: Feature, at: Mapping[int, Feature]) -> Feature | None:
    """Who had seized them, in "ordered the group to leave the towns that it had seized": who is told to."""
    relative = tokens.head[pronoun.at]
    if pronoun.role != "subject" or tokens.dep[relative] != "relcl" or tokens.lemma[relative] in _LACKING:
        return None
    i = tokens.head[relative]
    while tokens.dep[i] in {"pobj", "prep", "dobj"} and tokens.head[i] != i:
        i = tokens.head[i]
    asking = tokens.head[i]
    if (
        not _is_told(tokens, i)
        or tokens.lemma[i] not in _LETTING_GO
        or tokens.lemma[asking] not in verbs().asking
    ):
        return None
    objects = (c for c in tokens.children[asking] if tokens.dep[c] == "dobj" and c < i)
    subjects = (c for c in tokens.children[i] if tokens.dep[c] == "nsubj")
    return next((at[c] for c in (*objects, *subjects) if c in at), None)


def claiming(tokens: Tokens, pronoun: Feature, at: Mapping[int, Feature]) -> Feature | None:
    """Who is it, in "doubted a claim by the group that it had won": whose claim it is.

    Who denies a claim may be the one of whom it is: "denied Kesh's claim that it had armed the rebels".
    """
    verb = tokens.head[pronoun.at]
    claim = tokens.head[verb]
    if pronoun.role != "subject" or tokens.dep[verb] != "acl" or tokens.lemma[claim] not in _CLAIMS:
        return None
    if tokens.lemma[tokens.head[claim]] in _DENYING:
        return None
    by = (c for link in tokens.children[claim] if tokens.lower[link] == "by" for c in tokens.children[link])
    owners = (c for c in tokens.children[claim] if tokens.dep[c] == "poss")
    return next((at[c] for c in (*owners, *by) if c in at), None)


def answering(tokens: Tokens, pronoun: Feature, features: Sequence[Feature]) -> Feature | None:
    """Who denies it behind an accusation: the one person told of as accused ("the men under X's command")."""
    verb = tokens.head[pronoun.at]
    main = tokens.head[verb] == verb and tokens.dep[pronoun.at] == "nsubj"
    if not main or pronoun.gender is None or tokens.lemma[verb] not in _DENYING:
        return None
    charged = [
        f for f in _of_sentence_before(features, pronoun) if f.number == "one" and _is_charged(tokens, f)
    ]
    one = charged[0] if len(charged) == 1 else None
    return one if one is not None and one.gender in {None, pronoun.gender} else None


def _of_sentence_before(features: Sequence[Feature], feature: Feature) -> Iterator[Feature]:
    for i in range(feature.order - 1, -1, -1):
        if features[i].sentence < feature.sentence - 1:
            return
        if features[i].sentence == feature.sentence - 1:
            yield features[i]


def _is_charged(tokens: Tokens, feature: Feature) -> bool:
    """Is somebody part of whom an accusation is made against?"""
    i = feature.at
    while tokens.pos[i] not in {"VERB", "AUX"} and tokens.head[i] != i:
        if tokens.dep[i] in {"nsubj", "agent"}:
            return False
        i = tokens.head[i]
    return feature.family == "person" and tokens.lemma[i] in _ACCUSING


def replies_to(tokens: Tokens, asker: int, pronoun: Feature) -> bool:
    """Does the pronoun stand for who is asked, not the asker: "Kesh demanded that they go. They refused"?"""
    verb, asking = tokens.head[pronoun.at], tokens.head[asker]
    to_do = any(tokens.tag[c] == "VB" for c in tokens.children[asking] if c > asking)
    if tokens.lemma[asking] == "tell" and not to_do:  # "told reporters that": nobody is asked for anything
        return False
    return (
        tokens.dep[pronoun.at] == tokens.dep[asker] == "nsubj"
        and tokens.lemma[verb] in verbs().replying
        and tokens.lemma[asking] in verbs().asking
    )


def depends_on_its_sentence(tokens: Tokens, pronoun: Feature) -> bool:
    """Is it the subject of a clause of time or condition behind the main one: "no talks until it left"?"""
    verb = tokens.head[pronoun.at]
    dated = any(tokens.lower[c] in _CONDITIONS for c in tokens.children[verb] if c < pronoun.at)
    return pronoun.role == "subject" and dated and tokens.dep[verb] == "advcl" and tokens.head[verb] < verb


def awaited(tokens: Tokens, pronoun: Feature, at: Mapping[int, Feature]) -> Feature | None:
    """Who is it that something is kept from until they give way: "suspended aid to Kesh until it left"?"""
    verb = tokens.head[pronoun.at]
    if pronoun.person != "it" and pronoun.person != "they":
        return None
    if not depends_on_its_sentence(tokens, pronoun) or not _NOT_BEFORE & {
        tokens.lower[c] for c in tokens.children[verb]
    }:
        return None
    keeping = tokens.head[verb]
    verbs_below = [keeping, *(c for c in tokens.children[keeping] if tokens.dep[c] == "xcomp")]
    for each in verbs_below:
        if tokens.lemma[each] not in verbs().withholding:
            continue
        for thing in (c for c in tokens.children[each] if each < c < pronoun.at):
            if tokens.dep[thing] == "dobj" and thing in at:
                return at[thing]
            links = [thing, *tokens.children[thing]]
            to = (c for i in links if tokens.lower[i] in _TOWARDS for c in tokens.children[i])
            found = next((at[c] for c in to if tokens.dep[c] == "pobj" and c in at), None)
            if found is not None:
                return found
    return None
