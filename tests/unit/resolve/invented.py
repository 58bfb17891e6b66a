"""An invented world: two states, a movement that comes to rule, its offshoot, homonyms, offices in time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from blowback.records import Mention, Published
from blowback.resolve.document import Resolution, Resolver
from blowback.resolve.registry import Organ, Registry
from blowback.vocab.actors import ActorKind, MentionForm, Sector

BORN = "2015-03-01"
RULES = "2020-06-01"

ROWS: list[dict[str, Any]] = [
    {"id": "VAR", "name": "Vardania", "kind": "state", "country": "VAR", "sector": "GOV",
     "adjectives": ["Vardanian"], "metonyms": ["Kesharn"], "source": "invented"},
    {"id": "OST", "name": "Ostrea", "kind": "state", "country": "OST", "sector": "GOV",
     "adjectives": ["Ostrean"], "metonyms": ["Ostrapol"], "source": "invented"},
    {"id": "LUN", "name": "Lunia", "kind": "state", "country": "LUN", "sector": "GOV",
     "adjectives": ["Lunian"], "source": "invented"},
    {"id": "ost.lunia", "name": "Lunia", "kind": "government_body", "country": "OST", "sector": "GOV",
     "source": "invented"},
    *({"id": f"{state}.{organ}", "name": f"{adjective} {word}", "kind": kind, "country": state.upper(),
       "sector": sector, "part_of": [{"parent": state.upper(), "kind": "organ"}], "source": "invented"}
      for state, adjective in (("var", "Vardanian"), ("ost", "Ostrean"))
      for organ, word, kind, sector in (
          ("government", "government", "government_body", "GOV"), ("military", "military", "military", "MIL"),
          ("army", "army", "military", "MIL"), ("police", "police", "security_service", "COP"),
          ("foreign-ministry", "foreign ministry", "government_body", "GOV"))),
    {"id": "kesh-front", "name": "Kesh Front", "kind": "armed_group", "country": "VAR", "sector": "REB",
     "names": ["KFR", "Keshfront"], "source": "invented",
     "status": [{"sector": "REB", "kind": "insurgent", "from": BORN, "to": RULES},
                {"sector": "GOV", "kind": "state-government", "of": "VAR", "from": RULES,
                 "known_from": RULES}]},
    {"id": "ost-kesh", "name": "Ostrean Kesh Front", "kind": "armed_group", "country": "OST", "sector": "REB",
     "names": ["OKF"], "relations": [{"kind": "offshoot", "other": "kesh-front"}], "source": "invented"},
    {"id": "sunrise", "name": "Sunrise Party", "kind": "party", "country": "OST", "sector": "OPP",
     "source": "invented"},
    {"id": "border-service", "name": "Border Security Service", "kind": "security_service", "country": "OST",
     "sector": "SPY", "weak": ["BSS"], "part_of": [{"parent": "OST", "kind": "organ"}], "source": "invented"},
    {"id": "person.dravic-ana", "name": "Ana Dravic", "kind": "person", "country": "OST", "sector": "GOV",
     "weak": ["Dravic"], "source": "invented",
     "roles": [{"title": "prime minister", "organization": "ost.government", "from": "2016-01-01",
                "to": "2019-01-01"}]},
    {"id": "person.tole-mirza", "name": "Mirza Tole", "kind": "person", "country": "OST", "sector": "GOV",
     "weak": ["Tole"], "source": "invented",
     "roles": [{"title": "prime minister", "organization": "ost.government", "from": "2019-01-01"}]},
    {"id": "person.sharifuddin-qasim", "name": "Qasim Sharifuddin", "kind": "person", "country": "VAR",
     "source": "invented"},
    {"id": "person.varstad-belko", "name": "Belko Varstad", "kind": "person", "country": "VAR",
     "source": "invented",
     "roles": [{"title": "chairman", "organization": "var.army", "from": "2016-01-01"}]},
]  # fmt: skip

ORGANS = [
    Organ("government", ActorKind.GOVERNMENT_BODY, Sector.GOV, "", ("government",), ("minister", "official")),
    Organ(
        "foreign-ministry",
        ActorKind.GOVERNMENT_BODY,
        Sector.GOV,
        "",
        ("foreign ministry",),
        ("foreign minister",),
    ),
    Organ("military", ActorKind.MILITARY, Sector.MIL, "", ("military", "soldiers"), ("commander",)),
    Organ("army", ActorKind.MILITARY, Sector.MIL, "", ("army",), ("army chief",)),
    Organ("police", ActorKind.SECURITY_SERVICE, Sector.COP, "", ("police",), ("police chief",)),
]


@cache
def invented_registry() -> Registry:
    """The registry of the invented world."""
    return Registry((), ORGANS).extend(ROWS)


def mentions_of(
    doc: Doc, named: Mapping[str, ActorKind], chains: Mapping[str, str] = {}
) -> tuple[Mention, ...]:
    """Names where the text has them, other noun chunks as nominals; ``chains`` by the text of a mention."""
    found: list[tuple[int, int, MentionForm, ActorKind]] = []
    for name, kind in named.items():
        start = doc.text.find(name)
        while start >= 0:
            found.append((start, start + len(name), MentionForm.NAME, kind))
            start = doc.text.find(name, start + len(name))
    taken = {at for start, end, *_ in found for at in range(start, end)}
    found.extend(
        (chunk.start_char, chunk.end_char, MentionForm.NOMINAL, ActorKind.OTHER)
        for chunk in doc.noun_chunks
        if chunk.root.pos_ != "PRON" and chunk.root.idx not in taken
    )
    mentions = []
    for number, (start, end, form, kind) in enumerate(sorted(found)):
        span = doc.char_span(start, end, alignment_mode="expand")
        assert span is not None
        text = doc.text[start:end]
        head = (span.root.idx, span.root.idx + len(span.root))
        chain = chains.get(text)
        mentions.append(
            Mention(
                id=f"m{number}", start=start, end=end, text=text, form=form, kind=kind, head=head, chain=chain
            )
        )
    return tuple(mentions)


def resolve_text(
    nlp: Language, text: str, named: Mapping[str, ActorKind], on: str | None = None, **chains: str
) -> tuple[Resolution, dict[str, str | None]]:
    """The resolution of a text and, by their words, the actors of its mentions."""
    doc = nlp(text)
    published = Published(start=on) if on else None
    resolution = Resolver(invented_registry()).resolve(doc, mentions_of(doc, named, chains), published)
    return resolution, {mention.text: mention.actor for mention in resolution.mentions}
