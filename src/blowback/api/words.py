"""Which members of a vocabulary, and which kinds of objects, do the user's words mean?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from blowback.errors import InputError, UsageError

_Word = TypeVar("_Word", bound=StrEnum)


def members(vocabulary: type[_Word], words: Sequence[str] | None) -> tuple[_Word, ...] | None:
    """The words as members of a vocabulary.

    Raises:
        UsageError: naming the words that there are.
    """
    if not words:
        return None
    known = {member.value: member for member in vocabulary}
    for word in words:
        if word not in known:
            raise UsageError(f"expected one of {', '.join(known)}; found {word!r}")
    return tuple(known[word] for word in words)


def convert(item: Mapping[str, Any], form: type[Any], number: int) -> Any:
    """An item of a list as a record of this form; fields that it does not have are left out.

    Raises:
        InputError: it is not of that form.
    """
    fields = set(form.__struct_fields__)
    try:
        return msgspec.convert({k: v for k, v in item.items() if k in fields}, form)
    except msgspec.ValidationError as error:
        raise InputError(f"item {number}: expected {', '.join(sorted(fields))}; {error}") from error
