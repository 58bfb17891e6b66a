"""How codings read."""

from __future__ import annotations

import pytest

from blowback.records import Quantity
from blowback.relate.masking import initials, is_public_title, without_names
from blowback.relate.wording import day_span, in_sentence, listed, numbers, substance
from blowback.vocab.claims import Factuality, Modality
from blowback.vocab.plover import EventType
from tests.unit.relate.world import World


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (9, 9, "9 killed"),
        (10001, None, "10,001 or more killed"),
        (None, 5, "5 or fewer killed"),
        (3, 7, "3 to 7 killed"),
        (None, None, "“dozens” killed"),
    ],
)
def test_a_count_says_its_bounds(low: int | None, high: int | None, words: str) -> None:
    assert numbers(Quantity(what="killed", low=low, high=high, text="dozens")) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-05-19", "2031-05-20", "2031-05-19"),
        ("2031-05-01", "2031-06-01", "2031-05-01 to 2031-05-31"),
        ("2031-05-01", None, "from 2031-05-01"),
        (None, "2031-06-01", "until 2031-05-31"),
        (None, None, ""),
    ],
)
def test_a_half_open_interval_reads_as_its_days(start: str | None, end: str | None, words: str) -> None:
    assert day_span(start, end) == words


def test_a_list_says_how_many_more() -> None:
    assert listed(["a", "b", "a", "c"]) == "a, b and c"
    assert listed(list("abcdef"), 3) == "a, b and 4 more"


def test_groups_take_an_article_in_a_sentence_and_states_do_not() -> None:
    view = World().view()
    assert in_sentence(view, "kesh") == "the Kesh Front"
    assert in_sentence(view, "VAR") == "Vardania"


@pytest.mark.parametrize("title", ["foreign minister", "spokesman", "General", "director of the institute"])
def test_an_office_is_a_public_role(title: str) -> None:
    assert is_public_title(title)


@pytest.mark.parametrize("title", ["brother of the minister", "victim", "a resident", "elder son", ""])
def test_kinship_and_fate_are_none(title: str) -> None:
    assert not is_public_title(title)


def test_initials_leave_nothing_of_a_name() -> None:
    assert initials("Orla Venn") == "O.V. (private person)"
    assert without_names("Orla Venn said. Venn's house.", ["Orla Venn"]) == "[O.V.] said. [O.V.]'s house."


def test_a_word_stays_where_it_is_one_of_the_longer_name_of_another() -> None:
    text = "Venn fled. The Venn Brigade and Venn's men met Orla Venn."
    assert without_names(text, ["Venn"], ["Venn Brigade", "Orla Venn"]) == (
        "[V.] fled. The Venn Brigade and [V.]'s men met Orla Venn."
    )


@pytest.mark.parametrize(
    ("modality", "factuality", "words"),
    [
        (Modality.PROMISED, Factuality.UNKNOWN, "violence, promised"),
        (Modality.PROMISED, Factuality.CERTAIN_NOT, "violence, promised not to be"),
        (Modality.INTENDED, Factuality.POSSIBLE_NOT, "violence, intended not to be"),
        (Modality.ACTUAL, Factuality.CERTAIN_NOT, "violence, not so"),
    ],
)
def test_what_is_promised_not_to_be_is_not_promised(
    modality: Modality, factuality: Factuality, words: str
) -> None:
    world = World()
    world.tell("kesh", EventType.ASSAULT, "VAR", modality=modality, factuality=factuality)
    assert substance(world.rows[-1].claim) == words
