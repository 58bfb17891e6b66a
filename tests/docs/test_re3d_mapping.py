"""The published mapping of entities and relations is the one that is used."""

from __future__ import annotations

import re

from blowback.vocab.actors import ActorKind
from blowback_eval.scorers import entities, relations
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "reference" / "re3d-mapping.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"(?ms)^## (.*?)\n(.*?)(?=^## |\Z)", PAGE))


def test_kinds_become_the_types_that_the_page_says() -> None:
    said = re.findall(r"(?m)^\| ([a-z]+) \| ([A-Z][a-z]+(?:, [A-Z][a-z]+)*) \|", SECTIONS["Entities"])
    for kind, types in said:
        used = entities.FROM_KIND.get(ActorKind(kind), entities.ORGANISATION)
        assert used == frozenset(types.split(", ")), kind
    assert set(entities.FROM_KIND) <= {kind for kind, _ in said}


def test_relations_come_from_what_the_page_says() -> None:
    rows = dict(re.findall(r"(?m)^\| (\w+(?:, \w+)?) \| (.*) \|$", SECTIONS["Relations"]))
    told = {kind: words for kinds, words in rows.items() for kind in kinds.split(", ")}
    assert set(told) >= relations.WANTED
    for name, kind in {**relations.FROM_TYPE, **relations.FROM_STATE}.items():
        assert name in told[kind], (name, kind)
    assert f"within {relations.APART} characters" in told["IsSynonymOf"]
    assert f"within {relations.BESIDE}" in told["IsSynonymOf"]
