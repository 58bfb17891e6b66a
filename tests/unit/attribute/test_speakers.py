"""What sort of speaker, for whom, and is it the same unnamed one as before?"""

from __future__ import annotations

import pytest

from blowback.records import Actor, Mention
from blowback.vocab.actors import ActorKind, MentionForm, Sector
from blowback.vocab.speech import Capacity, SpeakerClass
from tests.unit.attribute.reading import attributions, words


@pytest.mark.parametrize(
    ("text", "kind", "capacity"),
    [
        (
            "Ivo Brandt, a Vardanian army spokesman, said the road was open.",
            SpeakerClass.NAMED,
            Capacity.MILITARY,
        ),
        ("Foreign Minister Ana Ruiz said the road was open.", SpeakerClass.NAMED, Capacity.OFFICIAL),
        (
            "Ivo Brandt, a historian at Tolm University, said the road was open.",
            SpeakerClass.NAMED,
            Capacity.EXPERT,
        ),
        ("The president said the road was open.", SpeakerClass.NAMED, Capacity.OFFICIAL),
        ("A senior official said the road was open.", SpeakerClass.ANONYMOUS, Capacity.OFFICIAL),
        ("People familiar with the matter said the road was open.", SpeakerClass.ANONYMOUS, None),
        ("Residents said the road was open.", SpeakerClass.ANONYMOUS, Capacity.WITNESS),
        ("The foreign ministry said the road was open.", SpeakerClass.ORGANISATION, Capacity.OFFICIAL),
        ("A report by the council found that the road was open.", SpeakerClass.DOCUMENT, None),
        ("It was reported that the road was open.", SpeakerClass.ANONYMOUS, None),
    ],
)
def test_class_and_capacity_come_from_the_phrase(
    text: str, kind: SpeakerClass, capacity: Capacity | None
) -> None:
    found = attributions(text)[0]
    assert (found.speaker_class, found.capacity) == (kind, capacity)


def test_a_resolved_actor_outranks_the_words() -> None:
    text = "The Kesh Front said the road was open."
    mention = Mention(
        id="m0",
        start=0,
        end=14,
        text=text[:14],
        form=MentionForm.NAME,
        kind=ActorKind.ARMED_GROUP,
        head=(9, 14),
        actor="kesh",
    )
    kesh = Actor(id="kesh", name="Kesh Front", kind=ActorKind.ARMED_GROUP, sector=Sector.REB)
    found = attributions(text, (mention,), {"kesh": kesh})[0]
    assert found.speaker_actor == "kesh"
    assert found.speaker_class is SpeakerClass.ORGANISATION
    assert found.capacity is Capacity.PARTY


def test_they_and_the_people_are_the_source_that_spoke_before() -> None:
    text = (
        "People familiar with the matter said the mill was closed. It will open in May, they said.\n"
        "The minister said the dam was safe.\n"
        "A diplomat said the canal was full. The people said the mill was sold."
    )
    found = attributions(text)
    source = {words(text, a.speaker): a.source for a in found}
    assert source["People familiar with the matter"] is not None
    assert source["they"] == source["People familiar with the matter"] == source["The people"]
    assert source["A diplomat"] not in (None, source["they"])
    assert source["The minister"] is None


def test_another_official_is_another_source() -> None:
    text = "An official said the mill was closed. Another official said the mill was open."
    first, second = attributions(text)
    assert first.source != second.source


def test_a_surname_is_the_person_named_before() -> None:
    text = "Ivo Brandt, an economist, said prices rose. “They will fall,” Brandt said."
    first, second = attributions(text)
    assert (second.speaker_class, second.capacity) == (first.speaker_class, first.capacity)
    assert first.capacity is Capacity.EXPERT


def test_who_is_close_to_a_ministry_does_not_speak_for_it() -> None:
    (near,) = attributions("Sources close to the ministry said the mill was closed.")
    (within,) = attributions("Sources in the ministry said the mill was closed.")
    assert (near.capacity, within.capacity) == (None, Capacity.OFFICIAL)
