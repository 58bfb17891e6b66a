"""What does a rule read that the development data shows hardly ever?

``rare/rules.tsv`` lists the rules that fired on fewer than three documents (``blowback-eval rules``). Each
has a specimen: a sentence such as a reporter writes with the words of the rule, and what a careful reader
takes from it. ``rare/<TYPE>.tsv`` has the columns

    rule < TAB > sentence < TAB > type < TAB > actor < TAB > recipient < TAB > factuality

and several names of a side are joined by "; ". Where the words commonly mean something else, a second row
without a type says that the rule claims nothing there. In ``state.tsv`` the type is the kind of the state or
of the claim; in ``attribution.tsv`` it is the stance, then who speaks and what is said.

A light verb with a noun ("launched a crackdown") is a product of two short lists: it is covered by its own
specimen, or by one of the verb with another noun and one of the noun alone or with another verb.
The trained heads are off: they judge what the rules find, and here it is the rules that are judged.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from blowback.pipeline import Reader
from blowback.records import Annotation, Article, Attribution, Claim
from tests.spec.coding.test_patrons import PUBLISHED
from tests.unit.resolve.invented import invented_registry

FOLDER = Path(__file__).parent / "rare"


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


RULES = [(group, rule) for group, rule in _rows(FOLDER / "rules.tsv")]
GROUPS = sorted({group for group, _ in RULES})
SPECIMENS = {group: _rows(FOLDER / f"{group}.tsv") for group in GROUPS}


@cache
def reader() -> Reader:
    """A reader of the invented world, without the trained heads."""
    return Reader(invented_registry(), heads=False)


@cache
def read(text: str) -> Annotation:
    return reader().read(Article(id="t", text=text, sha256="0", published_at=PUBLISHED))[0]


def rule_of(row: Claim | Attribution) -> str:
    return row.why[0].partition(": ")[0] if row.why else ""


def told(claim: Claim) -> tuple[str, str, str, str]:
    """A claim as the cells of a specimen."""
    what = claim.event_type or (claim.state.kind if claim.state is not None else claim.claim_kind)
    actor, recipient = (
        "; ".join(p.name for p in claim.participants if p.role == role) for role in ("actor", "recipient")
    )
    return str(what), actor, recipient, str(claim.factuality)


def said(text: str, attribution: Attribution) -> tuple[str, str, str, str]:
    """An attribution as the cells of a specimen."""
    speaker, content = (
        " ".join(text[slice(*span)] for span in spans) for spans in (attribution.speaker, attribution.content)
    )
    return str(attribution.stance), speaker, content, ""


def found(group: str, rule: str, text: str) -> list[tuple[str, str, str, str]]:
    """What a rule makes of a sentence."""
    annotation = read(text)
    if group == "attribution":
        return [said(text, each) for each in annotation.attributions if rule_of(each) == rule]
    return [told(claim) for claim in annotation.claims if rule_of(claim) == rule]


@pytest.mark.parametrize(
    ("group", "row"),
    [
        pytest.param(group, row, id=f"{group}-{row[0]}-{row[1][:40]}")
        for group, rows in SPECIMENS.items()
        for row in rows
    ],
)
def test_specimen(group: str, row: list[str]) -> None:
    rule, text, *told_of = row
    what, actor, recipient, factuality = (*told_of, "", "", "", "")[:4]
    if what:
        assert (what, actor, recipient, factuality) in found(group, rule, text)
    else:
        assert found(group, rule, text) == []


@pytest.mark.parametrize("group", GROUPS)
def test_each_rare_rule_has_a_specimen(group: str) -> None:
    shown = {row[0] for rows in SPECIMENS.values() for row in rows if row[2:] and row[2]}
    verbs = {rule.partition("+n:")[0] for rule in shown if "+n:" in rule}
    nouns = {rule.partition("+n:")[2] if "+n:" in rule else rule.removeprefix("n:") for rule in shown}
    bare = [
        rule
        for of, rule in RULES
        if of == group and rule not in shown
        if not ("+n:" in rule and rule.partition("+n:")[0] in verbs and rule.partition("+n:")[2] in nouns)
    ]
    assert bare == []


def test_what_claims_nothing_in_one_sentence_claims_something_in_another() -> None:
    rows = [row for rows in SPECIMENS.values() for row in rows]
    assert {row[0] for row in rows} == {row[0] for row in rows if row[2:] and row[2]}


def test_no_rule_is_listed_twice() -> None:
    rules = [rule for _, rule in RULES]
    assert len(rules) == len(set(rules))
