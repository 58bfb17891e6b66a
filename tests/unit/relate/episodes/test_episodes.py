"""What an episode says of the claims that tell it."""

from __future__ import annotations

import time

import msgspec
import pytest

from blowback.ledger import Judgement, JudgementKind, Verdict
from blowback.records import Episode, Quantity
from blowback.relate.episodes import episodes
from blowback.relate.episodes.making import _outermost
from blowback.vocab.claims import Factuality, Responsibility
from blowback.vocab.relations import DisputeOn
from tests.unit.relate.telling import Teller

WHERE = "Tarn Bridge"
NOW = "2031-06-01T00:00:00Z"


def told(teller: Teller, **how: str) -> tuple[Episode, ...]:
    return episodes(teller.view(**how))


def attack(teller: Teller, article: str, published: str = "2031-02-09", **fields: str) -> str:
    text = fields.pop("text", f"The Kesh Front [killed] soldiers at {WHERE} on Saturday.")
    fields = {"actor": "kesh", "recipient": "var.army", "on": "2031-02-08", "place": WHERE} | fields
    return teller.say(article, published, text, **fields)


def test_a_guess_is_believed_beside_what_its_own_article_tells() -> None:
    teller = Teller()
    sure = teller.say("agency", "2031-02-10", "The [coup] came weeks before the vote.", what="COERCE/seize")
    doubted = teller.say(
        "agency",
        "2031-02-10",
        "The general [overthrew] the government on Saturday.",
        what="COERCE/seize",
        on="2031-02-08",
        confidence=0.42,
    )
    [episode] = told(teller)
    assert set(episode.claims) == {sure, doubted}
    assert episode.event_time is not None


@pytest.mark.parametrize(
    ("article", "confidence", "text"),
    [
        ("courier", 0.42, "The general [overthrew] the government on Saturday."),  # nothing beside it
        ("agency", 0.3, "The general [overthrew] the government on Saturday."),  # too bad a guess
        ("agency", 0.42, "Guards [sealed] the harbour on Saturday."),  # another thing
    ],
)
def test_a_guess_tells_nothing_of_its_own(article: str, confidence: float, text: str) -> None:
    teller = Teller()
    sure = teller.say("agency", "2031-02-10", "The [coup] came weeks before the vote.", what="COERCE/seize")
    teller.say(article, "2031-02-10", text, what="COERCE/seize", on="2031-02-08", confidence=confidence)
    assert [episode.claims for episode in told(teller)] == [(sure,)]


def test_one_attack_reported_forty_times_is_one_episode() -> None:
    teller = Teller()
    for number in range(40):
        attack(teller, f"a{number:02}", f"2031-02-{9 + number // 8:02}", killed="23")
    began = time.process_time()
    [episode] = told(teller)
    assert time.process_time() - began < 5
    assert (episode.reports, len(episode.claims)) == (40, 40)


def test_figures_stand_side_by_side() -> None:
    teller = Teller()
    attack(teller, "a", killed="23")
    attack(teller, "b", killed="41")
    [episode] = told(teller)
    [figure] = episode.quantities
    assert (figure.what, figure.low, figure.high) == ("killed", 23, 41)
    assert [account.value for account in figure.accounts] == ["23", "41"]
    assert [dispute.on for dispute in episode.disputes] == [DisputeOn.FIGURE]


@pytest.mark.parametrize(
    ("told_of", "low", "high"),
    [
        ([(108, None, "at least 108"), (None, 46, "no more than 46"), (61, 61, "61")], 46, 108),
        ([(20, None, "at least 20"), (50, 50, "50")], 20, 50),
        ([(20, None, "at least 20"), (30, None, "at least 30")], 20, None),
        ([(None, 46, "up to 46"), (None, 40, "up to 40")], None, 46),
        ([(24, None, "dozens"), (61, 61, "61")], 61, 61),
        ([(24, None, "dozens")], 24, None),
    ],
)
def test_the_lowest_and_the_highest_number_told(
    told_of: list[tuple[int | None, int | None, str]], low: int | None, high: int | None
) -> None:
    found = [Quantity(what="killed", low=least, high=most, text=text) for least, most, text in told_of]
    assert _outermost(found) == (low, high)


def test_a_denial_stands_within() -> None:
    teller = Teller()
    claim = attack(teller, "a")
    denial = attack(
        teller,
        "b",
        "2031-02-10",
        text=f"The Front denied that it had [attacked] the barracks at {WHERE}.",
        denied=True,  # type: ignore[arg-type]  # the helper hands on whatever a claim may have
    )
    [episode] = told(teller)
    assert (episode.claims, episode.denials) == ((claim,), (denial,))
    assert episode.factuality is Factuality.POSSIBLE
    assert DisputeOn.HAPPENED in {dispute.on for dispute in episode.disputes}
    assert (Responsibility.DENIED, "kesh") in {(b.responsibility, b.actor) for b in episode.responsibility}


def test_who_did_it_may_be_disputed() -> None:
    teller = Teller()
    attack(teller, "a", killed="23")
    attack(teller, "b", killed="23", actor="kesh-young")
    [episode] = told(teller)
    [dispute] = episode.disputes
    assert dispute.on is DisputeOn.ACTOR
    assert {account.value for account in dispute.accounts} == {"Kesh Front", "Young Kesh"}


def test_one_voice_makes_it_possible_and_an_outlet_certain() -> None:
    teller = Teller()
    attack(teller, "a", says="a villager")
    assert told(teller)[0].factuality is Factuality.POSSIBLE
    attack(teller, "b")
    assert told(teller)[0].factuality is Factuality.CERTAIN


def test_the_id_is_that_of_the_earliest_claim_and_stays() -> None:
    teller = Teller()
    attack(teller, "b", "2031-02-10")
    [first] = told(teller)
    attack(teller, "c", "2031-02-12")
    [second] = told(teller)
    assert second.id == first.id
    attack(teller, "a", "2031-02-09")
    [third] = told(teller)
    assert third.id != first.id
    [then] = told(teller, as_known_on="2031-02-09")
    assert then.id == third.id


def judge(teller: Teller, one: str, verdict: Verdict, other: str) -> Judgement:
    made = Judgement(
        kind=JudgementKind.CLAIM,
        subject=one,
        object=other,
        verdict=verdict,
        judge="analyst",
        known_from=NOW,
        recorded_at=NOW,
    )
    teller.judged.append(made)
    return made


def test_a_judgement_splits_and_taking_it_back_joins_again() -> None:
    teller = Teller()
    one, other = attack(teller, "a"), attack(teller, "b")
    made = judge(teller, one, Verdict.DIFFERENT, other)
    assert len(told(teller)) == 2
    teller.judged.remove(made)
    assert len(told(teller)) == 1


def test_a_judgement_joins_what_nothing_else_would() -> None:
    teller = Teller()
    one = attack(teller, "a")
    other = attack(teller, "b", "2031-06-09", on="2031-06-08", place="Lowen Bay")
    assert len(told(teller)) == 2
    judge(teller, one, Verdict.SAME, other)
    [episode] = told(teller)
    assert set(episode.claims) == {one, other}


def test_what_is_wanted_or_repeated_is_no_episode() -> None:
    teller = Teller()
    attack(teller, "a")
    row = teller.rows[-1]
    for change in ({"modality": "intended"}, {"extent": "repeated"}, {"claim_kind": "position"}):
        claim = msgspec.convert(msgspec.to_builtins(row.claim) | change, type(row.claim))
        teller.rows[-1] = msgspec.structs.replace(row, claim=claim)
        assert told(teller) == ()
