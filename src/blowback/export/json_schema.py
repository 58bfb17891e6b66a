"""What does the contract of an output line look like to a machine?

``python -m blowback.export.json_schema FOLDER`` writes one file a kind of line; a difference in the
committed files is a change of contract. Every field is always written, so every field is required;
fields may be added, so unknown ones are allowed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from blowback.records import SCHEMA, Annotation, Classification, Record, Resolved

LINES: dict[str, type[Record]] = {
    "annotation": Annotation,
    "classification": Classification,
    "resolved": Resolved,
}


def annotation_schema() -> dict[str, Any]:
    """What is the JSON Schema (2020-12) of one line of ``blowback annotate``?"""
    return line_schema("annotation")


def line_schema(line: str) -> dict[str, Any]:
    """What is the JSON Schema of one line of a command, by the name of the line in ``LINES``?"""
    schema = msgspec.json.schema(LINES[line])
    for record in schema["$defs"].values():
        if record.get("type") == "object":
            record["required"] = sorted(record["properties"])
            del record["additionalProperties"]
            for field in record["properties"].values():
                field.pop("default", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:blowback:{line}:{SCHEMA.rpartition('/')[2]}",
        **schema,
    }


def schema_text(line: str) -> str:
    """What does the committed file of a line hold?"""
    return json.dumps(line_schema(line), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for name in LINES:
        (Path(sys.argv[1]) / f"{name}.schema.json").write_text(schema_text(name), "utf-8")
