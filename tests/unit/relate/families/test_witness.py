"""Of several copies the one nearest to the origin is the witness, and where they differ is said."""

from __future__ import annotations

from blowback.relate.families import Family, Text, families
from tests.unit.relate.families import reports
from tests.unit.relate.families.reports import original, text


def family_of(*texts: Text) -> Family:
    (found,) = families(texts)
    return found


def differences(one: str, other: str) -> list[tuple[str, str]]:
    found = family_of(text("a", one), text("b", other, "2031-05-06"))
    return [(variant.what, variant.articles["b"]) for variant in found.variants]


def test_the_earliest_copy_is_the_witness() -> None:
    copies = [text("a", reports.ORIGINAL, "2031-05-06"), text("b", reports.ORIGINAL, "2031-05-04")]
    found = family_of(*copies)
    assert found.best == "b"
    assert "+2 published first" in found.witnesses[0].why


def test_who_is_credited_is_nearer_to_the_origin_than_who_credits() -> None:
    agency = text("a", reports.ORIGINAL, "2031-05-05", "Harbour Coast Agency")
    paper = text("b", f"{reports.ORIGINAL}\n\nWith HCA", "2031-05-05", "The Mirror")
    found = family_of(agency, paper)
    assert found.best == "a"
    assert "-3 credits Harbour Coast Agency" in found.witnesses[1].why


def test_a_copy_that_was_cut_or_is_damaged_is_the_lesser_witness() -> None:
    cut = text("a", reports.ORIGINAL[:-10], "2031-05-05")
    whole = text("b", reports.ORIGINAL, "2031-05-05")
    assert family_of(cut, whole).best == "b"
    damaged = Text(id="a", text=reports.ORIGINAL, published="2031-05-05", damage=("encoding",))
    assert family_of(damaged, whole).best == "b"


def test_readings_that_matter_are_variants_and_others_are_not() -> None:
    found = family_of(original(), text("edited", reports.EDITED, "2031-05-05"))
    assert [(v.what, v.articles["original"], v.articles["edited"]) for v in found.variants] == [
        ("negation", "the Kesh Front agreed on Tuesday to", "the Kesh Front did not agree on Tuesday to"),
        ("figure", "Tuesday to exchange 34 prisoners at the", "Tuesday to exchange 43 prisoners at the"),
    ]


def test_each_kind_of_variant_is_told() -> None:
    changed = (
        reports.ORIGINAL.replace("on May 11", "on June 11")
        .replace("(HCA)", "(HAC)")
        .replace("Veldrin", "Veldren")
        .replace("She said that two", "He said that two")
    )
    assert [what for what, _ in differences(reports.ORIGINAL, changed)] == [
        "acronym",
        "date",
        "pronoun",
        "name",
    ]
    reworded = reports.ORIGINAL.replace("is to begin", "will start").replace("among them", "including")
    assert differences(reports.ORIGINAL, reworded) == []
