"""Web pages as news sites make them, for the measurement of ingest: invented, and the same each time.

Each page has what real ones have besides the article: scripts and styles, metadata in three forms, a menu, a
banner for cookies, share bars, a picture with its caption, boxes of related links within the text, a form for
comments with comments, a sidebar, and a long foot.
"""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

SEED = 20_310_604

_PLACES = ("Kesh", "Oster", "Orlo", "Lower Tarn", "Sellin", "Mirova", "Dunmere", "Garrow Mill", "Vell")
_WHO = (
    "The ministry of Vardania",
    "A spokesman for the Kesh Front",
    "The mayor of {place}",
    "The council of {place}",
    "Traders in {place}",
    "An officer of the border guard",
    "The League of Oster",
    "Two witnesses from {place}",
)
_SAID = ("said", "told reporters", "announced", "confirmed", "wrote in a statement", "denied", "explained")
_WHAT = (
    "the road between {place} and {other} would stay shut until the bridge had been repaired",
    "{count} prisoners had been handed over at the crossing near {place} in the early hours",
    "talks about the harbour of {place} would be resumed once the observers had arrived from {other}",
    "no more than {count} families were still waiting for bread and fuel in the villages round {place}",
    "the offer had been studied and that an answer would be given before the end of the month",
    "the convoy had been stopped {count} kilometres short of {place} and sent back to {other}",
    "nobody had been hurt when a store of fuel burned down on the edge of {place}",
    "the agreement of the spring held, although there had been {count} breaches of it since",
)
_WHEN = ("on Monday", "late on Tuesday", "after a meeting in {place}", "by telephone", "on television", "")
_LINKS = ("World", "Politics", "Business", "Science", "Health", "Sport", "Culture", "Opinion", "Travel")
_SITES = ("Orlo Courier", "The Dunmere Mirror", "Vell Today", "Harbour Coast Agency", "Tarn Post")


@cache
def vocabulary() -> tuple[str, ...]:
    """Twenty thousand words that no language has, so that no two texts are alike by chance."""
    parts = ("ka", "lo", "mi", "ren", "to", "sa", "vel", "du", "ish", "or", "pan", "te")
    return tuple("".join(draw) for draw in itertools.islice(itertools.product(parts, repeat=4), 20_000))


def pages(count: int) -> Iterator[str]:
    """The first so many pages."""
    for number in range(count):
        yield _page(random.Random(f"{SEED} {number}"), number)


def _sentence(draw: random.Random) -> str:
    place, other = (draw.choice(vocabulary()).title() for _ in range(2))
    parts = (draw.choice(_WHO), draw.choice(_SAID), draw.choice(_WHEN), "that", draw.choice(_WHAT))
    words = " ".join(part for part in parts if part)
    return words.format(place=place, other=other, count=draw.randint(2, 400)) + "."


def _paragraph(draw: random.Random) -> str:
    return " ".join(_sentence(draw) for _ in range(draw.randint(1, 4)))


def _links(draw: random.Random, count: int) -> str:
    items = (
        f'<li class="item"><a href="/{draw.randrange(10**6)}" data-track="nav">{draw.choice(_LINKS)} '
        f"in {draw.choice(_PLACES)}</a></li>"
        for _ in range(count)
    )
    return f'<ul class="list">{"".join(items)}</ul>'


def _teasers(draw: random.Random, count: int) -> str:
    return "".join(
        f'<div class="teaser"><a href="/{draw.randrange(10**6)}"><img src="/i/{n}.jpg" alt="">'
        f"<h3>{_sentence(draw)[:60]}</h3></a><span class='time'>{draw.randint(1, 9)} hours ago</span></div>"
        for n in range(count)
    )


def _head(draw: random.Random, title: str, site: str, day: date, author: str) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": f"{day}T08:00:00Z",
        "author": {"@type": "Person", "name": author},
        "publisher": {"@type": "Organization", "name": site},
    }
    style = "".join(f".c{n}{{margin:{n}px;padding:{draw.randrange(30)}px}}" for n in range(150))
    script = "".join(f"window.q=window.q||[];q.push(['e{n}',{draw.randrange(10**6)}]);" for n in range(120))
    return (
        f'<head><meta charset="utf-8"><title>{title} | {site}</title>'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">'
        f'<meta property="article:published_time" content="{day}T08:00:00Z">'
        f'<meta name="author" content="{author}"><link rel="canonical" href="https://news.example/{day}/a">'
        f'<script type="application/ld+json">{json.dumps(data)}</script>'
        f"<style>{style}</style><script>{script}</script></head>"
    )


def _body(draw: random.Random, title: str, day: date, author: str) -> str:
    share = "".join(f'<a class="share" href="#{n}">{n}</a>' for n in ("Facebook", "Email", "Print"))
    share = f'<div class="bar">{share}</div>'
    paragraphs = [f"<p>{_paragraph(draw)}</p>" for _ in range(draw.randint(8, 24))]
    related = f'<div class="related"><h4>Read also</h4>{_links(draw, 3)}</div>'
    paragraphs.insert(len(paragraphs) // 2, related)
    caption = f"<figcaption>{_sentence(draw)} Photo: VA</figcaption>"
    paragraphs.insert(2, f"<figure><img src='/p.jpg'>{caption}</figure>")
    comments = "".join(
        f'<li class="comment"><b>reader{n}</b><p>{_sentence(draw)}</p><a href="#">Reply</a></li>'
        for n in range(draw.randint(0, 8))
    )
    return (
        f'<article class="story"><h1>{title}</h1><p class="byline">By {author}</p>'
        f'<time datetime="{day}">{day}</time>{share}{"".join(paragraphs)}{share}</article>'
        f'<section id="comments"><h2>Comments</h2><ul>{comments}</ul><form><label>Name<input name="n">'
        f"</label><textarea></textarea><button>Post comment</button></form></section>"
    )


def _page(draw: random.Random, number: int) -> str:
    title = f"{draw.choice(_PLACES)}: {_sentence(draw)[:70]}".replace('"', "")
    site, author = draw.choice(_SITES), f"{draw.choice(('Lena', 'Anton', 'Mira'))} {draw.choice(_PLACES)}"
    day = date(2021, 1, 1) + timedelta(days=draw.randrange(500))
    menu = f'<header><div class="logo">{site}</div><nav>{_links(draw, 24)}</nav></header>'
    banner = '<div class="cookies"><p>We use cookies to improve your visit.</p><button>OK</button></div>'
    aside = f"<aside><h2>Most read</h2>{_teasers(draw, 10)}<div class='ad'>Advertisement</div></aside>"
    foot = f"<footer>{_links(draw, 30)}<p>© {site} {number}. All rights reserved.</p></footer>"
    main = f'<div class="wrap"><main>{_body(draw, title, day, author)}</main>{aside}</div>'
    head = _head(draw, title, site, day, author)
    body = f"<body>{banner}{menu}{main}{_teasers(draw, 12)}{foot}</body>"
    return f"<!doctype html><html lang='en'>{head}{body}</html>"
