"""Families do not depend on who comes first, and each text is in one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from blowback.ledger import Ledger
from blowback.relate import View
from blowback.relate.families import Text, families, families_of_view, family_of
from blowback.relate.families.signature import fingerprints, whole
from tests.unit.relate.families.written import write

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


@settings(max_examples=20, deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_what_is_known_on_a_day_is_what_was_there_by_then(texts: list[Text], chance) -> None:
    """Texts of later days, whenever they came, leave no trace in the families of earlier ones."""
    chance.shuffle(texts)
    dated = [text for text in texts if text.published]
    with Ledger.in_memory() as ledger:
        write(ledger, dated)
        for day in ("2031-05-04", "2031-05-06", "2031-07-01"):
            view = View(ledger, as_known_on=day)
            known = [text for text in dated if text.published and text.published <= day]
            with Ledger.in_memory() as then:
                write(then, known)
                assert families_of_view(view) == families_of_view(View(then))
            assert {f.id: f.articles for f in families_of_view(view)} == grouped(
                family_of(view, view.articles)
            )


def grouped(found) -> dict[str, tuple[str, ...]]:
    return {name: tuple(sorted(a for a in found if found[a] == name)) for name in found.values()}


@settings(max_examples=30, deadline=None)
@given(BODY, st.lists(DAY, min_size=2, max_size=5))
def test_copies_of_one_text_are_one_family(body: str, days: list[str | None]) -> None:
    (found,) = families(Text(id=f"c{n}", text=body, published=day) for n, day in enumerate(days))
    assert len(found.articles) == len(days)


@settings(max_examples=60, deadline=None)
@given(
    BODY, BODY, st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=17, max_size=20, unique=True)
)
def test_a_common_passage_of_seventeen_words_is_always_found(
    before: str, after: str, passage: list[str]
) -> None:
    shared = " ".join(f"word{letter}" for letter in passage)
    one, other = (
        fingerprints(whole(Text(id=i, text=f"{x} {shared} {y}")).hashes)
        for i, x, y in (("a", before, after), ("b", after, before))
    )
    assert set(one) & set(other)
