"""In whose words does a token stand: whose claim is it, through whom did it reach us?

Attributions nest: what a leader said, according to a report, is the leader's claim *via* the report. What
somebody believes is his claim, too, and nobody else's: whoever tells of the belief does not share it. A
wish, plan or expectation that the text ascribes to somebody is no claim of his: it makes what it governs
wished or expected, and leaves the speaker to whoever says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from blowback.coding.governors import governor_class, governors
from blowback.records import Attribution, Speaker, Voice
from blowback.text.spans import TokenIndex, length
from blowback.vocab.actors import ActorKind, MentionForm
from blowback.vocab.claims import Role
from blowback.vocab.speech import SpeakerClass, Stance

if TYPE_CHECKING:
    from blowback.coding.cast import Cast
    from blowback.coding.frames import Tree

_PRIVATE = frozenset(("wished", "expected", "intended", "able", "kept", "undone", "ended"))

# to know a thing is not to say it, and what seems so seems so to the text's author, who says so
# what is judged is there, whoever judges it
_JUDGING = frozenset(
    {"reject", "condemn", "denounce", "criticize", "criticise", "welcome", "praise", "hail", "oppose",
     "endorse", "accept", "deplore", "decry"}
)  # fmt: skip
_MENTAL = frozenset(
    (
        "know",
        "realise",
        "realize",
        "discover",
        "notice",
        "find",
        "foresee",
        "forget",
        "seem",
        "appear",
        "look",
    )
)

_ANSWERS = (Stance.DENIES, Stance.NO_COMMENT, Stance.NO_REPLY)

_BESIDE = frozenset(("after", "before", "when", "while", "as", "although", "though"))


class _Speech(NamedTuple):
    attribution: Attribution
    cue: frozenset[int]
    content: frozenset[int]
    size: int


class Voices:
    """The attributions of a document, findable by the tokens of their contents."""

    def __init__(self, tree: Tree, cast: Cast, attributions: Sequence[Attribution]) -> None:
        self._tree, self._cast = tree, cast
        self._index = index = TokenIndex(tree.start, tree.end)
        speeches = [
            _Speech(
                attribution,
                frozenset(t for span in attribution.cue for t in index.tokens(span)),
                frozenset(t for span in attribution.content for t in index.tokens(span)),
                length(attribution.content),
            )
            for attribution in attributions
        ]
        self._sources = _fullest(tree.source, attributions)
        # the cues by which somebody denies or keeps silent: speech, and no event beside it
        denying = (s for s in speeches if s.attribution.stance in _ANSWERS or _is_of_denial(tree, s.cue))
        self.answers = frozenset(t for s in denying for t in s.cue)
        self._by_token: dict[int, list[_Speech]] = {}
        for speech in sorted(speeches, key=lambda s: (-s.size, s.attribution.id)):
            if not self._speaks(speech):
                continue
            believed = any(governor_class(tree, token) == "believed" for token in speech.cue)
            denied = speech.attribution.stance is Stance.DENIES
            for token in speech.content - speech.cue:
                if (denied and _is_beside(tree, token, speech.cue)) or _is_known(tree, token, speech.cue):
                    continue
                # "he believed that they gained by their secret aid": that there was aid is no belief of his
                if believed and not speech.cue.intersection(g.word for g in governors(tree, token)):
                    continue
                self._by_token.setdefault(token, []).append(speech)
        self.cues = {token: chain[-1].cue for token, chain in self._by_token.items()}

    def _speaks(self, speech: _Speech) -> bool:
        if any(self._tree.lemma[token] in _MENTAL for token in speech.cue):
            return False
        classes = {governor_class(self._tree, token) for token in speech.cue}
        return not classes & _PRIVATE or bool(classes & {"said", "denied", "alleged"})

    def of(self, token: int, *, assumed: bool = False) -> tuple[Attribution | None, Speaker, Stance]:
        """Whose words is the token in? The outlet's own where nobody is named.

        What is ``assumed``, like somebody's title, is not denied by who denies what he did, and what is
        rejected or dismissed is there.
        """
        chain = self._by_token.get(token, [])
        if assumed:
            chain = [speech for speech in chain if not self._turns_down(speech)]
        if not chain:
            return None, Speaker(kind=SpeakerClass.OUTLET), Stance.ASSERTS
        inner = chain[-1].attribution
        # an outer speech counts only where it holds the inner one's cue too
        outer = [s.attribution for s in chain[:-1] if chain[-1].cue <= s.content or not chain[-1].cue]
        return inner, self._speaker(inner, outer), inner.stance

    def _turns_down(self, speech: _Speech) -> bool:
        if speech.attribution.stance is Stance.DENIES:
            return True
        return any(governor_class(self._tree, token) == "denied" for token in speech.cue)

    def saying(self, token: int) -> tuple[int, tuple[int, ...], Attribution] | None:
        """By which verb is the token said, and by whom: the cue, the heads of the speakers, the whole?"""
        chain = self._by_token.get(token, [])
        if not chain:
            return None
        verb = next((t for t in sorted(chain[-1].cue) if self._tree.pos[t] == "VERB"), None)
        heads = self.heads(chain[-1].attribution)
        return (verb, heads, chain[-1].attribution) if verb is not None and heads else None

    def heads(self, attribution: Attribution) -> tuple[int, ...]:
        """The tokens that head the phrases of its speakers."""
        found = []
        for span in attribution.speaker:
            inside = self._index.tokens(span)
            found.append(next((t for t in inside if self._tree.head[t] not in inside), None))
        return tuple(head for head in found if head is not None)

    def speaker(self, attribution: Attribution) -> Speaker:
        """The speaker of an attribution by itself."""
        return self._speaker(attribution, [])

    def teller(self, head: int) -> Speaker:
        """Who tells it by counting, where no attribution was read."""
        mention, actor = self._cast.owner(head), self._cast.stands_for(head)
        kind = actor.kind if actor is not None else mention.kind if mention is not None else None
        named = actor is not None or (mention is not None and mention.form is MentionForm.NAME)
        if kind is ActorKind.PERSON or not named:
            speaks = SpeakerClass.NAMED if named else SpeakerClass.ANONYMOUS
        else:
            speaks = SpeakerClass.ORGANISATION
        participant = self._cast.participant(Role.ACTOR, head)
        return Speaker(kind=speaks, name=participant.name, actor=participant.actor)

    def _speaker(self, inner: Attribution, outer: Sequence[Attribution]) -> Speaker:
        return Speaker(
            kind=inner.speaker_class,
            capacity=inner.capacity,
            name=self._name(inner),
            actor=inner.speaker_actor,
            via=tuple(Voice(kind=a.speaker_class, name=self._name(a), actor=a.speaker_actor) for a in outer),
        )

    def _name(self, attribution: Attribution) -> str | None:
        if attribution.speaker_actor is not None and attribution.speaker_actor in self._cast.actors:
            return self._cast.actors[attribution.speaker_actor].name
        return self._sources.get(attribution.source or "") or _words(self._tree.source, attribution) or None


def _is_beside(tree: Tree, token: int, cue: Iterable[int]) -> bool:
    """Is it told beside what is denied: "denied that its men were there, hours after Kesh accused it"?"""
    while token not in cue and tree.head[token] != token:
        marks = {tree.lower[child] for child in tree.children[token] if tree.dep[child] in ("mark", "advmod")}
        if tree.dep[token] == "relcl" or (tree.dep[token] == "advcl" and marks & _BESIDE):
            return True
        token = tree.head[token]
    return False


def _is_known(tree: Tree, token: int, cue: Iterable[int]) -> bool:
    """Is it told of what is judged, not by the judge: "rejected a deal that Kesh had signed"?"""
    relative = False
    while token not in cue and tree.head[token] != token:
        if tree.dep[token] == "relcl":
            relative = True
        elif relative and tree.pos[token] in ("VERB", "AUX"):
            return False  # the relative clause is part of a clause that is said
        token = tree.head[token]
    return relative and tree.lemma[token] in _JUDGING


def _is_of_denial(tree: Tree, cue: Iterable[int]) -> bool:
    """Is it the word of a denial, though nothing is denied: "neither confirmed nor denied it"?"""
    return any(tree.lemma[t] == "deny" and tree.pos[t] == "VERB" for t in cue)


def _words(text: str, attribution: Attribution) -> str:
    return " … ".join(text[start:end] for start, end in attribution.speaker)


def _fullest(text: str, attributions: Sequence[Attribution]) -> dict[str, str]:
    """What is each unnamed speaker called where it is described most fully? "They" spoke before."""
    found: dict[str, str] = {}
    for attribution in attributions:
        words = _words(text, attribution)
        if attribution.source is not None and len(words) > len(found.get(attribution.source, "")):
            found[attribution.source] = words
    return found
