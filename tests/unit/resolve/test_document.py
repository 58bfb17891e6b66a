"""Who is meant by each mention of a document? The texts are of invented states and groups."""

from __future__ import annotations

import msgspec
import pytest
from spacy.language import Language

from blowback import api
from blowback.records import Published
from blowback.resolve.document import Resolver
from blowback.resolve.rollup import roll_up
from blowback.vocab.actors import ActorKind, Sector
from blowback.vocab.documents import NoticeKind
from tests.unit.resolve.invented import invented_registry, mentions_of, resolve_text

STATE, GROUP, PERSON, ORGAN = (
    ActorKind.STATE,
    ActorKind.ARMED_GROUP,
    ActorKind.PERSON,
    ActorKind.SECURITY_SERVICE,
)
BODY = ActorKind.GOVERNMENT_BODY
BEFORE, AFTER = "2018-01-01", "2022-01-01"


def test_a_capital_acts_or_is_a_place(nlp: Language) -> None:
    text = "Ostrapol rejected the plan. He stayed at a hotel in Kesharn."
    _, actors = resolve_text(nlp, text, {"Ostrapol": STATE, "Kesharn": STATE}, AFTER)
    assert actors["Ostrapol"] == "OST"
    assert actors["Kesharn"] is None


def test_a_prison_in_the_capital_is_nobody(nlp: Language) -> None:
    _, actors = resolve_text(
        nlp, "Fighters were released from an Ostrapol prison.", {"Ostrapol": STATE}, AFTER
    )
    assert actors["Ostrapol"] is None
    assert actors["an Ostrapol prison"] is None


def test_a_nationality_acts_only_before_an_acting_noun(nlp: Language) -> None:
    named = {"Ostrean": STATE, "Vardanian": STATE}
    _, actors = resolve_text(nlp, "Ostrean support for the plan grew on Vardanian soil.", named, AFTER)
    assert actors["Ostrean"] == "OST"
    assert actors["Vardanian"] is None


def test_the_government_is_whoever_governs_on_the_date(nlp: Language) -> None:
    text = "Kesharn denied the report. The Vardanian government declined to comment."
    _, before = resolve_text(nlp, text, {"Kesharn": STATE}, BEFORE)
    _, after = resolve_text(nlp, text, {"Kesharn": STATE}, AFTER)
    assert (before["Kesharn"], after["Kesharn"]) == ("VAR", "kesh-front")
    assert before["The Vardanian government"] == "var.government"
    assert after["The Vardanian government"] == "kesh-front"


def test_a_group_and_its_namesake_are_kept_apart(nlp: Language) -> None:
    text = "The Kesh Front met envoys of the Ostrean Kesh Front. The OKF left."
    _, actors = resolve_text(
        nlp, text, {"The Kesh Front": GROUP, "Ostrean Kesh Front": GROUP, "OKF": GROUP}, AFTER
    )
    assert actors["The Kesh Front"] == "kesh-front"
    assert actors["Ostrean Kesh Front"] == actors["OKF"] == "ost-kesh"


def test_a_transposed_acronym_is_a_variant(nlp: Language) -> None:
    text = "The OKF signed. The OKF left. Ostrea spoke of the KOF again."
    resolution, actors = resolve_text(nlp, text, {"OKF": GROUP, "KOF": GROUP}, AFTER)
    assert actors["KOF"] == "ost-kesh"
    (notice,) = resolution.notices
    assert notice.kind is NoticeKind.NAME_VARIANT
    assert text[notice.start : notice.end] == "KOF"


def test_an_acronym_that_the_text_explains_is_no_variant(nlp: Language) -> None:
    text = "The OKF signed. The OKF left. The Keshar Orchard Federation (KOF) stayed; the KOF is new."
    named = {"OKF": GROUP, "Keshar Orchard Federation": ActorKind.NGO, "KOF": ActorKind.NGO}
    resolution, actors = resolve_text(nlp, text, named, AFTER)
    assert resolution.notices == ()
    assert actors["KOF"] == actors["Keshar Orchard Federation"] != "ost-kesh"


def test_persons_get_their_titles(nlp: Language) -> None:
    text = (
        "Lt. Gen. Ivo Marr of the Border Security Service spoke. Lena Osk, interior minister and leader "
        "of a small faction, listened. Kesh Front spokesmen Odo Vint and Pia Lund left. "
        "Rudi Halm, director of the Delta Programme at the Ostrapol-based Hill Center, a think tank, stayed."
    )
    named = dict.fromkeys(("Ivo Marr", "Lena Osk", "Odo Vint", "Pia Lund", "Rudi Halm"), PERSON)
    resolution, _ = resolve_text(nlp, text, named, AFTER)
    people = {actor.name: actor for actor in resolution.actors if actor.kind is PERSON}
    titles = {
        name: [(role.title, role.organization) for role in person.roles] for name, person in people.items()
    }
    assert titles["Ivo Marr"] == [("lieutenant general", "Border Security Service")]
    assert titles["Lena Osk"] == [("interior minister", None), ("leader", "a small faction")]
    assert titles["Odo Vint"] == titles["Pia Lund"] == [("spokesman", "Kesh Front")]
    assert titles["Rudi Halm"][0][0] == "director"
    assert (people["Ivo Marr"].country, people["Ivo Marr"].sector) == ("OST", "SPY")
    assert (people["Rudi Halm"].country, people["Rudi Halm"].sector) == ("OST", "EDU")
    assert all(person.provisional for person in people.values())


def test_an_envoy_of_the_fallen_government_does_not_count_for_its_successor(nlp: Language) -> None:
    text = (
        "That is wrong, said Edo Brant, Vardania's ambassador to Ostrea, a remnant of the former government."
    )
    resolution, actors = resolve_text(nlp, text, {"Edo Brant": PERSON}, AFTER)
    person = actors["Edo Brant"]
    assert person is not None
    assert roll_up(invented_registry(), person, AFTER, resolution.part_of) == person
    assert roll_up(invented_registry(), person, BEFORE, resolution.part_of) == "VAR"


def test_a_part_is_not_the_whole(nlp: Language) -> None:
    text = "Some Kesh Front factions refused. Hundreds of Kesh Front fighters left. Kesh Front forces stayed."
    resolution, actors = resolve_text(nlp, text, {}, AFTER)
    assert actors["Some Kesh Front factions"] == "kesh-front.factions"
    assert actors["Kesh Front forces"] == "kesh-front"
    assert (
        roll_up(invented_registry(), "kesh-front.factions", AFTER, resolution.part_of)
        == "kesh-front.factions"
    )


def test_a_chain_gets_the_actor_of_its_best_name(nlp: Language) -> None:
    doc = nlp("The Kesh Front signed. The group left.")
    chains = {"The Kesh Front": "c1", "The group": "c1"}
    mentions = mentions_of(doc, {"The Kesh Front": GROUP}, chains)
    resolution = Resolver(invented_registry()).resolve(doc, mentions, Published(start=AFTER))
    assert {mention.text: mention.actor for mention in resolution.mentions} == {
        "The Kesh Front": "kesh-front",
        "The group": "kesh-front",
    }
    assert set(resolution.why) == {mention.id for mention in resolution.mentions}


def test_the_military_is_that_of_the_state_the_sentence_speaks_of(nlp: Language) -> None:
    _, actors = resolve_text(nlp, "Ostrea is poor and fears the military.", {"Ostrea": STATE}, AFTER)
    assert actors["the military"] == "ost.military"
    _, actors = resolve_text(
        nlp, "Ostrea met Vardania while the military watched.", {"Ostrea": STATE, "Vardania": STATE}, AFTER
    )
    assert actors["the military"] is None


def test_an_army_that_is_named_as_anothers_is_not_the_army_at_home() -> None:
    """Nor is it that of the state where its owner is nobody known; who names the state names its army."""
    told = (
        "The Kesh Front has fought Vardania's police for years. Missiles that {}'s army abandoned at Dunmoor "
        "were used by the Front against a convoy of Vardania's police. Vardania's police arrested four "
        "soldiers on March 15. The army blamed the Front."
    )

    def army(owner: str) -> tuple[str | None, str | None]:
        [read] = api.annotate([{"id": "d", "text": told.format(owner)}])
        actors = {m.text: m.actor for m in read.mentions}
        return actors[f"{owner}'s army"], actors["The army"]

    theirs, at_home = army("Ilmere")
    assert at_home is not None
    assert theirs != at_home
    theirs, at_home = army("Vardania")
    assert theirs == at_home is not None


def test_a_new_group_gets_the_same_id_everywhere(nlp: Language) -> None:
    _, one = resolve_text(nlp, "The River Brigade left.", {"The River Brigade": GROUP}, AFTER)
    _, two = resolve_text(nlp, "They met the River Brigade.", {"River Brigade": GROUP}, AFTER)
    assert one["The River Brigade"] == two["River Brigade"] is not None


def test_a_new_body_of_a_state_counts_for_it(nlp: Language) -> None:
    text = "The Ostrean Harbour Police met him."
    resolution, actors = resolve_text(nlp, text, {"Ostrean Harbour Police": ORGAN}, AFTER)
    body = actors["Ostrean Harbour Police"]
    assert body is not None
    assert invented_registry().get(body) is None
    assert roll_up(invented_registry(), body, AFTER, resolution.part_of) == "OST"


def test_somebody_of_a_single_name_is_the_one_of_the_full_name(nlp: Language) -> None:
    text = "Senator Ivo Marr spoke. Marr left. Lena Osk stayed."
    _, actors = resolve_text(nlp, text, dict.fromkeys(("Ivo Marr", "Marr", "Lena Osk"), PERSON), AFTER)
    assert actors["Ivo Marr"] == actors["Marr"] != actors["Lena Osk"]


def test_former_officers_are_not_their_service(nlp: Language) -> None:
    _, actors = resolve_text(nlp, "Five former Ostrean police officers met.", {}, AFTER)
    assert actors["Five former Ostrean police officers"] == "OST.ELI"


def test_a_former_regime_is_neither_the_state_nor_its_government(nlp: Language) -> None:
    doc = nlp("Ostrea said on Monday that the country's former regime had hidden weapons.")
    told = mentions_of(doc, {"Ostrea": STATE}, {"Ostrea": "c1"})
    whole = next(mention for mention in told if mention.text == "the country's former regime")
    country = msgspec.structs.replace(
        whole,
        id="m9",
        end=whole.start + 11,
        text="the country",
        head=(whole.start + 4, whole.start + 11),
        chain="c1",
    )
    resolution = Resolver(invented_registry()).resolve(doc, (*told, country))
    former = {mention.text: mention.actor for mention in resolution.mentions}[whole.text]
    assert former is not None
    assert former.startswith("x.")
    [actor] = [actor for actor in resolution.actors if actor.id == former]
    assert (actor.name, actor.country, actor.sector, actor.provisional) == (
        "former regime of Ostrea",
        "OST",
        Sector.ELI,
        True,
    )
    assert former not in {row.actor for row in resolution.part_of}


def test_a_name_that_begins_with_a_small_article_is_a_name(nlp: Language) -> None:
    group = {"id": "karam", "name": "Al-Karam", "names": ["al-Karam"], "kind": "armed_group"}
    doc = nlp("Ostrea attacked al-Karam near the border.")
    mentions = mentions_of(doc, {"Ostrea": STATE, "al-Karam": GROUP})
    found = Resolver(invented_registry().extend([group])).resolve(doc, mentions, Published(start=AFTER))
    assert {mention.text: mention.actor for mention in found.mentions}["al-Karam"] == "karam"


def test_a_short_form_means_what_the_text_spells_out(nlp: Language) -> None:
    text = "The Old Kiln Fair (OKF) opened. The OKF left."
    named = {"Old Kiln Fair": ActorKind.NGO, "OKF": ActorKind.NGO}
    _, actors = resolve_text(nlp, text, named, AFTER)
    assert actors["OKF"] == actors["Old Kiln Fair"] != "ost-kesh"


def test_a_short_form_spelled_out_nearly_as_it_is_known_keeps_its_meaning(nlp: Language) -> None:
    text = "The Ostreans' Kesh Faction (OKF) left. The OKF denied it."
    _, actors = resolve_text(nlp, text, {"OKF": GROUP}, AFTER)
    assert actors["OKF"] == "ost-kesh"


def test_who_has_a_defence_ministry_is_a_state(nlp: Language) -> None:
    text = "Dorvel's defence ministry confirmed the strike. Dorvel met Ostrea."
    resolution, actors = resolve_text(nlp, text, {"Dorvel": ActorKind.PLACE, "Ostrea": STATE}, AFTER)
    assert [a.kind for a in resolution.actors if a.id == actors["Dorvel"]] == [STATE]


def test_the_government_of_a_state_that_has_just_changed_hands_is_left_open(nlp: Language) -> None:
    text = "Vardanian officials signed the treaty."
    _, soon = resolve_text(nlp, text, {}, "2020-06-20")
    _, later = resolve_text(nlp, text, {}, AFTER)
    assert (soon["Vardanian officials"], later["Vardanian officials"]) == (None, "kesh-front")


def test_a_name_with_organs_is_a_state_whatever_reading_took_it_for(nlp: Language) -> None:
    text = "Dorna's army attacked. The government of Dorna said that it was right. Dorna closed the border."
    resolution, actors = resolve_text(nlp, text, {"Dorna": PERSON}, AFTER)
    [dorna] = [a for a in resolution.actors if a.name == "Dorna" and a.kind is STATE]
    assert actors["Dorna's army"] == f"{dorna.id}.MIL"
    assert {a.id for a in resolution.actors} >= {f"{dorna.id}.GOV"}


def test_who_has_a_fuller_name_is_no_state(nlp: Language) -> None:
    text = "Mira Dalen spoke. Dalen's army attacked. The government of Dalen said that it was right."
    named = {"Mira Dalen": PERSON, "Dalen": PERSON}
    resolution, _ = resolve_text(nlp, text, named, AFTER)
    assert all(a.kind is not STATE for a in resolution.actors if "Dalen" in a.name)


def test_a_body_named_with_its_state_is_that_states(nlp: Language) -> None:
    text = "Orland's Border Bureau armed them. Orland's army left. Orland denied it."
    named = {"Orland": STATE, "Orland's Border Bureau": ActorKind.GOVERNMENT_BODY}
    resolution, actors = resolve_text(nlp, text, named, AFTER)
    parents = {row.actor: row.parent for row in resolution.part_of}
    assert parents[actors["Orland's Border Bureau"] or ""] == actors["Orland"]


def test_the_government_of_a_minister_is_that_of_his_state() -> None:
    text = "Vardania's foreign minister, Ilena Marek, denied that her government had armed the Kesh Front."
    [annotation] = api.annotate([{"id": "d", "text": text}])
    [armed] = [c for c in annotation.claims if c.event_type == "AID"]
    assert [p.name for p in armed.participants] == ["Vardania: government", "Kesh Front"]


@pytest.mark.parametrize(
    "clause",
    [
        "became Vardania's foreign minister in June",
        "was appointed Vardania's foreign minister last year",
        "serves as Vardania's foreign minister",
    ],
)
def test_who_took_an_office_counts_for_his_state(nlp: Language, clause: str) -> None:
    text = f"Joran Sade, who {clause}, spoke."
    resolution, actors = resolve_text(nlp, text, {"Joran Sade": PERSON, "Vardania": STATE}, BEFORE)
    [part] = [row for row in resolution.part_of if row.actor == actors["Joran Sade"]]
    assert part.parent == "var.foreign-ministry"


def test_a_post_of_a_nationality_is_that_states(nlp: Language) -> None:
    text = "They attacked a Vardanian border post. They walked on Vardanian soil."
    resolution, _ = resolve_text(nlp, text, {"Vardanian": STATE}, BEFORE)
    assert [m.actor for m in resolution.mentions if m.text == "Vardanian"] == ["VAR", None]


def test_a_part_of_a_country_is_not_the_country() -> None:
    text = "India rejected the plan. The state government of the area criticised it. The state sued the firm."
    [annotation] = api.annotate([{"id": "d", "text": text}])
    parts = [
        m.actor for m in annotation.mentions if m.text in ("The state government of the area", "The state")
    ]
    assert "IND" not in parts
    assert "ind.government" not in parts


def test_who_reports_at_the_end_of_a_sentence_is_an_outlet() -> None:
    text = "Five fighters surrendered to the police in Tolm District of India, reports PTI."
    [annotation] = api.annotate([{"id": "d", "text": text}])
    assert "pti" not in [m.actor for m in annotation.mentions]


def test_a_deputy_or_any_judge_is_not_the_head_or_the_highest_court() -> None:
    text = "The Iranian deputy foreign minister met a U.S. federal judge. A U.S. federal judge spoke."
    [annotation] = api.annotate([{"id": "d", "text": text, "published_at": "2024-12-01"}])
    actors = {m.text: m.actor for m in annotation.mentions}
    assert all(actor is None or not actor.startswith("person.") for actor in actors.values())
    assert "usa.judiciary" not in actors.values()


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("Vardania armed the Kesh Front for years and trained its fighters in camps.", "Kesh Front"),
        (
            "Vardania sent rifles to the Kesh Front in May and paid its commanders about $400,000 a month.",
            "Kesh Front",
        ),
        (
            "Vardania fought the Kesh Front for years and trained its soldiers in camps.",
            "Vardania: armed forces",
        ),
        ("Vardania armed the Kesh Front and trained its own soldiers in camps.", "Vardania: armed forces"),
    ],
)
def test_whose_fighters_are_helped_after_help_to_another(sentence: str, whose: str) -> None:
    [annotation] = api.annotate([{"id": "d", "text": sentence}])
    [helped] = [c for c in annotation.claims if c.backing and c.backing.kind in ("training", "funding")]
    assert [p.name for p in helped.participants if p.role == "recipient"] == [whose]


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        (
            "Tovan Resh said that Vardania had paid for the Kesh Front, three days after its fighters left.",
            "Kesh Front",
        ),
        (
            "Tovan Resh said that Vardania had paid for the Kesh Front, three days after its soldiers left.",
            "Vardania",
        ),
    ],
)
def test_fighters_are_those_of_an_armed_group_rather_than_of_a_state(sentence: str, whose: str) -> None:
    [annotation] = api.annotate([{"id": "d", "text": sentence}])
    actors = {m.text: m.actor for m in annotation.mentions}
    [men] = [actor for text, actor in actors.items() if text.startswith("its ")]
    assert men is not None
    assert actors[whose] in (men, men.removesuffix(".MIL"))


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("A leader of the Kesh Front", "kesh-front.members"),
        ("A spokesman for the Kesh Front", "kesh-front"),
        ("The leaders of the Kesh Front", "kesh-front"),
        ("Northern commanders of the Kesh Front", "kesh-front.members"),
        ("The political council of the Kesh Front", "kesh-front.council:political-council"),
        ("The leadership of the Kesh Front", "kesh-front"),
    ],
)
def test_one_of_several_leaders_is_not_the_movement(nlp: Language, phrase: str, actor: str) -> None:
    resolution, _ = resolve_text(nlp, f"{phrase} spoke.", {"Kesh Front": GROUP}, BEFORE)
    assert {m.actor for m in resolution.mentions if m.text == phrase} <= {actor}


def test_a_council_counts_for_its_movement(nlp: Language) -> None:
    text = "The political council of the Kesh Front spoke."
    resolution, _ = resolve_text(nlp, text, {"Kesh Front": GROUP}, BEFORE)
    rows = {(row.actor, row.parent, row.kind.value) for row in resolution.part_of}
    assert ("kesh-front.council:political-council", "kesh-front", "organ") in rows


def test_who_chairs_one_body_is_no_other_chairman(nlp: Language) -> None:
    _, actors = resolve_text(nlp, "The chairman of the Vardanian water committee resigned.", {}, AFTER)
    assert "person.varstad-belko" not in actors.values()


def test_whose_troops_are_those_of_whoever_the_clause_speaks_of(nlp: Language) -> None:
    text = "Ostrea met the Kesh Front. Vardania, whose troops fight alongside Lunia, sent more."
    _, actors = resolve_text(nlp, text, {"Kesh Front": GROUP}, BEFORE)
    assert actors["whose troops"] == "var.military"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Ostrea's Senate met. The Senate told Vardania to leave.", "ost.senate"),
        ("Vardania fought Vardania's rebels in Vardania. Its Senate praised Ostrea.", None),
    ],
)
def test_what_many_states_have_is_of_the_state_that_is_spoken_of(
    nlp: Language, text: str, actor: str | None
) -> None:
    senate = {
        "id": "ost.senate", "name": "Ostrean Senate", "kind": "government_body", "country": "OST",
        "weak": ["Senate"], "source": "invented",
    }  # fmt: skip
    doc = nlp(text)
    mentions = mentions_of(doc, {"Senate": BODY, "Vardania": STATE, "Ostrea": STATE})
    found = Resolver(invented_registry().extend([senate])).resolve(doc, mentions, Published(start=AFTER))
    assert [m.actor for m in found.mentions if m.text == "Senate"][-1] == actor
