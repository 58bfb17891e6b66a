"""Is the codebook in form, and what does it cover? Run as ``python -m train.codebook.check``."""

from __future__ import annotations

import sys
from collections import Counter

from train.codebook.reading import SENTENCES, FormError, Record, read_file


def main() -> int:
    """Which records are not in form, which are there twice, and how many of each label are there?"""
    good: list[Record] = []
    wrong = 0
    seen: set[tuple[object, ...]] = set()
    for path in sorted(SENTENCES.glob("*.txt")):
        for line, record in read_file(path):
            if isinstance(record, FormError):
                print(f"{path.name}:{line}: {record}")
                wrong += 1
                continue
            key = (record.text, record.event_type, str(record.spans.get("E")))
            if key in seen:
                print(f"{path.name}:{line}: the same sentence with the same claim was there before")
                wrong += 1
            seen.add(key)
            good.append(record)
    texts = {record.text for record in good}
    print(f"{len(good)} records, {len(texts)} sentences, {wrong} faults")
    for name in ("kind", "event_type", "mode", "modality", "factuality", "extent"):
        _show(name, [getattr(record, name) for record in good])
    for name in ("by", "stance", "state", "backing", "form", "reg"):
        _show(name, [record.more.get(name) for record in good])
    return 1 if wrong else 0


def _show(name: str, values: list[str | None]) -> None:
    counted = Counter(value for value in values if value is not None)
    print(f"{name}: " + ", ".join(f"{value} {count}" for value, count in counted.most_common()))


if __name__ == "__main__":
    sys.exit(main())
