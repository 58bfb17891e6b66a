"""The trie finds what a plain comparison of every entry at every place finds."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from blowback.text.names import NameEntry, NameTable, is_acronym, name_words
from blowback.vocab.actors import ActorKind

WORDS = ["Kesh", "kesh", "KLF", "klf", "Front", "front", "of", "the", "-", "Kesh-Front", "'s", "Ké"]
texts = st.lists(st.sampled_from(WORDS), max_size=12)
entries = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(
        lambda words: NameEntry(" ".join(words), ("x",), ActorKind.OTHER)
    ),
    max_size=6,
)


def slow_fit(entry: NameEntry, tokens: Sequence[str]) -> bool:
    """Do the tokens, and nothing but marks between them, spell the entry?"""
    wanted = name_words(entry.text)
    if not tokens or not name_words(tokens[0]) or not name_words(tokens[-1]):
        return False
    got = [word for token in tokens for word in name_words(token)]
    if not wanted or [w.lower() for w in got] != [w.lower() for w in wanted]:
        return False
    if len(wanted) == 1 and is_acronym(wanted[0]):
        return is_acronym(got[0])
    return all(g[0].isupper() or not w[0].isupper() for g, w in zip(got, wanted, strict=True))


def slow_find(table: Sequence[NameEntry], tokens: Sequence[str]) -> list[tuple[int, int]]:
    """The longest fit at each place, left to right."""
    found, first = [], 0
    while first < len(tokens):
        for beyond in range(len(tokens), first, -1):
            if any(slow_fit(entry, tokens[first:beyond]) for entry in table):
                found.append((first, beyond))
                first = beyond
                break
        else:
            first += 1
    return found


@given(entries, texts)
def test_the_trie_agrees_with_the_plain_search(table: list[NameEntry], tokens: list[str]) -> None:
    assert [(hit.first, hit.beyond) for hit in NameTable(table).find(tokens)] == slow_find(table, tokens)


@given(entries, texts)
def test_the_order_of_the_entries_does_not_matter(table: list[NameEntry], tokens: list[str]) -> None:
    def spans(rows: list[NameEntry]) -> list[tuple[int, int, set[NameEntry]]]:
        return [(h.first, h.beyond, set(h.entries)) for h in NameTable(rows).find(tokens)]

    assert spans(table) == spans(table[::-1])
