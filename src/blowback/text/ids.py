"""What is a row called? By a hash of its declared parts, the same in every run and on every machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

Part = str | int | None | Sequence["Part"]


def digest(*parts: Part) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the parts; their order and nesting count.

    >>> digest("a", "bc") == digest("ab", "c")
    False
    """
    packed = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:16]
