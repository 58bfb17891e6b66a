"""How is a gazetteer laid out on disk? Sorted names in one text, places in columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from blowback.read.places.gazetteer import Kind, Spelling, name_key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NONE = 0xFFFFFFFF


@dataclass(eq=False)
class PlaceRow:
    """A place on its way into a gazetteer; ``upper`` and ``middle`` are the divisions it lies in."""

    name: str
    kind: Kind
    country: str
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    geonames: int = 0
    upper: PlaceRow | None = None
    middle: PlaceRow | None = None
    names: dict[str, Spelling] = field(default_factory=dict)

    def call(self, name: str, spelling: Spelling) -> None:
        """Adds a name; the strongest way in which a name belongs to a place is kept."""
        key = name_key(name)
        if len(key) > 1 and not key.isdigit():
            self.names[key] = min(spelling, self.names.get(key, spelling))


def write(places: Sequence[PlaceRow], target: Path | BinaryIO) -> None:
    """Writes places as the columns that ``Gazetteer`` reads. The same places give the same bytes."""
    import numpy as np

    number = {id(place): at for at, place in enumerate(places)}
    holders: dict[str, list[int]] = defaultdict(list)
    for at, place in enumerate(places):
        for key, spelling in place.names.items():
            holders[key].append(at << 2 | spelling)
    keys = sorted(holders, key=lambda key: key.encode("utf-8"))
    codes = sorted({place.country for place in places})
    code_number = {code: at for at, code in enumerate(codes)}
    counts = [len(holders[key]) for key in keys]
    columns = {
        "keys": _text(keys),
        "first": np.concatenate(([0], np.cumsum(counts))).astype(np.uint32),
        "holders": np.array([each for key in keys for each in sorted(holders[key])], dtype=np.uint32),
        "names": _text([place.name for place in places]),
        "codes": _text(codes),
        "country": np.array([code_number[place.country] for place in places], dtype=np.uint8),
        "kind": np.array([place.kind for place in places], dtype=np.uint8),
        "lat": np.array([place.lat for place in places], dtype=np.float32),
        "lon": np.array([place.lon for place in places], dtype=np.float32),
        "population": np.array([min(place.population, NONE - 1) for place in places], dtype=np.uint32),
        "geonames": np.array([place.geonames for place in places], dtype=np.uint32),
        "upper": np.array([number.get(id(place.upper), NONE) for place in places], dtype=np.uint32),
        "middle": np.array([number.get(id(place.middle), NONE) for place in places], dtype=np.uint32),
    }
    np.savez_compressed(target, **columns)  # type: ignore[arg-type]  # arrays by name


def digest(path: Path) -> str:
    """What does the file hold, as a hash that does not depend on how it was compressed?"""
    import numpy as np

    whole = sha256()
    with np.load(path) as columns:
        for name in sorted(columns.files):
            whole.update(name.encode())
            whole.update(columns[name].tobytes())
    return whole.hexdigest()


def _text(lines: Sequence[str]) -> NDArray[np.uint8]:
    import numpy as np

    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)
