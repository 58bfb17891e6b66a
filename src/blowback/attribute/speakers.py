"""What sort of speaker is it, for whom do they speak, and is it the same unnamed one as before?

The phrase in place may be a pronoun: class and capacity are then those of the speaker it points back
to. Registry knowledge (the kind and sector of a resolved actor) outranks the words of the phrase, and
the words of the phrase outrank what the small model takes its name for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from blowback.attribute.nouns import capacity_of, is_body, is_document, is_insider, is_office, is_unnamed
from blowback.attribute.tree import NOMINAL, Stretch, Tree
from blowback.records import Actor, Mention
from blowback.vocab.actors import ActorKind, MentionForm, Sector
from blowback.vocab.speech import Capacity, SpeakerClass

_LATEST = 8  # speakers back
_SINGULAR = frozenset(("he", "she", "him", "her", "his"))
_PLURAL = frozenset(("they", "them", "their", "both", "others", "these", "those"))
_NEUTER = frozenset(("it", "its"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_BACK = frozenset(("the", "these", "those", "this", "that"))
_ABSTRACT = ("ity", "tion", "sion", "ment", "ness", "ance", "ence", "ism", "ship", "ure", "ing")
_NEW = frozenset(("another", "other", "second", "third", "different", "separate", "one"))

_KIND_CAPACITY = {
    ActorKind.STATE: Capacity.OFFICIAL,
    ActorKind.PLACE: Capacity.OFFICIAL,
    ActorKind.GOVERNMENT_BODY: Capacity.OFFICIAL,
    ActorKind.IGO: Capacity.OFFICIAL,
    ActorKind.MILITARY: Capacity.MILITARY,
    ActorKind.SECURITY_SERVICE: Capacity.MILITARY,
    ActorKind.ARMED_GROUP: Capacity.PARTY,
    ActorKind.FACTION: Capacity.PARTY,
    ActorKind.PARTY: Capacity.PARTY,
    ActorKind.RESEARCH: Capacity.EXPERT,
    ActorKind.NGO: Capacity.OTHER,
    ActorKind.COMPANY: Capacity.OTHER,
    ActorKind.MEDIA: Capacity.OTHER,
    ActorKind.RELIGIOUS: Capacity.OTHER,
    ActorKind.POPULATION: Capacity.OTHER,
}
_SECTOR_CAPACITY = {
    **dict.fromkeys((Sector.GOV, Sector.LEG, Sector.JUD, Sector.IGO), Capacity.OFFICIAL),
    **dict.fromkeys((Sector.MIL, Sector.COP, Sector.SPY), Capacity.MILITARY),
    **dict.fromkeys((Sector.REB, Sector.OPP, Sector.PTY, Sector.PRM), Capacity.PARTY),
    Sector.EDU: Capacity.EXPERT,
    **dict.fromkeys((Sector.NGO, Sector.MED, Sector.BUS, Sector.REL, Sector.LAB, Sector.SOC), Capacity.OTHER),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """What is known of one speaker: the stretch, its class, capacity, actor and anonymous source."""

    stretch: Stretch | None
    kind: SpeakerClass
    capacity: Capacity | None = None
    actor: str | None = None
    source: str | None = None
    plural: bool = False


class Voices:
    """The speakers of a document in order, so that *they* and *the people* find who spoke before."""

    def __init__(self, tree: Tree, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> None:
        self._tree = tree
        self._actors = actors
        self._mentions = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
        self._starts = [mention.start for mention in self._mentions]
        self._past: list[Voice] = []
        self._sources: dict[str, str] = {}
        self._known: dict[Stretch, Voice] = {}

    def voice(self, stretch: Stretch | None) -> Voice:
        """Who speaks here? Ask in the order of the text."""
        if stretch is None:
            return Voice(None, SpeakerClass.ANONYMOUS)
        known = self._known.get(stretch)
        if known is None:
            known = self._read(stretch)
            self._known[stretch] = known
        self._past.append(known)
        return known

    def _read(self, stretch: Stretch) -> Voice:
        tree = self._tree
        head = self._head(stretch)
        mention = self._mention_at(head)
        lower = tree.lowers[head]
        if lower in _RELATIVE and tree.heads[head] != head:
            noun = self._antecedent(head)
            if noun is not None:
                return self._of_phrase(stretch, tree.subtree(noun), noun, self._mention_at(noun))
        if tree.pos[head] == "PRON" or (tree.deps[head] == "poss" and lower in _SINGULAR | _PLURAL | _NEUTER):
            return self._of_pronoun(stretch, head, mention)
        return self._of_phrase(stretch, stretch, head, mention)

    # --- kinds of phrase --------------------------------------------------------------------------

    def _of_pronoun(self, stretch: Stretch, head: int, mention: Mention | None) -> Voice:
        lower = self._tree.lowers[head]
        before = self._chained(mention) or self._before(lower)
        actor = self._actor(mention)
        if actor is not None and (before is None or before.actor != actor.id):
            kind = self._class_of_actor(actor)
            same = next((voice for voice in reversed(self._past) if voice.actor == actor.id), None)
            capacity = self._capacity_of_actor(actor) or (same.capacity if same else None)
            return Voice(stretch, kind, capacity, actor.id, plural=lower in _PLURAL)
        if before is None:
            kind = SpeakerClass.ORGANISATION if lower in _NEUTER else SpeakerClass.NAMED
            return Voice(
                stretch, SpeakerClass.ANONYMOUS if lower in _PLURAL else kind, plural=lower in _PLURAL
            )
        return Voice(stretch, before.kind, before.capacity, before.actor, before.source, before.plural)

    def _chained(self, mention: Mention | None) -> Voice | None:
        """The last unnamed speaker, of the latest few, whom the pronoun means by its chain."""
        if mention is None or mention.chain is None:
            return None
        for voice in reversed(self._past[-_LATEST:]):
            told = self._mention_at(self._head(voice.stretch)) if voice.stretch is not None else None
            if told is not None and told.chain == mention.chain and told.form is not MentionForm.PRONOUN:
                return voice if voice.kind is SpeakerClass.ANONYMOUS else None
        return None

    def _before(self, pronoun: str) -> Voice | None:
        """The last speaker that a pronoun can point back to."""
        if pronoun in _PLURAL:
            wanted = [
                voice for voice in self._past if voice.plural or voice.kind is SpeakerClass.ORGANISATION
            ]
        elif pronoun in _NEUTER:
            wanted = [v for v in self._past if v.kind in (SpeakerClass.ORGANISATION, SpeakerClass.DOCUMENT)]
        elif pronoun in _SINGULAR:
            wanted = [
                voice
                for voice in self._past
                if not voice.plural
                and voice.kind in (SpeakerClass.NAMED, SpeakerClass.ANONYMOUS)
                and voice.stretch
            ]
        else:
            return None
        return wanted[-1] if wanted else None

    def _of_phrase(self, stretch: Stretch, words: Stretch, head: int, mention: Mention | None) -> Voice:
        tree = self._tree
        lemma = tree.lemmas[head]
        actor = self._actor(mention)
        plural = tree.tags[head] in ("NNS", "NNPS") or tree.child(head, "conj") is not None
        capacity = self._capacity(words, head, actor)
        if is_document(lemma) and tree.pos[head] != "PROPN":
            return Voice(stretch, SpeakerClass.DOCUMENT, capacity=None, plural=plural)
        name = self._name_in(words, head)
        if tree.pos[head] == "PROPN" and actor is None:
            past = self._by_name(tree.words[head])
            if past is not None:
                return Voice(stretch, past.kind, past.capacity or capacity, past.actor)
        if name is not None and actor is None:
            actor = self._actor(self._mention_at(name))
        if actor is not None and (tree.pos[head] == "PROPN" or name is not None):
            return Voice(stretch, self._class_of_actor(actor), capacity, actor.id, plural=plural)
        if name is not None:
            return Voice(stretch, SpeakerClass.NAMED, capacity, plural=plural)
        if tree.pos[head] == "PROPN":
            person = tree.entity[head] == "PERSON" or self._has_personal_title(words, head)
            kind = SpeakerClass.NAMED if person else SpeakerClass.ORGANISATION
            return Voice(stretch, kind, capacity, plural=plural)
        if is_body(lemma):
            kind = self._class_of_actor(actor) if actor is not None else SpeakerClass.ORGANISATION
            return Voice(stretch, kind, capacity, actor.id if actor else None)
        if is_office(lemma) and not plural and tree.lowers[words[0]] != "a":
            return Voice(stretch, SpeakerClass.NAMED, capacity, actor.id if actor else None)
        return self._of_unnamed(stretch, words, head, capacity, actor, plural)

    def _of_unnamed(
        self,
        stretch: Stretch,
        words: Stretch,
        head: int,
        capacity: Capacity | None,
        actor: Actor | None,
        plural: bool,
    ) -> Voice:
        tree = self._tree
        lemma = _people(tree.lemmas[head])
        lowers = tree.lowers[words[0] : words[1] + 1]
        bare = all(
            tree.pos[i] in ("DET", "PUNCT", "SPACE") for i in range(words[0], words[1] + 1) if i != head
        )
        points_back = bare and (lowers[0] in _BACK or words[0] == head)
        if points_back:
            voice = self._same(tree.lemmas[head], str) or self._same(lemma, _people)
            if voice is not None:
                return Voice(
                    stretch, voice.kind, voice.capacity or capacity, voice.actor, voice.source, voice.plural
                )
        if not is_unnamed(tree.lemmas[head]) and actor is not None:
            return Voice(stretch, self._class_of_actor(actor), capacity, actor.id, plural=plural)
        if not is_unnamed(lemma) and capacity is None and lemma.endswith(_ABSTRACT):
            return Voice(stretch, SpeakerClass.DOCUMENT, plural=plural)  # what a state of things shows
        key = self._key(words, head, lemma)
        if set(lowers[:2]) & _NEW:
            key = f"{key}#{words[0]}"
        source = self._sources.setdefault(key, f"s{len(self._sources)}")
        return Voice(stretch, SpeakerClass.ANONYMOUS, capacity, None, source, plural)

    def _by_name(self, surname: str) -> Voice | None:
        """The person who spoke before under a longer name that holds this one."""
        tree = self._tree
        for voice in reversed(self._past):
            if voice.kind is not SpeakerClass.NAMED or voice.stretch is None:
                continue
            first, last = voice.stretch
            if first < last and surname in tree.words[first : last + 1]:
                return voice
        return None

    # --- helpers ----------------------------------------------------------------------------------

    def _key(self, words: Stretch, head: int, lemma: str) -> str:
        """What makes two anonymous phrases one source: their noun, and how they know or what they are."""
        tree = self._tree
        rest = [
            i
            for i in range(words[0], words[1] + 1)
            if i != head and tree.pos[i] in ("NOUN", "ADJ", "PROPN", "VERB")
        ]
        if any(is_insider(tree.lemmas[i]) or is_insider(tree.lowers[i]) for i in rest):
            return f"{lemma} in the know"
        near = [tree.lemmas[i] for i in rest if abs(i - head) <= 6]
        return " ".join([lemma, *near])

    def _same(self, lemma: str, key: Callable[[str], str]) -> Voice | None:
        """The last unnamed or named person introduced with this noun."""
        tree = self._tree
        for voice in reversed(self._past):
            if voice.stretch is None or (voice.source is None and voice.kind is not SpeakerClass.NAMED):
                continue
            stretch = range(voice.stretch[0], voice.stretch[1] + 1)
            if any(key(tree.lemmas[i]) == lemma and tree.pos[i] in NOMINAL for i in stretch):
                return voice
        return None

    def _head(self, stretch: Stretch) -> int:
        tree = self._tree
        for index in range(stretch[0], stretch[1] + 1):
            above = tree.heads[index]
            if not stretch[0] <= above <= stretch[1] and tree.pos[index] in NOMINAL:
                return index
        nominal = [i for i in range(stretch[0], stretch[1] + 1) if tree.pos[i] in NOMINAL]
        roots = [i for i in nominal if not stretch[0] <= tree.heads[i] <= stretch[1] or tree.heads[i] == i]
        return roots[0] if roots else nominal[0] if nominal else stretch[0]

    def _antecedent(self, relative: int) -> int | None:
        tree = self._tree
        clause = tree.heads[relative]
        for _ in range(4):
            if tree.deps[clause] == "relcl":
                return tree.heads[clause]
            if tree.heads[clause] == clause:
                return None
            clause = tree.heads[clause]
        return None

    def _name_in(self, words: Stretch, head: int) -> int | None:
        """The person's name in a phrase whose head is a common noun or a title: *spokesman Ali Reza*."""
        tree = self._tree
        if tree.entity[head] == "PERSON":
            return head
        for kid in tree.children(head, "appos", "compound", "nmod"):
            if tree.entity[kid] == "PERSON" and words[0] <= kid <= words[1]:
                return kid
        return None

    def _has_personal_title(self, words: Stretch, head: int) -> bool:
        """Does an apposition or a title make a name that of a person (*Brandt, an economist*)?"""
        tree = self._tree
        titles = [k for k in tree.children(head, "appos", "compound") if words[0] <= k <= words[1]]
        return any(
            not is_body(tree.lemmas[k])
            and (capacity_of(tree.lemmas[k]) or is_office(tree.lemmas[k]) or is_unnamed(tree.lemmas[k]))
            for k in titles
        )

    def _mention_at(self, index: int) -> Mention | None:
        """The smallest mention whose head is this token, or that covers it."""
        start, end = self._tree.starts[index], self._tree.ends[index]
        best: Mention | None = None
        position = bisect_left(self._starts, end)
        for mention in reversed(self._mentions[max(0, position - 12) : position]):
            if mention.start <= start and end <= mention.end:
                if mention.head[0] <= start < mention.head[1]:
                    return mention
                best = best or mention
        return best

    def _actor(self, mention: Mention | None) -> Actor | None:
        return self._actors.get(mention.actor) if mention is not None and mention.actor else None

    def _class_of_actor(self, actor: Actor) -> SpeakerClass:
        return SpeakerClass.NAMED if actor.kind is ActorKind.PERSON else SpeakerClass.ORGANISATION

    def _capacity_of_actor(self, actor: Actor) -> Capacity | None:
        if actor.sector is not None and actor.sector in _SECTOR_CAPACITY:
            return _SECTOR_CAPACITY[actor.sector]
        return _KIND_CAPACITY.get(actor.kind)

    def _capacity(self, words: Stretch, head: int, actor: Actor | None) -> Capacity | None:
        """From the actor; else from the nouns of the phrase, head first; else from bodies named in it."""
        tree = self._tree
        if actor is not None:
            found = self._capacity_of_actor(actor)
            if found is not None:
                return found
        order = [
            head,
            *(
                i
                for i in range(words[0], words[1] + 1)
                if i != head and tree.pos[i] in ("NOUN", "PROPN") and not self._is_of_adjective(i, head)
            ),
        ]
        found = None
        for index in order:
            told = capacity_of(tree.lemmas[index])
            if told is Capacity.MILITARY or (told is not None and found is None):
                found = told
                if told is Capacity.MILITARY:
                    break
        if found is not None:
            return found
        for index in order:
            body = self._actor(self._mention_at(index))
            if body is not None and body is not actor:
                told = self._capacity_of_actor(body)
                if told is not None:
                    return told
        if tree.deps[head] == "conj" and tree.pos[tree.heads[head]] in NOMINAL:
            first = tree.heads[head]  # *spokesmen A and B*
            return self._capacity((tree.left[first], first), first, self._actor(self._mention_at(first)))
        return Capacity.OFFICIAL if tree.entity[head] == "GPE" else None

    def _is_of_adjective(self, index: int, head: int) -> bool:
        """Does a noun complete an adjective: who is *close to the ministry* does not speak for it?"""
        tree = self._tree
        above = tree.heads[index]
        while above != head and tree.heads[above] != above:
            if tree.pos[above] == "ADJ":
                return True
            above = tree.heads[above]
        return False


def _people(lemma: str) -> str:
    """Nouns for the same unnamed people under one lemma."""
    return "person" if lemma in ("people", "person", "source", "individual") else lemma
