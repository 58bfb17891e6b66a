"""What becomes of a user's own files of places, and of lines that are odd?"""

from __future__ import annotations

from pathlib import Path

import pytest

from blowback.errors import InputError
from blowback.read.places.gazetteer import Kind, gazetteer
from blowback.read.places.layered import Layered
from blowback.read.places.own.store import opened, own_file, take_in, write

HEADING = "ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE,ADM2ALT1EN,center_lat,center_lon"


def geonames(number: int = 99000001, name: str = "Orzakan", **cells: str) -> str:
    """A line as GeoNames gives it; a made-up place in Fiji where nothing else is said."""
    row = {
        "id": str(number),
        "name": name,
        "ascii": name,
        "alternates": "",
        "lat": "-17.5",
        "lon": "178.1",
        "class": "P",
        "code": "PPL",
        "country": "FJ",
        "also": "",
        "adm1": "W",
        "adm2": "",
        "adm3": "",
        "adm4": "",
        "people": "1200",
        "height": "",
        "dem": "",
        "zone": "Pacific/Fiji",
        "changed": "2031-01-01",
    }
    assert set(cells) <= set(row)
    return "\t".join((row | cells).values())


def file(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def book(folder: Path, *paths: Path) -> Layered:
    """The gazetteer that reading would use once the files are imported."""
    target = folder / "own.npz"
    write(target, take_in(paths).places)
    found = opened(target)
    assert isinstance(found, Layered)
    return found


def test_a_geonames_file_gives_towns_divisions_and_spots(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        "FJ.txt",
        geonames(alternates="Orzaqan,ZZK"),
        geonames(99000002, "Tavash Division", **{"class": "A", "code": "ADM1"}),
        geonames(99000003, "Ostra Post", **{"class": "S", "code": "PSTB", "adm1": ""}),
        geonames(99000004, "Ostra Hotel", **{"class": "S", "code": "HTL"}),
    )
    found = book(tmp_path, path)
    [town] = found.find("orzakan")
    [division] = found.find("tavash division")
    assert (town.kind, town.country, town.population, town.geonames) == (Kind.TOWN, "FJI", 1200, 99000001)
    assert (division.kind, town.upper) == (Kind.FIRST, division.number)
    assert [c.number for c in found.find("orzaqan")] == [town.number]
    assert found.find("ostra post")[0].kind is Kind.SPOT
    assert (found.find("ostra hotel"), found.find("zzk")) == ((), gazetteer().find("zzk"))
    assert found.name(town.number) == "Orzakan"


def test_a_cod_table_gives_divisions_that_lie_in_those_that_ship(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        "cod.csv",
        HEADING,
        "#country,,,,,,,,",
        "Fiji,FJ,Western,FJ1,Orzak Valley District,FJ11,Orzaq,-17.6,177.9",
        "Fiji,FJ,Western,FJ1,Kesharan,FJ12,,,",
    )
    found = book(tmp_path, path)
    [western] = [c for c in gazetteer().find("western") if c.country == "FJI" and c.kind is Kind.FIRST]
    [orzak] = found.find("orzak valley")
    [kesharan] = found.find("kesharan")
    assert (orzak.kind, orzak.country, orzak.upper) == (Kind.SECOND, "FJI", western.number)
    assert [c.number for c in found.find("orzaq")] == [orzak.number]
    assert (round(kesharan.lat, 1), round(kesharan.lon, 1)) == (round(western.lat, 1), round(western.lon, 1))


def test_a_place_of_both_takes_the_users_point_and_stays_where_it_was(tmp_path: Path) -> None:
    suva = next(c for c in gazetteer().find("suva") if c.country == "FJI" and c.kind is Kind.CAPITAL)
    line = geonames(suva.geonames, "Suva", lat="-18.0", alternates="Orzaksuva", people="")
    found = book(tmp_path, file(tmp_path, "FJ.txt", line))
    [here] = [c for c in found.find("suva") if c.number == suva.number]
    assert (here.lat, here.upper, here.population) == (-18.0, suva.upper, suva.population)
    assert [c.number for c in found.find("orzaksuva")] == [suva.number]


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ([geonames(), geonames(lat="91")], 2, "expected a latitude from -90 to 90, found '91'"),
        ([geonames(), geonames(country="??")], 2, "expected the two letters of a country, found '??'"),
        ([geonames(), "1\tOrzak"], 2, "expected 19 columns between tabs, found 2"),
        ([geonames(), geonames(people="many")], 2, "expected a population, found 'many'"),
        ([HEADING, "Fiji,FJ,Western,FJ1,Orzak,,,,"], 2, "expected a value in adm2_pcode, found none"),
        (
            [HEADING, "Fiji,FJ,Western,FJ1,Ora,FJ11,,,", "Fiji,FJ,Westen,FJ1,Orb,FJ12,,,"],
            3,
            "adm1_pcode FJ1 is 'Westen' here and 'Western' in line 2",
        ),
        ([HEADING, "Vardania,,Orzak,VA1,Ostra,VA11,,1,1"], 2, "expected a country, found 'Vardania'"),
        ([HEADING, "Fiji,FJ,Orzak,FJ9,Ostra,FJ91,,,"], 2, "'Ostra' has no point"),
    ],
)
def test_an_odd_line_is_set_aside_by_its_number(
    tmp_path: Path, lines: list[str], line: int, said: str
) -> None:
    [issue] = take_in([file(tmp_path, "given", *lines)]).issues
    assert (issue.file, issue.line, issue.detail) == ("given", line, said)
    assert issue.todo


@pytest.mark.parametrize("content", [b"", b"name,lat\nOrzak,1\n", b"\xff\xfe\x00", b"ADM1_PCODE,x\n1,2\n"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "given.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"given\.csv: expected .*nothing was written"):
        take_in([path])


def test_a_gazetteer_that_is_none_is_said(tmp_path: Path) -> None:
    path = tmp_path / "own.npz"
    with pytest.raises(InputError, match="blowback gazetteer import"):
        own_file(path)
    path.write_text("no gazetteer")
    with pytest.raises(InputError, match="import the files again"):
        opened(path)


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    path = file(tmp_path, "FJ.txt", geonames(), geonames(99000002, "Tavash"))
    first, second = tmp_path / "a.npz", tmp_path / "b.npz"
    for target in (first, second):
        write(target, take_in([path]).places)
    assert first.read_bytes() == second.read_bytes()
