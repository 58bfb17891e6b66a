"""One process of the measurement of ingest: warms up, takes all pages or lines once, reports.

``python ingest_worker.py SYSTEM PATH LEDGER``; SYSTEM is one of those below.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from blowback import api


def plain(folder: Path, _ledger: Path) -> int:
    """trafilatura: the text of each page."""
    from trafilatura import extract

    return sum(extract(file.read_text("utf-8")) is not None for file in sorted(folder.iterdir()))


def described(folder: Path, _ledger: Path) -> int:
    """trafilatura: the text of each page with title, site and date."""
    from trafilatura import bare_extraction

    pages = (file.read_text("utf-8") for file in sorted(folder.iterdir()))
    return sum(bare_extraction(page, with_metadata=True) is not None for page in pages)


def kept(path: Path, ledger: Path) -> int:
    """``read --ingest-only``: each document as an article in a ledger."""
    return api.read([path], ingest_only=True, settings=api.Settings(ledger=ledger)).stored


SYSTEMS: dict[str, Callable[[Path, Path], int]] = {
    "trafilatura, text": plain,
    "trafilatura, text and metadata": described,
    "read --ingest-only": kept,
}


def main() -> None:
    """Prints how many documents there were, how long they took, and the most memory."""
    system, path, ledger = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    take = SYSTEMS[system]
    warm = path.with_name("warm")
    if warm.is_dir():
        take(warm, ledger.with_name("warm-ledger"))
    clock, processor = time.perf_counter(), time.process_time()
    count = take(path, ledger)
    print(
        json.dumps(
            {
                "documents": count,
                "seconds": round(time.perf_counter() - clock, 2),
                "processor_seconds": round(time.process_time() - processor, 2),
                "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


if __name__ == "__main__":
    main()
