"""Bytes become the text that was meant, or it is said where they do not."""

from __future__ import annotations

import pytest

from blowback.ingest.encodings import Decoded, Undecodable, decode

TEXT = "Kesh – the envoy said “yes”.\r\nTalks go on.\n"


def text(content: bytes) -> str:
    decoded = decode(content)
    assert isinstance(decoded, Decoded)
    return decoded.text


def odd(content: bytes) -> list[tuple[str, str]]:
    decoded = decode(content)
    assert isinstance(decoded, Decoded)
    return [(decoded.text[each.start : each.end], each.detail) for each in decoded.notices]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"]
)
def test_common_encodings(encoding: str) -> None:
    assert text(TEXT.encode(encoding)) == TEXT


def test_plain_utf8_has_nothing_odd() -> None:
    assert odd(TEXT.encode()) == []


def test_line_ends_stay_as_they_are() -> None:
    assert text(b"one\r\ntwo\rthree\n") == "one\r\ntwo\rthree\n"


def test_mixed_encodings_are_read_piece_by_piece() -> None:
    mixed = "“Yes”, said Benk. ".encode() + "Café in Kesh. ".encode("windows-1252") + "“No”.".encode()
    assert text(mixed) == "“Yes”, said Benk. Café in Kesh. “No”."
    assert odd(mixed) == [("é", "not UTF-8 as the rest; read as windows-1252")]


def test_another_script_is_recognised() -> None:
    russian = "Переговоры между двумя странами возобновились в понедельник в столице, сообщили власти. " * 5
    assert text(russian.encode("windows-1251")) == russian


def test_control_characters_are_kept_and_noticed() -> None:
    content = b"Talks in Kesh\x00 resumed on Monday, after a week in which nobody spoke to anybody."
    assert text(content) == content.decode()
    assert odd(content) == [("\x00", "control characters")]


def test_damage_done_before_is_noticed() -> None:
    assert odd("The envoyâ€™s word \ufffd\ufffd".encode()) == [
        ("â€™", "UTF-8 that was once read as windows-1252"),
        ("\ufffd\ufffd", "characters lost before it came here"),
    ]


def test_many_places_become_few_notices() -> None:
    decoded = decode("â€™ and on it goes ".encode() * 1000)
    assert isinstance(decoded, Decoded)
    assert len(decoded.notices) == 21
    assert decoded.notices[-1].detail.startswith("980 more places")
    assert decoded.notices[-1].end <= len(decoded.text)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.4 ...", b"\x00\x01\x02\x03" * 100, bytes(range(256)) * 8, b"PK\x03\x04rest"]
)
def test_what_is_no_text(content: bytes) -> None:
    decoded = decode(content)
    assert isinstance(decoded, Undecodable)
    assert decoded.binary


def test_nothing_is_an_empty_text() -> None:
    assert text(b"") == ""


def test_time_grows_with_length_alone() -> None:
    """Many stray bytes in a long file: each is looked at once."""
    assert len(text(("“a”".encode() + b"\xe9 ") * 50_000)) == 250_000
