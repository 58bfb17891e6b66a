"""What speaks for two tellings being one, and which need not be laid beside each other at all?"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blowback.relate.episodes.likeness import Ready, Scale
from blowback.relate.episodes.tellings import telling
from blowback.relate.rollup import Rollup
from tests.unit.relate.telling import Teller

ACTS = (
    *(("ASSAULT/air-strike", "bombed"), ("ASSAULT/abduct", "seized"), ("ASSAULT", "attacked")),
    *(("COERCE", "arrested"), ("ACCUSE", "accused"), ("REJECT", "refused"), ("AGREE", "agreed")),
    *(("SUPPORT", "backed"), ("PROTEST", "protested")),
)
DETAILS = (
    *("for the second time in the night", "with 12 lorries, said Ilena Marek", "said Oren Tarn"),
    *("with 12 lorries in the second night, said Ilena Marek and Oren Tarn", ""),
)
SAYINGS = st.fixed_dictionaries(
    {
        "article": st.sampled_from(("a1", "a2", "a3")),
        "published": st.sampled_from(("2031-02-09", "2031-02-11", "2031-03-30")),
        "act": st.sampled_from(ACTS),
        "details": st.sampled_from(DETAILS),
        "actor": st.sampled_from(("kesh", "kesh-north", "VAR", "OST", "gunmen", "")),
        "recipient": st.sampled_from(("VAR", "OST", "villagers", "")),
        "on": st.sampled_from(("2031-02-08", "2031-02-09", "2031-02", "")),
        "place": st.sampled_from(("Tarn Bridge", "Lowen Bay", "")),
        "killed": st.sampled_from(("2", "12", "")),
        "denied": st.booleans(),
    }
)


def laid_out(scale: Scale, told: list[dict[str, str]]) -> list[Ready]:
    teller = Teller()
    for number, each in enumerate(told):
        fields = dict(each)
        act, word = fields.pop("act")
        text = (
            f"{fields['actor'] or 'Men'} [{word}] {fields['recipient'] or 'others'} {fields.pop('details')}."
        )
        if fields["recipient"] == fields["actor"]:
            fields["recipient"] = ""
        teller.say(text=text, what=act, key=f"c{number:02}", **fields)
    rollup = Rollup(teller.parts)
    found = []
    for row in teller.rows:
        start, end = row.claim.evidence
        found.append(scale.ready(telling(row, teller.texts[row.article][start:end], rollup)))
    return found


@pytest.mark.parametrize("table", ["report", "reports"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=st.lists(SAYINGS, min_size=2, max_size=8))
def test_what_is_not_laid_beside_has_more_against_it(table: str, told: list[dict[str, str]]) -> None:
    scale = Scale(table)
    ready = laid_out(scale, told)
    for one in ready:
        possible = scale.possible(one, ready)
        for other in ready:
            assert other in possible or scale.likeness(one, other).score < 0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=st.lists(SAYINGS, min_size=2, max_size=6))
def test_what_was_weighed_before_makes_no_difference(told: list[dict[str, str]]) -> None:
    scale = Scale("reports")
    ready = laid_out(scale, told)
    for one in range(len(told)):
        for other in range(len(told)):
            alone = Scale("reports")
            anew = laid_out(alone, told)
            assert scale.likeness(ready[one], ready[other]) == alone.likeness(anew[one], anew[other])


@pytest.mark.parametrize("table", ["report", "reports"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=st.lists(SAYINGS, min_size=2, max_size=6))
def test_it_is_the_same_which_of_two_came_first(table: str, told: list[dict[str, str]]) -> None:
    scale, turned = Scale(table), Scale(table)
    ready = laid_out(scale, told)
    for one in ready:
        for other in ready:
            later, earlier = (turned.ready(each.telling) for each in (other, one))
            assert scale.likeness(one, other).score == turned.likeness(later, earlier).score


def test_an_act_of_speech_and_its_neighbour_are_two_where_another_speaks() -> None:
    same = {"article": "a1", "published": "2031-02-09", "details": "", "on": "", "place": "", "killed": ""}
    said = {**same, "act": ACTS[4], "actor": "OST", "recipient": "VAR", "denied": False}
    protested = {**said, "article": "a2", "act": ("PROTEST", "protested"), "actor": "kesh"}
    for told in ([said, protested], [protested, said]):
        scale = Scale("reports")
        assert scale.likeness(*laid_out(scale, told)).forbidden == "said by another"


def test_a_score_says_what_it_is_made_of() -> None:
    scale = Scale("reports")
    same = {
        "details": "",
        "actor": "kesh",
        "recipient": "VAR",
        "on": "2031-02-08",
        "place": "",
        "killed": "12",
    }
    told = [
        {**same, "article": each, "published": "2031-02-09", "act": ACTS[0], "denied": False}
        for each in ("a1", "a2")
    ]
    found = scale.likeness(*laid_out(scale, told))
    assert found.why["day"] > 0
    assert found.why["start"] < 0
    assert found.score == round(sum(found.values), 4)
    other = {**told[1], "act": ("AGREE", "agreed")}
    assert scale.likeness(*laid_out(scale, [told[0], other])).forbidden == "another type of act"


def test_far_in_an_article_harm_with_nothing_in_common_is_of_something_else() -> None:
    blank = {"article": "a1", "published": "2031-02-09", "on": "", "place": "", "killed": "", "denied": False}
    struck = {"act": ("ASSAULT", "attacked"), "actor": "VAR", "recipient": "OST", "details": ""}
    killed = {"act": ("ASSAULT", "killed"), "actor": "", "recipient": "villagers", "details": ""}
    scale = Scale("report")
    first, near = laid_out(scale, [blank | struck, blank | killed])
    start, end = near.telling.evidence
    far = scale.ready(near.telling._replace(evidence=(start + 400, end + 400)))
    assert scale.likeness(first, near).score >= 0 > scale.likeness(first, far).score
    assert scale.likeness(first, far).why["far"] < 0
    by_the_same = scale.ready(far.telling._replace(actors=first.telling.actors))
    assert scale.likeness(first, by_the_same).score >= 0
