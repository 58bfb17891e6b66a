"""How long do the gazetteer, the registry and the table of its names take to load, and how much memory?

python -m tests.bench.loading
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def resident() -> float:
    """Megabytes that the process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def measured(what: str, load: Callable[[], T]) -> T:
    """Loads something and prints its processor seconds and megabytes."""
    memory, clock = resident(), time.process_time()
    loaded = load()
    print(f"{what:<10}{time.process_time() - clock:6.2f} s {resident() - memory:6.0f} MB")
    return loaded


def main() -> None:
    """Loads the one after the other; their libraries are loaded before the clock starts."""
    import numpy as np

    from blowback.read.places.gazetteer import gazetteer
    from blowback.resolve.registry import load
    from blowback.text.names import NameTable

    np.zeros(1)
    measured("gazetteer", gazetteer)
    registry = measured("registry", load)
    measured("its names", lambda: NameTable(registry.names()))


if __name__ == "__main__":
    main()
