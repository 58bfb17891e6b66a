"""What sorts of actors there are, in our kinds and in PLOVER sectors."""

from __future__ import annotations

from enum import StrEnum


class ActorKind(StrEnum):
    """The kind of an actor or of a mention of one."""

    PLACE = "place"
    STATE = "state"
    GOVERNMENT_BODY = "government_body"
    MILITARY = "military"
    SECURITY_SERVICE = "security_service"
    ARMED_GROUP = "armed_group"
    FACTION = "faction"
    PARTY = "party"
    IGO = "igo"
    NGO = "ngo"
    COMPANY = "company"
    MEDIA = "media"
    RESEARCH = "research"
    RELIGIOUS = "religious"
    POPULATION = "population"
    PERSON = "person"
    OTHER = "other"


class MentionForm(StrEnum):
    """How a mention is worded."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class PartOfKind(StrEnum):
    """How a member counts for its whole; organs and office-holders always do, a people where it is hit."""

    ORGAN = "organ"
    OFFICE_HOLDER = "office_holder"
    FACTION = "faction"
    MEMBER = "member"
    PEOPLE = "people"


class Sector(StrEnum):
    """PLOVER sectors: what part of a society an actor acts for."""

    GOV = "GOV"  # executive government
    MIL = "MIL"  # armed forces
    REB = "REB"  # rebels, armed opposition
    OPP = "OPP"  # political opposition
    PTY = "PTY"  # political party
    COP = "COP"  # police
    JUD = "JUD"  # judiciary
    SPY = "SPY"  # intelligence
    LEG = "LEG"  # legislature
    ELI = "ELI"  # elites, former office-holders
    PRM = "PRM"  # paramilitary, militia
    IGO = "IGO"  # intergovernmental organisation
    NGO = "NGO"  # non-governmental organisation
    MED = "MED"  # media
    EDU = "EDU"  # education, research
    BUS = "BUS"  # business
    CRM = "CRM"  # crime
    CVL = "CVL"  # civilians
    REL = "REL"  # religious
    REF = "REF"  # refugees, displaced
    HLH = "HLH"  # health
    AGR = "AGR"  # agriculture
    SOC = "SOC"  # society, community
    LAB = "LAB"  # labour
    UAF = "UAF"  # unidentified armed force
    UNK = "UNK"  # unknown
