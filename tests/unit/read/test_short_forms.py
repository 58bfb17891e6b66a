"""Where does a name stand beside its own short form?"""

from __future__ import annotations

import pytest

from blowback.read.blocks import find_blocks
from blowback.read.chains import link
from blowback.read.mentions import find_mentions
from blowback.read.parse import load_model, parse
from blowback.read.short_forms import find_doubled
from blowback.read.tokens import Tokens
from blowback.text.names import NameTable
from blowback.vocab.actors import ActorKind


def doubled(text: str) -> list[tuple[str, str]]:
    blocks = find_blocks(text)
    tokens = Tokens(parse(load_model(), text, blocks), blocks)
    pairs = find_doubled(tokens)
    return [(text[slice(*tokens.span(*full))], text[slice(*tokens.span(*short))]) for full, short in pairs]


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("The Kesh Relief Front (KRF) left.", "Kesh Relief Front", "KRF"),
        ("Kesh Relief Front KRF men left the valley", "Kesh Relief Front", "KRF"),
        ("The Front of Ormland Unity FO Unity left", "Front of Ormland Unity", "FO Unity"),
        ("The Kesh Relief Front (KRF North) left.", "Kesh Relief Front", "KRF North"),
        ("The Kesh Relief Front Red Valley KRF RV left", "Kesh Relief Front Red Valley", "KRF RV"),
        ("Lashkar e Kesh LeK men left", "Lashkar e Kesh", "LeK"),
        ("The Department of Justice DOJ answered", "Department of Justice", "DOJ"),
        ("The Valley Guards VGs left the post", "Valley Guards", "VGs"),
    ],
)
def test_the_letters_spell_the_words_before(text: str, full: str, short: str) -> None:
    assert doubled(text) == [(full, short)]


@pytest.mark.parametrize(
    "text",
    [
        "The Kesh Relief Front met the OMA.",
        "Superintendent of Works SW Ana Marek spoke.",
        "The front in Kesh KRF called weak held.",
    ],
)
def test_other_letters_and_offices_are_no_short_forms(text: str) -> None:
    assert doubled(text) == []


def test_both_forms_are_names_of_one_actor() -> None:
    text = "Kesh Liberation Front KLF men seized a truck of the Ormland Border Police OBP near Sellin"
    blocks = find_blocks(text)
    doc = parse(load_model(), text, blocks)
    found = link(doc, blocks, find_mentions(doc, blocks, NameTable()), NameTable())
    known = {m.text: m for m in found}
    assert known["Kesh Liberation Front"].chain == known["KLF"].chain
    assert known["OBP"].kind is known["Ormland Border Police"].kind is ActorKind.SECURITY_SERVICE
