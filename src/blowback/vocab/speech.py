"""Who speaks, in what capacity, and what they do with what is said."""

from __future__ import annotations

from enum import StrEnum


class SpeakerClass(StrEnum):
    """What sort of voice a claim has."""

    OUTLET = "outlet"
    NAMED = "named"
    ANONYMOUS = "anonymous"
    ORGANISATION = "organisation"
    DOCUMENT = "document"


class Capacity(StrEnum):
    """For whom the speaker speaks: civil organ, armed or secret service, armed group or party, ..."""

    OFFICIAL = "official"
    MILITARY = "military"
    PARTY = "party"
    EXPERT = "expert"
    WITNESS = "witness"
    OTHER = "other"


class Stance(StrEnum):
    """What the speaker does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    NO_COMMENT = "no_comment"
    NO_REPLY = "no_reply"
    CLAIMS_RESPONSIBILITY = "claims_responsibility"
    ACCUSES = "accuses"
