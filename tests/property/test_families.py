"""Families do not depend on who comes first, and each text is in one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from blowback.relate.families import Text, families
from blowback.relate.families.copies import fingerprints, wording
from blowback.relate.families.rewritten import rewriting
from blowback.relate.families.texts import Words

WORDS = [
    "the",
    "army",
    "of",
    "Vardania",
    "said",
    "that",
    "Kesh",
    "had",
    "12",
    "men",
    "near",
    "Orlo",
    "3",
    "May",
]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=4, max_size=12).map(lambda words: " ".join(words) + ".")
BODY = st.lists(SENTENCE, min_size=1, max_size=12).map("\n\n".join)
DAY = st.sampled_from([None, "2031-05-04", "2031-05-06", "2031-07-01"])
TEXTS = st.lists(st.tuples(BODY, DAY), min_size=1, max_size=6).map(
    lambda rows: [Text(id=f"t{n}", text=body, published=day) for n, (body, day) in enumerate(rows)]
)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_makes_no_difference(texts: list[Text], chance) -> None:
    shuffled = list(texts)
    chance.shuffle(shuffled)
    assert families(shuffled) == families(texts)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_each_text_is_in_one_family_and_its_witness_too(texts: list[Text]) -> None:
    found = families(texts)
    assert sorted(each for family in found for each in family.articles) == [text.id for text in texts]
    for family in found:
        assert family.best in family.articles
        assert set(family.kind_of_copy) == set(family.articles) - {family.best}


@settings(max_examples=60, deadline=None)
@given(BODY, BODY)
def test_kinship_is_the_same_from_both_sides(one: str, other: str) -> None:
    first, second = Words(Text(id="a", text=one)), Words(Text(id="b", text=other))
    assert wording(first, second) == wording(second, first)
    assert rewriting(first, second) == rewriting(second, first)


@settings(max_examples=30, deadline=None)
@given(BODY, st.lists(DAY, min_size=2, max_size=5))
def test_copies_of_one_text_are_one_family(body: str, days: list[str | None]) -> None:
    (found,) = families(Text(id=f"c{n}", text=body, published=day) for n, day in enumerate(days))
    assert len(found.articles) == len(days)


@settings(max_examples=60, deadline=None)
@given(
    BODY, BODY, st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=11, max_size=20, unique=True)
)
def test_a_common_passage_of_eleven_words_is_always_found(
    before: str, after: str, passage: list[str]
) -> None:
    shared = " ".join(f"word{letter}" for letter in passage)
    one, other = (
        Words(Text(id=i, text=f"{x} {shared} {y}"))
        for i, x, y in (("a", before, after), ("b", after, before))
    )
    assert fingerprints(one) & fingerprints(other)
