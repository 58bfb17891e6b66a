"""What holds of resolution whatever the names are?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from blowback.resolve.keys import fold, skeleton
from blowback.resolve.phrase import resolve_phrase
from blowback.resolve.reading import read_phrase
from blowback.resolve.registry import Registry
from blowback.resolve.rollup import roll_up
from blowback.resolve.variants import is_slip
from tests.unit.resolve.invented import ROWS, invented_registry

words = st.text("abcdefghijklmnopqrstuvwxyzáéöşʼ’'-. ", max_size=30)
dates = st.dates().map(lambda day: day.isoformat()) | st.none()


@given(words)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text) or text.strip().lower().startswith(("the ", "a ", "an "))


@given(words)
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper().lower()) == fold(text.lower())


@given(words)
def test_a_skeleton_has_no_vowels(text: str) -> None:
    assert not set("aeiouyh ") & set(skeleton(fold(text)))


@given(st.text(max_size=60), dates)
def test_any_phrase_can_be_read(text: str, on: str | None) -> None:
    read_phrase(invented_registry(), text, on)
    found = resolve_phrase(invented_registry(), text, None, on)
    assert (found.actor is None) == (found.name is None)


@given(
    st.permutations(ROWS), st.sampled_from(["Kesh Front", "Lunia", "the Ostrean army", "Vardanian rebels"])
)
def test_the_order_of_rows_does_not_matter(rows: list[dict[str, object]], phrase: str) -> None:
    shuffled = Registry((), invented_registry().organs).extend(rows)
    assert resolve_phrase(shuffled, phrase) == resolve_phrase(invented_registry(), phrase)


@given(st.sampled_from([row["id"] for row in ROWS]), dates)
def test_rolling_up_twice_is_rolling_up_once(actor: str, on: str | None) -> None:
    registry = invented_registry()
    whole = roll_up(registry, actor, on)
    assert roll_up(registry, whole, on) == whole


@given(st.text("ABCDEF", min_size=3, max_size=5), st.text("ABCDEF", min_size=3, max_size=5))
def test_a_slip_goes_both_ways(one: str, other: str) -> None:
    assert is_slip(one, other) == is_slip(other, one)
