"""What stands around an event word that was given from outside: who, what, in which sentence?

Every word has an answer, whether or not a claim is read at it: which words of two texts tell of one happening
is asked of all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from blowback.coding.frames import Tree
from blowback.records import EventWord, Mention, Span
from blowback.text.spans import TokenIndex
from blowback.vocab.actors import MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DOERS = frozenset({"nsubj", "csubj", "agent", "poss", "by"})
_DONE_TO = frozenset({"nsubjpass", "csubjpass", "dobj", "of"})
_BESIDE = frozenset({"compound", "amod", "nmod", "iobj", "attr", "acomp", "oprd"})


def event_words(doc: Doc, targets: Sequence[Span], mentions: Sequence[Mention]) -> tuple[EventWord, ...]:
    """What stands around each of the given words?

    Args:
        doc: the parse of the text.
        targets: the words, in characters.
        mentions: who and what is mentioned, with chains.
    """
    tree = Tree(doc)
    index = TokenIndex(tree.start, tree.end)
    names = _Names(mentions)
    return tuple(_event_word(tree, target, index.tokens(target), names) for target in targets)


def _event_word(tree: Tree, target: Span, tokens: Sequence[int], names: _Names) -> EventWord:
    text = tree.source[slice(*target)]
    if not tokens:
        return EventWord(start=target[0], end=target[1], text=text, sentence=target)
    head = next((t for t in tokens if tree.head[t] not in tokens or tree.head[t] == t), tokens[-1])
    first, last = tree.sentences[tree.sent[head]]
    around: dict[str, list[str]] = defaultdict(list)
    for role, token in _around(tree, head):
        around[role].extend(names.of(tree, token))
    return EventWord(
        start=target[0],
        end=target[1],
        text=text,
        lemma=tree.lemma[head],
        verb=tree.pos[head] == "VERB",
        sentence=(tree.start[first], tree.end[last - 1]),
        doers=tuple(dict.fromkeys(around["doers"])),
        done_to=tuple(dict.fromkeys(around["done_to"])),
        beside=tuple(dict.fromkeys(around["beside"])),
        negated=any(tree.dep[child] == "neg" for child in tree.children[head]),
    )


def _around(tree: Tree, head: int) -> Iterator[tuple[str, int]]:
    """What hangs on a word, by its part in what the word tells."""
    for child in tree.children[head]:
        dep = tree.dep[child]
        if dep in ("prep", "agent"):
            for inner in tree.children[child]:
                if tree.dep[inner] == "pobj":
                    yield _role(tree.lower[child]), inner
        elif dep in _DOERS | _DONE_TO | _BESIDE:
            yield _role(dep), child


def _role(name: str) -> str:
    return "doers" if name in _DOERS else "done_to" if name in _DONE_TO else "beside"


class _Names:
    """By which words somebody is called, wherever in the text he is called so."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._of_chain: dict[str, list[str]] = defaultdict(list)
        for each in mentions:
            if each.chain is not None and each.form is MentionForm.NAME:
                self._of_chain[each.chain].extend(w for w in each.text.split() if w[:1].isupper())

    def of(self, tree: Tree, token: int) -> Iterator[str]:
        """The word itself, the names of the mention that it stands in, and those of its chain."""
        yield tree.lemma[token]
        for each in self._mentions:
            if each.start <= tree.start[token] and tree.end[token] <= each.end:
                yield from (word for word in each.text.split() if word[:1].isupper())
                if each.actor is not None:
                    yield each.actor
                yield from self._of_chain.get(each.chain or "", ())
