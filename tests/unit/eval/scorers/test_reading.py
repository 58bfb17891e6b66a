"""Attributions, times, entities, chains: an answer that is right, one that is wrong, and none."""

from __future__ import annotations

from blowback.records import Attribution, Time
from blowback.vocab.speech import SpeakerClass
from blowback.vocab.times import TimeType
from blowback_eval.items import Item
from blowback_eval.scorers.attribution import Attributions, Said, agree
from blowback_eval.scorers.chains import Chains, head_place
from blowback_eval.scorers.entities import Entities
from blowback_eval.scorers.times import Times
from tests.unit.eval.answers import annotation, at, figures, kinds, mention

SAID = "The bridge is safe, the engineer said. It was reported that traffic resumed."


class TestAttribution:
    row = {
        "id": "a",
        "text": SAID,
        "title": "Bridge",
        "date": "2031-03-04",
        "annotations": [
            {
                "attributions": [
                    {"source": [[20, 32]], "cue": [[33, 37]], "content": [[0, 18]]},
                    {"source": [], "cue": [[39, 54]], "content": [[55, 75]]},
                ]
            },
            {"attributions": []},
        ],
    }
    scorer = Attributions()

    def item(self) -> Item:
        return next(self.scorer.items({"polnear/dev.jsonl": [self.row]}))

    def said(self, speaker: str | None, content: str, kind: str = "named") -> Attribution:
        spans = (at(SAID, speaker),) if speaker else ()
        return Attribution(
            id=content, speaker=spans, cue=(), content=(at(SAID, content),), speaker_class=SpeakerClass(kind)
        )

    def test_the_first_annotator_is_the_measure(self) -> None:
        item = self.item()
        right = (self.said("the engineer", "The bridge is safe"), self.said(None, "that traffic resumed"))
        assert figures(self.scorer, self.scorer.count(item, annotation(item, attributions=right))) == {
            "f1": 1,
            "precision": 1,
            "recall": 1,
        }

    def test_a_named_speaker_is_not_nobody(self) -> None:
        item = self.item()
        wrong = (self.said("the engineer", "that traffic resumed"),)
        counted = self.scorer.count(item, annotation(item, attributions=wrong))
        assert kinds(counted) == ["not found", "not found", "not there"]

    def test_the_voice_of_the_outlet_does_not_count(self) -> None:
        item = self.item()
        outlet = (self.said(None, "The bridge is safe", "outlet"),)
        assert self.scorer.count(item, annotation(item, attributions=outlet)).counts["predicted"] == 0

    def test_half_of_the_content_is_enough_and_less_is_not(self) -> None:
        whole = Said(((0, 5),), ((10, 20),))
        assert agree(Said(((3, 9),), ((10, 15),)), whole)
        assert not agree(Said(((3, 9),), ((10, 14),)), whole)

    def test_no_answer_finds_nothing(self) -> None:
        assert figures(self.scorer, self.scorer.count(self.item(), None))["f1"] == 0


class TestTimes:
    text = "They met on 4 March 2031 and again two days later, every spring."
    row = {
        "id": "t",
        "text": text,
        "dct": "2031-03-09",
        "timexes": [
            {"start": 12, "end": 24, "value": "2031-03-04"},
            {"start": 35, "end": 49, "value": "2031-03-06"},
            {"start": 51, "end": 63, "value": "XXXX-SP"},
        ],
    }
    scorer = Times()

    def time(self, words: str, value: str) -> Time:
        start, end = at(self.text, words)
        return Time(start=start, end=end, text=words, type=TimeType.DATE, value=value)

    def test_span_and_value_are_scored_apart(self) -> None:
        item = next(self.scorer.items({"tempeval3/train.jsonl": [self.row]}))
        times = (
            self.time("4 March 2031", "2031-03-04"),  # all right
            self.time("two days", "2031-03-06"),  # the value is right, the span is short
            self.time("met", "2031"),  # not there
        )
        counted = self.scorer.count(item, annotation(item, times=times))
        assert figures(self.scorer, counted) == {
            "relaxed_f1": round(4 / 6, 4),
            "strict_f1": round(2 / 6, 4),
            "value_f1": round(4 / 6, 4),
            "value_accuracy": 1,
        }
        assert kinds(counted) == ["not found", "not there", "wrong span"]


class TestEntities:
    text = "Mara Venn, an Ostmark official, left Sellin for the Lowland Bank."
    row = {
        "id": "e",
        "text": text,
        "title": None,
        "entities": [
            {"start": 0, "end": 9, "type": "Person", "confidence": 1},
            {"start": 14, "end": 21, "type": "Nationality", "confidence": 0.4},
            {"start": 37, "end": 43, "type": "Location", "confidence": 1},
            {"start": 48, "end": 64, "type": "Organisation", "confidence": 1},
            {"start": 52, "end": 59, "type": "Location", "confidence": 0},
            {"start": 32, "end": 36, "type": "Temporal", "confidence": 1},
        ],
    }
    scorer = Entities()

    def test_kinds_are_mapped_to_types(self) -> None:
        item = next(self.scorer.items({"re3d/dev.jsonl": [self.row]}))
        mentions = [
            mention(self.text, "Mara Venn", "person"),
            mention(self.text, "Ostmark", "state"),
            mention(self.text, "Sellin", "company"),
            mention(self.text, "Lowland Bank", "company"),
        ]
        counted = self.scorer.count(item, annotation(item, mentions=mentions))
        assert figures(self.scorer, counted) == {"typed_f1": 0.75, "precision": 0.75, "recall": 0.75}
        assert kinds(counted) == ["not found", "not there"]

    def test_a_state_acts_a_people_is_a_group_and_pronouns_count(self) -> None:
        text = "Ostmark said its farmers left; they rested."
        spans = {"Ostmark": "Organisation", "farmers": "Organisation", "they": "Organisation"}
        wanted = [
            {"start": at(text, words)[0], "end": at(text, words)[1], "type": kind, "confidence": 1}
            for words, kind in spans.items()
        ]
        row = {"id": "e", "text": text, "title": None, "entities": wanted}
        item = next(self.scorer.items({"re3d/dev.jsonl": [row]}))
        mentions = [
            mention(text, "Ostmark", "state"),
            mention(text, "its", "state", form="pronoun"),
            mention(text, "farmers", "population", form="nominal"),
            mention(text, "they", "population", form="pronoun"),
        ]
        counted = self.scorer.count(item, annotation(item, mentions=mentions))
        assert figures(self.scorer, counted)["typed_f1"] == 1


class TestChains:
    def test_a_head_is_the_last_word_before_what_hangs_on_it(self) -> None:
        for words, head in {
            "the governor of the Lowland Bank": "governor",
            "Mara Venn": "Venn",
            "the engineer, who had left": "engineer",
            "the group (LB)": "group",
            "Ostmark 's": "Ostmark",
            "it": "it",
            "the state-owned bank": "bank",
        }.items():
            assert words[slice(*head_place(words, (0, len(words))))] == head

    def test_chains_are_compared_by_heads(self) -> None:
        text = "Mara Venn left. She was the engineer of Sellin. Sellin thanked her."
        marks = [
            ("Mara Venn", "person", "1"),
            ("She", "person", "1"),
            ("the engineer of Sellin", "person", "1"),
            ("her.", "person", "1"),
        ]
        row = {
            "id": "c",
            "text": text,
            "title": None,
            "date": None,
            "mentions": [
                {"start": at(text, words)[0], "end": at(text, words)[1], "type": kind, "chain": chain}
                for words, kind, chain in marks
            ]
            + [{"start": 48, "end": 54, "type": "place", "chain": "2"}],
        }
        scorer = Chains()
        item = next(scorer.items({"gum_news/train.jsonl": [row], "gum_news/dev.jsonl": []}))
        found = [
            mention(text, "Mara Venn", "person", chain="x"),
            mention(text, "She", "person", chain="x", form="pronoun"),
            mention(text, "the engineer", "person", chain="x", form="nominal"),
            mention(text, "her", "person", chain="x", form="pronoun"),
            mention(text, "Sellin", "place", chain="y"),
        ]
        assert figures(scorer, scorer.count(item, annotation(item, mentions=found)))["conll"] == 1
        split = [*found[:2], *(mention(text, m.text, "person", chain="z") for m in found[2:4])]
        counted = scorer.count(item, annotation(item, mentions=split))
        # MUC: 2 of 2 links, 2 of 3; B-cubed: 1, 1/2; CEAF: 2*2/6, with two clusters against one
        muc, b3, ceafe = 0.8, 2 / 3, 2 * (2 / 3) / 3
        assert figures(scorer, counted) == {
            "conll": round((muc + b3 + ceafe) / 3, 4),
            "muc": muc,
            "b3": round(b3, 4),
            "ceafe": round(ceafe, 4),
        }
        assert kinds(counted) == ["split chain"]
