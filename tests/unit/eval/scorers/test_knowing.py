"""Actor phrases, places of events, places on the globe."""

from __future__ import annotations

import pytest

from blowback.records import ClaimPlace, Place, Resolved, Target
from blowback.vocab.actors import ActorKind, Sector
from blowback.vocab.claims import Factuality
from blowback_eval.items import Item
from blowback_eval.scorers.actor_phrases import ActorPhrases, day
from blowback_eval.scorers.event_places import EventPlaces
from blowback_eval.scorers.places import PlacesWorld, Point, is_demonym, kilometres
from tests.unit.eval.answers import annotation, at, figures, kinds


class TestActorPhrases:
    scorer = ActorPhrases()

    def item(self, gold: dict[str, str], **more: object) -> Item:
        row = {
            "id": "p",
            "task": "agent_to_code",
            "actor": "the harbour master",
            "context": "",
            "query_date": "",
            "gold": gold,
            "gold_not": {},
        }
        return next(self.scorer.items({"actor_resolution/dev.jsonl": [row | more]}))

    def answer(self, country: str | None, sector: str | None, score: float = 0.9) -> Resolved:
        return Resolved(
            id="p",
            actor=None,
            name=None,
            kind=ActorKind.PERSON,
            country=country,
            sector=Sector(sector) if sector else None,
            wikidata=None,
            score=score,
        )

    def right(
        self, gold: dict[str, str], country: str | None, sector: str | None, **more: object
    ) -> list[str]:
        return kinds(self.scorer.count(self.item(gold, **more), self.answer(country, sector)))

    def test_only_what_the_data_has_is_asked(self) -> None:
        counts = self.scorer.count(self.item({"country": "DNK"}), self.answer("DNK", "GOV")).counts
        assert counts["country.right"] == 1
        assert "sector.asked" not in counts

    @pytest.mark.parametrize(
        ("gold", "country", "sector", "misses"),
        [
            ({"country": "DNK", "code_1": "GOV"}, "DNK", "GOV", []),
            ({"country": "", "code_1": "GOV"}, "DNK", "GOV", ["country"]),
            ({"country": "UNO", "code_1": "JRN"}, "IGO", "MED", []),
            ({"country": "", "code_1": "UNK"}, None, None, []),
            ({"country": "", "code_1": ""}, None, "UNK", []),
            ({"country": "DNK", "code_1": "????"}, None, "GOV", ["country"]),
        ],
    )
    def test_labels_are_mapped_at_the_door(
        self, gold: dict[str, str], country: str | None, sector: str | None, misses: list[str]
    ) -> None:
        assert self.right(gold, country, sector) == misses

    def test_days_are_read_and_today_is_not(self) -> None:
        assert day("October 1, 2021") == "2021-10-01"
        assert day("2022-01-01") == "2022-01-01"
        assert day("Today") is None
        assert "on" not in self.item({"country": ""}, query_date="today").ask
        assert self.item({"country": ""}, query_date="2022-01-01", context="Danish").ask == {
            "id": "p",
            "text": "the harbour master",
            "context": "Danish",
            "on": "2022-01-01",
        }

    def test_a_confident_error_shows_in_the_calibration(self) -> None:
        counted = self.scorer.count(self.item({"country": "DNK"}), self.answer("NOR", None))
        assert figures(self.scorer, counted)["country_calibration_error"] == 0.9


class TestEventPlaces:
    scorer = EventPlaces()
    text = "Rain flooded Sellin while the council met in Port Vell."

    def item(self, places: list[str]) -> Item:
        start, end = at(self.text, "flooded")
        locations = [{"start": at(self.text, p)[0], "end": at(self.text, p)[1]} for p in places]
        row = {"id": "1", "text": self.text, "verb": [{"start": start, "end": end}], "locations": locations}
        return next(self.scorer.items({"event_location/train.jsonl": [row]}))

    def answer(self, item: Item, place: str | None) -> object:
        start, end = item.ask["targets"][0]
        where = None
        if place:
            where = ClaimPlace(start=at(self.text, place)[0], end=at(self.text, place)[1], text=place)
        one = Target(start=start, end=end, factuality=Factuality.CERTAIN, score=3.0, place=where)
        return annotation(item, targets=[one])

    def test_no_place_is_right_where_none_is_stated(self) -> None:
        outcomes = [
            (["Sellin"], "Sellin"),
            (["Sellin"], "Port Vell"),
            (["Sellin"], None),
            ([], None),
            ([], "Sellin"),
        ]
        counted = []
        for stated, answered in outcomes:
            item = self.item(stated)
            counted.append(self.scorer.count(item, self.answer(item, answered)))
        # three state a place, two of them are answered, one rightly
        assert figures(self.scorer, *counted) == {"accuracy": 0.4, "f1_stated": 0.4}


class TestPlaces:
    scorer = PlacesWorld()

    def test_a_degree_of_latitude_is_a_hundred_and_eleven_kilometres(self) -> None:
        assert kilometres(Point((0, 1), 10.0, 20.0), Point((0, 1), 11.0, 20.0)) == pytest.approx(
            111.2, abs=0.1
        )
        assert kilometres(Point((0, 1), None, None), Point((0, 1), 0.0, 0.0)) == float("inf")

    @pytest.mark.parametrize(
        ("word", "country", "code", "answer"),
        [
            ("Kenyan", "Kenya", "PCLI", True),
            ("Swedish", "Sweden", "PCLI", True),
            ("Jordan", "Jordan", "PCLI", False),
            ("Iraqis", "Iraq", "PCLI", True),
            ("Fiji", "Fiji", "PCLI", False),
            ("Ohioans", "United States", "ADM1", True),
            ("Michigan", "United States", "ADM1", False),
            ("Cincinnati", "United States", "PPL", False),
        ],
    )
    def test_demonyms_are_told_from_places(self, word: str, country: str, code: str, answer: bool) -> None:
        assert is_demonym({"text": word, "country": country, "fcode": code}) is answer

    def test_near_enough_is_within_a_hundred_miles(self) -> None:
        text = "Boats sailed from Aarhus to Odense and Skagen."
        row = {
            "id": "g",
            "text": text,
            "date": None,
            "toponyms": [
                {"start": 18, "end": 24, "text": "Aarhus", "lat": 56.16, "lon": 10.21},
                {"start": 28, "end": 34, "text": "Odense", "lat": 55.4, "lon": 10.4},
                {"start": 39, "end": 45, "text": "Skagen", "lat": None, "lon": None},
            ],
        }
        item = next(self.scorer.items({"geo/geovirus.jsonl": [row]}))
        places = [
            Place(start=18, end=24, text="Aarhus", lat=56.0, lon=10.0),
            Place(start=28, end=34, text="Odense", lat=40.0, lon=-90.0),
        ]
        counted = self.scorer.count(item, annotation(item, places=places))
        assert figures(self.scorer, counted) == {
            "recall_161km": 0.5,
            "mention_f1": 0.8,
            "resolved_of_found": 0.5,
        }
        assert kinds(counted) == ["place"]
