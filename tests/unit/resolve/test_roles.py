"""Which titles does a text give to somebody?"""

from __future__ import annotations

import pytest
from spacy.language import Language

from blowback.resolve.roles import roles_of
from tests.unit.resolve.invented import invented_registry

TEXTS = [
    ("Ivo Marr, the interior minister, left.", [("interior minister", None)]),
    ("Ivo Marr is the leader of the Kesh Front.", [("leader", "Kesh Front")]),
    ("Ivo Marr, who leads the Kesh Front, left.", [("leader", "Kesh Front")]),
    ("A spokesman for the Ostrean police, Ivo Marr, left.", [("spokesman", "Ostrean police")]),
    ("Ostrean army chief Ivo Marr left.", [("army chief", "Ostrean army")]),
    ("Col. Ivo Marr left.", [("colonel", None)]),
    ("Sheikh Ivo Marr left.", []),
    ("Ivo Marr, son of a former minister, left.", []),
    ("According to Ivo Marr, the minister left.", []),
    ("Ivo Marr left the minister alone.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "titles"), TEXTS, ids=[row[0] for row in TEXTS])
def test_titles(nlp: Language, text: str, titles: list[tuple[str, str | None]]) -> None:
    doc = nlp(text)
    start = next(token.i for token in doc if token.text == "Ivo")
    roles = roles_of(invented_registry(), doc, start, start + 2, frozenset())
    assert [(role.title, role.organization) for role in roles] == titles
