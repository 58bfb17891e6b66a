"""The codebook is in form, and what is not in form is said."""

from __future__ import annotations

import pytest
from train.codebook.reading import SENTENCES, FormError, read_file, read_record, records, unmark
from train.codebook.second import kappa

GOOD = "EVENT event actual CT+ single by=outlet reg=invented form=plain".replace("EVENT", "ASSAULT/firearms")


def test_marks_become_spans() -> None:
    text, spans = unmark(r"[S [A Kesh]] [Q said] [C it \[the front\] would [E strike]]")
    assert text == "Kesh said it [the front] would strike"
    assert {mark: [text[a:b] for a, b in found] for mark, found in spans.items()} == {
        "A": ["Kesh"],
        "S": ["Kesh"],
        "Q": ["said"],
        "C": ["it [the front] would strike"],
        "E": ["strike"],
    }


def test_words_in_another_sense_are_marked_beside_a_claim_and_without_one() -> None:
    beside = read_record("[A Kesh] [E fired] at [R a boat] that had [N struck] a sandbar", GOOD)
    alone = read_record("The boat [N struck] a sandbar", "- none reg=invented form=plain")
    assert [record.text[slice(*record.spans["N"][0])] for record in (beside, alone)] == ["struck", "struck"]


@pytest.mark.parametrize(
    ("sentence", "labels", "said"),
    [
        ("[A Kesh [E fired]", GOOD, "not closed"),
        ("Kesh] [E fired]", GOOD, "not opened"),
        ("[A ] [E fired]", GOOD, "empty"),
        ("[X Kesh] [E fired]", GOOD, "unknown mark"),
        ("[A Kesh] fired", GOOD, "not marked"),
        ("[A Kesh] [E fired]", "ASSAULT/visit" + GOOD[16:], "unknown mode of ASSAULT"),
        ("[A Kesh] [E fired]", GOOD.replace(" event", " deed"), "unknown kind"),
        ("[A Kesh] [E fired]", GOOD.replace("by=outlet ", ""), "by= is wanted"),
        ("[A Kesh] [E fired]", GOOD + " state=ban", "state= goes with kind state"),
        ("[A Kesh] [E fired]", GOOD.replace("single ", ""), "five labels"),
        ("[A Kesh] fired", "- none reg=invented form=plain", "has marks of a claim"),
    ],
)
def test_what_is_not_in_form_is_said(sentence: str, labels: str, said: str) -> None:
    with pytest.raises(FormError, match=said):
        read_record(sentence, labels)


def test_all_of_it_is_in_form() -> None:
    found = list(records())
    assert len({record.text for record in found}) >= 4000
    keys = [(record.text, record.event_type, record.spans.get("E")) for record in found]
    assert len(keys) == len(set(keys))


def test_every_example_of_the_guide_is_a_record() -> None:
    guide = (SENTENCES.parent / "guide.md").read_text("utf-8")
    kept = [record for _, record in read_file(SENTENCES / "00-guide.txt")]
    blocks = guide.split("```")[1].strip().split("\n\n")
    assert [read_record(*block.split("\n")) for block in blocks] == kept


def test_agreement_beyond_chance() -> None:
    # Cohen's own kind of example: p_o = .7, p_e = .5 * .6 + .5 * .4 = .5
    pairs = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("a", "a")] * 3) == 1.0
