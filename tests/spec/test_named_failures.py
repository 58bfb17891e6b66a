"""Eight readings that must never come out, each on the seed article and on invented actors.

The invented world is that of ``tests/unit/resolve/invented.py``: Ostrea backed the Kesh Front, which has
ruled Vardania since June 2020; the Ostrean Kesh Front (OKF) is its offshoot and fights Ostrea. No text of
the seed stands here: its claims are found by their codes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from blowback.pipeline import Reader
from blowback.records import Annotation, Article, Claim, Published
from blowback.vocab.claims import Factuality, Modality, Role
from blowback.vocab.documents import DateBasis
from tests.unit.resolve.invented import invented_registry

PUBLISHED = Published(start="2022-06-10T00:00:00Z", end="2022-06-11T00:00:00Z", basis=DateBasis.GIVEN)
TALIBAN, TTP, PAKISTAN, INDIA = "taliban", "ttp", "PAK", "IND"


@cache
def invented() -> Reader:
    """A reader that knows only the invented world."""
    merra = {
        "id": "MER",
        "name": "Merra",
        "kind": "state",
        "country": "MER",
        "sector": "GOV",
        "source": "invented",
    }
    return Reader(invented_registry().extend([merra]))


def read(text: str, published: Published = PUBLISHED) -> Annotation:
    """What does an invented text say?"""
    return invented().read(Article(id="t", text=text, sha256="0", published_at=published))[0]


@pytest.fixture(scope="module")
def of_seed(request: pytest.FixtureRequest) -> Annotation:
    """What does the seed say?"""
    path: Path = request.getfixturevalue("seed")
    return Reader().read(Article(id="seed", text=path.read_text("utf-8"), sha256="0"))[0]


@pytest.fixture(scope="module")
def seed() -> Path:
    """The seed article, beside the checkout."""
    from tests.conftest import SHARED

    found = sorted((SHARED / "seeds").glob("*.txt"))
    if not found:
        pytest.skip(f"no seed article in {SHARED / 'seeds'}")
    return found[0]


def claims(annotation: Annotation, wanted: Callable[[Claim], bool]) -> list[Claim]:
    """The claims that are so."""
    return [claim for claim in annotation.claims if wanted(claim)]


def wholes(annotation: Annotation, claim: Claim, role: Role) -> set[str]:
    """Who fills a role: actors as the registry has them, organs as their state."""
    return {p.actor.partition(".")[0].upper() if p.actor[:4].islower() and p.actor[3:4] == "." else p.actor
            for p in claim.participants if p.role is role and p.actor is not None}  # fmt: skip


def deeds(annotation: Annotation, event_type: str) -> Iterator[Claim]:
    """What is told as having happened."""
    for claim in annotation.claims:
        told = claim.modality is Modality.ACTUAL and claim.factuality is Factuality.CERTAIN
        if claim.event_type == event_type and told:
            yield claim


# --- asked to train is not training ---------------------------------------------------------------


def test_urging_training_is_no_training() -> None:
    annotation = read("The Kesh Front urged Merra to train the Front's forces.")
    assert not list(deeds(annotation, "AID"))
    [asked] = claims(annotation, lambda c: c.event_type == "REQUEST")
    assert (asked.actors, asked.recipients) == (("kesh-front",), ("MER",))
    [content] = claims(annotation, lambda c: c.event_type == "AID")
    assert (content.modality, content.content_of) == (Modality.REQUESTED, asked.id)


def test_urging_training_is_no_training_in_the_seed(of_seed: Annotation) -> None:
    aid = [c for c in of_seed.claims if c.event_type == "AID" and c.backing and c.backing.kind == "training"]
    to_taliban = [c for c in aid if TALIBAN in c.recipients]
    assert to_taliban
    assert all(c.modality is Modality.REQUESTED for c in to_taliban)


# --- an attack on the army is one on the state, not by it ------------------------------------------


def test_an_attack_on_the_army_is_not_by_it() -> None:
    annotation = read("The OKF attacked the Ostrean military on Friday.")
    [attack] = deeds(annotation, "ASSAULT")
    assert attack.actors == ("ost-kesh",)
    assert wholes(annotation, attack, Role.RECIPIENT) == {"OST"}


def test_nobody_attacks_himself_in_the_seed(of_seed: Annotation) -> None:
    for claim in of_seed.claims:
        if claim.event_type == "ASSAULT":
            actors, recipients = wholes(of_seed, claim, Role.ACTOR), wholes(of_seed, claim, Role.RECIPIENT)
            assert not actors & recipients, claim
            assert not (PAKISTAN in actors and PAKISTAN in recipients), claim


# --- who released whom ------------------------------------------------------------------------------


def test_fighters_freed_from_a_prison_are_not_the_police() -> None:
    annotation = read(
        "Hundreds of OKF fighters released from a Kesharn prison by the Kesh Front have returned."
    )
    [release] = claims(annotation, lambda c: (c.event_type, c.mode) == ("RETREAT", "release"))
    assert release.actors == ("kesh-front",)
    assert release.recipients == ("ost-kesh",)
    assert release.backing is not None
    assert release.backing.kind == "prisoners"


def test_fighters_freed_from_a_prison_are_not_the_police_in_the_seed(of_seed: Annotation) -> None:
    releases = claims(of_seed, lambda c: (c.event_type, c.mode) == ("RETREAT", "release"))
    assert [(c.actors, c.recipients) for c in releases] == [((TALIBAN,), (TTP,))]
    named = {p.actor for c in of_seed.claims for p in c.participants if p.actor is not None}
    assert not [actor for actor in named if actor.startswith("afg.police") or actor == "AFG.COP"]


# --- recognition withheld ---------------------------------------------------------------------------


def test_recognition_withheld_is_no_recognition() -> None:
    annotation = read("Ostrea has not recognized the Kesh Front's government.")
    [state] = claims(annotation, lambda c: c.state is not None and c.state.kind == "recognition")
    assert state.factuality is Factuality.CERTAIN_NOT
    assert not list(deeds(annotation, "SUPPORT"))


def test_recognition_withheld_is_no_recognition_in_the_seed(of_seed: Annotation) -> None:
    states = claims(of_seed, lambda c: c.state is not None and c.state.kind == "recognition")
    assert len(states) >= 2
    assert {c.factuality for c in states} == {Factuality.CERTAIN_NOT}


# --- expected help ----------------------------------------------------------------------------------


def test_expected_help_is_no_help() -> None:
    annotation = read("Ostrea expected the Kesh Front to help subdue the OKF.")
    assert not list(deeds(annotation, "AID"))
    [help_] = claims(annotation, lambda c: c.event_type == "AID")
    assert help_.expectation is not None
    assert (help_.expectation.holder, help_.expectation.of) == ("OST", "kesh-front")


def test_expected_help_is_no_help_in_the_seed(of_seed: Annotation) -> None:
    expected = claims(of_seed, lambda c: c.expectation is not None and c.expectation.kind == "expected")
    assert [c for c in expected if (c.expectation.holder, c.expectation.of) == (PAKISTAN, TALIBAN)]  # type: ignore[union-attr]  # filtered above
    assert not [c for c in deeds(of_seed, "AID") if TALIBAN in c.actors and PAKISTAN in c.recipients]


# --- a denial stands beside what it denies ------------------------------------------------------------


def test_a_denial_overwrites_nothing() -> None:
    annotation = read(
        "Merra accused Ostrea of arming the Kesh Front. Ostrea denied that it had armed the Kesh Front."
    )
    arming = claims(annotation, lambda c: c.backing is not None)
    assert {c.factuality for c in arming} >= {Factuality.CERTAIN, Factuality.CERTAIN_NOT}
    assert {c.speaker.actor for c in arming} == {"MER", "OST"}
    assert {c.stance for c in arming} == {"accuses", "denies"}


def test_what_was_not_claimed_stays_a_deed_in_the_seed(of_seed: Annotation) -> None:
    unclaimed = claims(of_seed, lambda c: c.responsibility == "unclaimed")
    assert [(c.actors, c.factuality) for c in unclaimed] == [((), Factuality.CERTAIN)]


# --- status in time -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "actor"), [("2018-05-01", "var.government"), ("2022-05-01", "kesh-front")]
)
def test_the_government_is_whoever_governs_on_the_day(published: str, actor: str) -> None:
    day = Published(start=f"{published}T00:00:00Z", end=f"{published}T23:59:59Z", basis=DateBasis.GIVEN)
    annotation = read("The Vardanian government released 20 prisoners.", day)
    [release] = claims(annotation, lambda c: c.event_type == "RETREAT")
    assert release.actors == (actor,)


def test_the_status_of_the_taliban_is_not_frozen() -> None:
    registry = Reader().registry
    assert registry.sector(TALIBAN, "2019-01-01") == "REB"
    assert registry.sector(TALIBAN, "2022-01-01") == "GOV"


# --- an envoy of the former republic ------------------------------------------------------------------


def test_an_envoy_of_the_former_government_does_not_speak_for_the_new_one() -> None:
    annotation = read(
        "The miscalculation was remarkable, said Petar Olen, Vardania's ambassador to Merra, a remnant of "
        "the country's former regime who does not represent the Kesh Front."
    )
    spoken = [a for a in annotation.attributions if a.speaker_actor is not None]
    assert spoken
    assert all(a.speaker_actor != "kesh-front" for a in spoken)


def test_an_envoy_of_the_former_republic_does_not_speak_for_the_taliban(of_seed: Annotation) -> None:
    [envoy] = [actor for actor in of_seed.actors if "Mamundzay" in actor.name]
    speaking = [a for a in of_seed.attributions if a.speaker_actor == envoy.id]
    assert speaking
    assert not [role for role in envoy.roles if role.organization == TALIBAN]
    assert not [
        c for c in of_seed.claims if c.speaker.actor == TALIBAN and c.attribution in {a.id for a in speaking}
    ]
