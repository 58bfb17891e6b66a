"""What of a text is kept to find its copies by: signatures of the whole, of passages, of what it tells of?

Everything is made from the words alone. Runs of words are hashed to 64 bits, which is as good as the words
themselves: the chance that two of a million texts' runs meet by accident is nil for what is counted here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from blowback.relate.families.texts import Text
from blowback.text.quotes import outermost, quotations
from blowback.text.spans import merge

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

SHINGLE = 5  # words in a run by which whole texts are compared
RUN = 6  # words in a run that stands for a passage
WINDOW = 12  # of so many neighbouring runs one is kept: passages of RUN + WINDOW - 1 words are found
_BANDS, _ROWS = (
    20,
    3,
)  # texts that share half of their runs meet in one band with .93, three quarters with .9999
_ANCHOR_BANDS, _ANCHOR_ROWS = 32, 2
_SEED = 20_210_815
_NO_WORD = bytes(b if chr(b).isalnum() or b >= 0x80 else 0x20 for b in range(256))
_MARKS = re.compile(r"[\u0300-\u036f]+")  # accents, once they are apart from their letters
_SIGNS = re.compile(r"[\u00a0-\u00bf\u2000-\u206f\u3000-\u3003\u3008-\u3011\ufeff]+")


class Whole(NamedTuple):
    """A text as a whole: what it is known by, and the hashes of its words and of its runs of words."""

    digest: str
    hashes: Hashes  # of each word, in the order of the text
    shingles: Hashes  # of each run, in order of size, each once


def whole(text: Text) -> Whole:
    """How is a text known as a whole? Two with the same words, signs and lines are one."""
    kept = _kept(text)
    known_by = sha256(kept.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    hashes = _word_hashes(kept)
    return Whole(known_by, hashes, _unique(_runs(hashes, SHINGLE)))


def bands(shingles: Hashes) -> list[int]:
    """Under which keys do texts meet that are alike as wholes?"""
    return _banded(shingles, _BANDS, _ROWS, salt=1)


def fingerprints(hashes: Hashes) -> list[int]:
    """Which runs of words stand for the passages of a text: the smallest hash of each window?"""
    import numpy as np

    runs = _runs(hashes, RUN)
    if len(runs) > WINDOW:
        runs = np.lib.stride_tricks.sliding_window_view(runs, WINDOW).min(axis=1)
    elif len(runs):
        runs = runs.min(keepdims=True)
    return _keys(_unique(runs), salt=2)


def told(names: Iterable[str]) -> Hashes:
    """How are names and figures kept?"""
    import numpy as np

    found = [int.from_bytes(sha256(name.encode("utf-8")).digest()[:8], "little") for name in names]
    return _unique(np.array(found, dtype=np.uint64))


def anchor_bands(names: Hashes) -> list[int]:
    """Under which keys do texts meet that tell of the same names and figures?"""
    return _banded(names, _ANCHOR_BANDS, _ANCHOR_ROWS, salt=3)


def packed(hashes: Hashes) -> bytes:
    """Hashes as they are kept."""
    return hashes.astype("<u8").tobytes()


def unpacked(kept: bytes) -> Hashes:
    """Hashes as they were kept."""
    import numpy as np

    return np.frombuffer(kept, dtype="<u8")


def common(one: Hashes, other: Hashes) -> int:
    """How many hashes do two sets share, each in order of size and without repetition?"""
    if len(one) > len(other):
        one, other = other, one
    if not len(one):
        return 0
    places = other.searchsorted(one)
    places[places == len(other)] = 0
    return int((other[places] == one).sum())


def quoted_words(text: Text) -> int:
    """How many words of a text stand in quotations?"""
    return sum(len(text.text[q.start : q.end].split()) for q in outermost(quotations(text.text)))


def _kept(text: Text) -> str:
    """The text without furniture and needless blanks."""
    whole = text.text
    if text.skip:
        at, parts = 0, []
        for start, end in merge(text.skip):
            parts.append(whole[at:start])
            at = end
        whole = "\n".join((*parts, whole[at:]))
    lines = (" ".join(line.split()) for line in whole.split("\n"))
    return "\n".join(line for line in lines if line)


def _word_hashes(kept: str) -> Hashes:
    """A hash of each word, without case and accents; letters of any script make words."""
    import numpy as np

    plain = kept.lower()
    if not plain.isascii():
        plain = _SIGNS.sub(" ", _MARKS.sub("", unicodedata.normalize("NFKD", plain)))
    words = plain.encode("utf-8", "surrogatepass").translate(_NO_WORD).split()
    return np.fromiter(map(crc32, words), dtype=np.uint64, count=len(words))


def _runs(hashes: Hashes, size: int) -> Hashes:
    """A hash of each run of so many words."""
    import numpy as np

    count = len(hashes) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    return _mixed(np.convolve(hashes, _factors(size, 7)[::-1], "valid"))


def _mixed(values: Hashes) -> Hashes:
    """Values whose high and low digits both depend on all of them (the end of SplitMix64)."""
    (first, one), (second, other), (third, _) = _mixing()
    values = values ^ (values >> first)
    values *= one
    values ^= values >> second
    values *= other
    values ^= values >> third
    return values


@cache
def _mixing() -> tuple[tuple[np.uint64, np.uint64], ...]:
    import numpy as np

    steps = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1))
    return tuple((np.uint64(shift), np.uint64(factor)) for shift, factor in steps)


def _unique(values: Hashes) -> Hashes:
    import numpy as np

    ordered = np.sort(values)
    if len(ordered) < 2:
        return ordered
    other = ordered[1:] != ordered[:-1]
    return ordered if other.all() else ordered[np.concatenate(([True], other))]


def _banded(values: Hashes, bands: int, rows: int, *, salt: int) -> list[int]:
    """MinHash in bands: which sets have a band in common with a chance that grows with what they share?"""
    if not len(values):
        return []
    import numpy as np

    least = np.minimum.reduce(np.multiply.outer(_factors(bands * rows, salt), values), axis=1)
    joined = least.reshape(bands, rows) @ _factors(rows, 11)
    return _keys(joined + _factors(bands, 13), salt=salt)


def _keys(values: Hashes, *, salt: int) -> list[int]:
    import numpy as np

    found: list[int] = _mixed(values ^ _factors(salt + 1, 17)[salt]).view(np.int64).tolist()
    return found


@cache
def _factors(count: int, salt: int) -> Hashes:
    """Odd numbers to multiply with, the same ones everywhere."""
    import numpy as np

    drawn: Sequence[int] = [
        int.from_bytes(sha256(f"{_SEED}/{salt}/{n}".encode()).digest()[:8], "little") | 1
        for n in range(count)
    ]
    return np.array(drawn, dtype=np.uint64)
