"""Which known names stand in a list of tokens?"""

from __future__ import annotations

import pytest

from blowback.text.names import NameEntry, NameTable, fold_name, is_acronym
from blowback.vocab.actors import ActorKind

TABLE = NameTable(
    [
        NameEntry("Kesh", ("kesh",), ActorKind.PLACE),
        NameEntry("Kesh Liberation Front", ("klf",), ActorKind.ARMED_GROUP),
        NameEntry("KLF", ("klf",), ActorKind.ARMED_GROUP),
        NameEntry("Harakat-e-Vardan", ("hv",), ActorKind.ARMED_GROUP),
        NameEntry("Vardanian People's Party", ("vpp",), ActorKind.PARTY),
        NameEntry("US", ("usa",), ActorKind.STATE),
        NameEntry("Turan", ("tur",), ActorKind.STATE),
        NameEntry("Turan", ("turan.city",), ActorKind.PLACE, "metonym"),
        NameEntry("the palace", ("var",), ActorKind.STATE, "metonym"),
    ]
)


def found(tokens: str, uncased: bool = False) -> list[tuple[str, tuple[str, ...]]]:
    """The names in a text that is cut at spaces, with the ids that they can mean."""
    words = tokens.split()
    hits = TABLE.find(words, [uncased] * len(words))
    return [(" ".join(words[h.first : h.beyond]), tuple(i for e in h.entries for i in e.ids)) for h in hits]


def test_the_longest_name_wins() -> None:
    assert found("the Kesh Liberation Front left Kesh") == [
        ("Kesh Liberation Front", ("klf",)),
        ("Kesh", ("kesh",)),
    ]


@pytest.mark.parametrize(
    "spelling",
    ["Harakat-e-Vardan", "Harakat - e - Vardan", "Harakat e Vardan", "Hārakat-e-Vardan", "Harakat–e–Vardan"],
)
def test_hyphens_spaces_and_accents_are_folded(spelling: str) -> None:
    assert found(spelling) == [(spelling, ("hv",))]


@pytest.mark.parametrize("spelling", ["Vardanian People's Party", "Vardanian People ’s Party"])
def test_a_possessive_inside_a_name_is_folded(spelling: str) -> None:
    assert found(spelling) == [(spelling, ("vpp",))]


def test_a_possessive_after_a_name_is_not_part_of_it() -> None:
    assert found("Kesh 's harbour") == [("Kesh", ("kesh",))]


def test_case_tells_an_acronym_from_a_word() -> None:
    assert found("he told us that the US left") == [("US", ("usa",))]
    assert found("the U.S. left") == [("U.S.", ("usa",))]


def test_a_name_wants_its_capitals_and_a_common_noun_does_not() -> None:
    assert found("kesh is a hill") == []
    assert found("The Palace declined and the palace agreed") == [
        ("The Palace", ("var",)),
        ("the palace", ("var",)),
    ]


def test_in_a_text_without_case_only_short_acronyms_are_refused() -> None:
    assert found("klf leaves kesh , tells us", uncased=True) == [("klf", ("klf",)), ("kesh", ("kesh",))]


def test_one_spelling_may_mean_several_actors() -> None:
    assert found("Turan agreed") == [("Turan", ("tur", "turan.city"))]


def test_look_up_of_a_whole_phrase() -> None:
    assert [e.ids for e in TABLE.lookup("Kesh Liberation Front")] == [("klf",)]
    assert TABLE.lookup("Kesh Liberation") == ()
    assert TABLE.lookup("") == ()


def test_folding() -> None:
    assert fold_name("al-Ja’afari’s") == "al jaafari s"
    assert [w for w in ("KLF", "U.N.", "MPs", "A", "Kesh", "12") if is_acronym(w)] == ["KLF", "U.N.", "MPs"]
