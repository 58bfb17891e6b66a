"""What can be said of a document: its date's basis, its parts, its damage."""

from __future__ import annotations

from enum import StrEnum


class DateBasis(StrEnum):
    """Where a publication date comes from."""

    GIVEN = "given"
    METADATA = "metadata"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class NoticeKind(StrEnum):
    """What a reader should know about a stretch of text before trusting it."""

    FURNITURE = "furniture"
    SEVERED_SENTENCE = "severed_sentence"
    NAME_VARIANT = "name_variant"
    PRONOUN_CONFLICT = "pronoun_conflict"
    ENCODING = "encoding"
    SPUN_WORDING = "spun_wording"
    UNTRACEABLE_QUOTE = "untraceable_quote"
    LANGUAGE = "language"
    TRUNCATED = "truncated"
    UNREADABLE = "unreadable"


class BlockKind(StrEnum):
    """What a block of an article is."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    FURNITURE = "furniture"
