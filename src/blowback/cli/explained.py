"""How is the way from a row to its characters told to a person? Row by row, with the words they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console

from blowback.cli.explained_relations import RELATIONS
from blowback.cli.paper import Paper, Part

_LABEL = 13
_LONGEST = 600  # characters of a quotation


def explained(console: Console, steps: Sequence[Mapping[str, Any]]) -> None:
    """Prints the rows, under each the characters it was read from and the rules that read them."""
    for way in _ways(steps):
        _explained(console, way)


def _ways(steps: Sequence[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    """The way of each claim that a row rests on: one begins where the characters of another end."""
    way: list[Mapping[str, Any]] = []
    for step in steps:
        if way and step.get("row") == "claim" and ("exact" in way[-1] or way[-1]["row"] in RELATIONS):
            yield way
            way = []
        way.append(step)
    yield way


def _explained(console: Console, steps: Sequence[Mapping[str, Any]]) -> None:
    quotes: dict[tuple[str | None, str], list[Mapping[str, Any]]] = defaultdict(list)
    for step in steps:
        if "exact" in step:
            quotes[step["article"], step["of"]].append(step)
    article = next((step["article"] for step in steps if "exact" in step), None)
    paper = Paper(console)
    for step in steps:
        if "exact" in step:
            continue
        paper.put([(f"{step['row']} ", "bold"), (step["id"], "")])
        for label, words in _told(step["row"], step["body"]):
            paper.put([(f"{label:<{_LABEL}}", "dim"), (words, "")], indent=2, hang=_LABEL)
        _quotations(paper, quotes.pop((article, step["id"]), []))
    for (where, of), held in quotes.items():
        paper.put([("read from ", "bold"), (f"{where}, {of}", "")])
        _quotations(paper, held)


def _quotations(paper: Paper, quotes: Sequence[Mapping[str, Any]]) -> None:
    """The characters; the trigger stands out within its sentence."""
    trigger = next((q for q in quotes if q["role"] == "trigger"), None)
    for quote in quotes:
        words = [(quote["exact"][:_LONGEST], "")]
        if trigger is not None and quote["role"] == "evidence":
            words = _marked(quote, trigger)
        cut = "…" if len(quote["exact"]) > _LONGEST else ""
        place = f"{cut}”  characters {quote['start']}–{quote['end']}"
        label = (f"{quote['role']:<{_LABEL}}", "dim")
        paper.put([label, ("“", ""), *words, (place, "dim")], indent=2, hang=_LABEL)


def _marked(quote: Mapping[str, Any], trigger: Mapping[str, Any]) -> list[Part]:
    first, last = trigger["start"] - quote["start"], trigger["end"] - quote["start"]
    exact = quote["exact"][:_LONGEST]
    if not 0 <= first <= last <= len(exact):
        return [(exact, "")]
    return [(exact[:first], ""), (exact[first:last], "bold underline"), (exact[last:], "")]


def _told(row: str, body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What a row says, as label and words; what it leaves open is left out."""
    yield from ((label, words) for label, words in _SHOWN[row](body) if words)
    if body.get("why"):
        yield "why", "; ".join(map(str, body["why"]))


def _claim(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    coded = [body["event_type"], body["mode"]]
    state = body.get("state") or {}
    coded += [state.get("kind"), state.get("value")]
    yield "read as", " ".join([body["claim_kind"], *(str(part) for part in coded if part)])
    for part in body["participants"]:
        who = f" ({part['actor']})" if part["actor"] else " (nobody known)"
        yield part["role"].replace("_", " "), f"{part['name']}{who}"
    speaker = body["speaker"]
    via = "".join(f", via {voice['name'] or voice['class']}" for voice in reversed(speaker["via"]))
    yield "said by", f"{speaker['name'] or 'the outlet itself'} ({speaker['class']}){via}; {body['stance']}"
    yield "told as", f"{body['modality']}, factuality {body['factuality']}, extent {body['extent']}"
    if backing := body.get("backing"):
        secrecy = {True: "covert", False: "open", None: "not said whether covert"}[backing["covert"]]
        yield "backing", f"{backing['kind']}, {backing['phase']}, {secrecy}"
    if time := body.get("event_time"):
        yield (
            "when",
            f"{time['text'] or ''} ({time['start'] or '…'} to {time['end'] or '…'}, {time['granularity']})",
        )
    if place := body.get("place"):
        yield "where", str(place.get("name") or place["text"])
    for quantity in body["quantities"]:
        yield (
            quantity["what"],
            f"{_bound(quantity['low'])} to {_bound(quantity['high'])}, “{quantity['text']}”",
        )
    yield "confidence", str(body["confidence"])


def _bound(value: int | None) -> str:
    return "…" if value is None else f"{value:,}"


def _witness(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "of a copy", "this article" if body["article"] == body["best"] else str(body["article"])
    yield "reads", f"“{body['reads']}”" if body["reads"] else "in other words"
    for each in body["variants"]:
        for article, words in each["articles"].items():
            yield each["what"], f"“{words}” in {article}"


def _attribution(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    who = body.get("speaker_actor")
    yield "speaker is", f"{body['speaker_class']}{f', {who}' if who else ''}"
    yield "capacity", str(body.get("capacity") or "")
    yield "stance", str(body["stance"])


def _mention(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "means", str(body["actor"] or "nobody known")
    yield "form", f"{body['form']}, {body['kind']}"


def _actor(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    where = ", ".join(str(body[key]) for key in ("kind", "country", "sector") if body.get(key))
    yield "name", f"{body['name']} ({where})"
    roles = [", ".join(part for part in (r["title"], r.get("organization")) if part) for r in body["roles"]]
    yield "roles", "; ".join(roles)
    yield "known by", "the text alone" if body["provisional"] else "the registry"


def _article(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    published = body["published_at"]
    yield "title", str(body["title"] or "")
    yield "outlet", str(body["outlet"] or "")
    span = f"{published['start'] or '…'} to {published['end'] or '…'}"
    why = f": {published['why']}" if published["why"] else ""
    yield "published", f"{span} ({published['basis']}{why})"
    yield "from", f"{body['location']}, retrieved {body['retrieved_at']}"
    yield "sha256", str(body["sha256"])


def _run(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((key, str(value)) for key, value in body.items() if key != "id" and value is not None)


def _judgement(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "judged", f"{body['subject']} {body['verdict']} {body['object'] or ''}".rstrip()
    yield "right is", "; ".join(f"{name} {value}" for name, value in (body["correction"] or {}).items())
    yield "by", f"{body['judge']}, known from {body['known_from']}"
    yield "because", str(body["reason"] or "")


_SHOWN = {
    **RELATIONS,
    "judgement": _judgement,
    "claim": _claim,
    "witness": _witness,
    "attribution": _attribution,
    "mention": _mention,
    "actor": _actor,
    "article": _article,
    "run": _run,
}
