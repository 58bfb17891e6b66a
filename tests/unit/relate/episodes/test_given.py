"""Event words that were given from outside, joined over documents."""

from __future__ import annotations

from collections.abc import Sequence

from blowback import api

Place = tuple[str, str]

DOCUMENTS = (
    ("a", "Rebels [attacked] a barracks at Tarn Bridge on Saturday, the army of Kesh [said]."),
    ("b", "The [attack] on the barracks at Tarn Bridge killed nobody. Ostrea [condemned] it."),
    ("c", "In Lowen Bay the harbour board [bought] three tugs from Ostrea."),
)


def marked(document: str, text: str) -> dict[str, object]:
    """A document whose targets stand in brackets."""
    targets: list[tuple[int, int]] = []
    plain = ""
    for number, part in enumerate(text.replace("]", "[").split("[")):
        if number % 2:
            targets.append((len(plain), len(plain) + len(part)))
        plain += part
    return {"id": document, "text": plain, "targets": targets}


def joined(documents: Sequence[tuple[str, str]]) -> set[frozenset[Place]]:
    asked = [marked(*each) for each in documents]
    texts = {each["id"]: str(each["text"]) for each in asked}
    return {
        frozenset((place.document, texts[place.document][place.start : place.end]) for place in cluster)
        for cluster in api.same_event(asked)
    }


def test_every_word_is_in_one_cluster_and_those_of_one_happening_in_the_same() -> None:
    found = joined(DOCUMENTS)
    assert frozenset({("a", "attacked"), ("b", "attack")}) in found
    assert sorted(word for cluster in found for word in cluster) == [
        ("a", "attacked"),
        ("a", "said"),
        ("b", "attack"),
        ("b", "condemned"),
        ("c", "bought"),
    ]


def test_the_order_of_the_documents_makes_no_difference() -> None:
    assert joined(DOCUMENTS) == joined(DOCUMENTS[::-1])


def test_no_words_make_no_clusters() -> None:
    assert api.same_event([{"id": "a", "text": "Nothing is asked here."}]) == ()
    assert api.same_event([]) == ()
