"""Copies that a script can make of a text: verbatim with other furniture around it, and cut off.

All furniture is written for the project. A seed and the id of the text choose it, so that the copies are the
same each time.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

SEED = 20_310_304

_BYLINES = (
    "By Staff Reporter",
    "By our news desk",
    "Posted by admin",
    "Web Desk",
    "From our correspondent\nUpdated 4 hours ago",
    "NEWS / WORLD\n3 min read",
)
_BANNERS = (
    "We use cookies to improve your experience on this site. Accept all | Manage preferences",
    "This website uses cookies. Read our cookie policy to learn more. I agree",
    "Enjoying our journalism? Sign up for our free newsletter and get the headlines each morning.",
    "ADVERTISEMENT",
    "You have 2 free articles left this month. Log in or subscribe",
)
_SHARES = (
    "Share on Facebook | Share on Twitter | WhatsApp | Email | Print",
    "Share this: Facebook Twitter LinkedIn Telegram",
    "Tweet\nShare\nPin\nPrint",
    "Follow us on Instagram and Telegram",
)
_RELATED = (
    "Related articles\nHarvest festival opens under a grey sky\nFive recipes for a cold evening",
    "Read also: Tram drivers vote on a new timetable",
    "You may also like\nThe lighthouse keeper who never saw the sea\nWhy the price of onions rises in spring",
    "More in this section\nChess: school team wins the cup\nWeather: fog until noon",
    "Tags: news, world, headlines",
)
_FORMS = (
    "Leave a comment\nYour email address will not be published.\nName\nEmail\nPost comment",
    "Comments (0)\nBe the first to comment\nLog in to join the discussion",
    "0 Comments\nSort by newest",
)
_RIGHTS = (
    "All rights reserved.",
    "© The publisher. No part may be reproduced.",
    "Terms of use | Privacy policy",
)
_OUTLETS = ("news-mirror.example", "The Daily Post", "allheadlines.example", "Evening Wire", "Metro Today")
_MORE = ("... read more", " ... Continue reading", "… Read more at the source", " [...] Full story")


def verbatim(original: Mapping[str, Any]) -> dict[str, Any]:
    """The text word for word, with other furniture around and once within it."""
    draw = random.Random(f"{SEED} verbatim {original['id']}")  # noqa: S311 - a draw, no secret
    paragraphs = original["text"].split("\n\n")
    parts = [draw.choice(_BYLINES), *draw.sample(_BANNERS, draw.randint(0, 2)), *paragraphs]
    if draw.random() < 0.5:
        parts.insert(len(parts) - draw.randint(1, len(paragraphs) - 1), draw.choice(_RELATED))
    if draw.random() < 0.5:
        parts.insert(0, original["title"])
    parts += [draw.choice(each) for each in (_SHARES, _RELATED, _FORMS, _RIGHTS) if draw.random() < 0.7]
    return _copy(original, "verbatim", "\n\n".join(parts), draw)


def truncated(original: Mapping[str, Any]) -> dict[str, Any]:
    """The beginning of the text, cut within a sentence, as on a page of teasers."""
    draw = random.Random(f"{SEED} truncated {original['id']}")  # noqa: S311 - a draw, no secret
    words = list(re.finditer(r"\S+", original["text"]))
    inside = [w.end() for w in words[:-1] if not re.search(r"[.!?\"”]$", w.group())]
    low, high = int(0.3 * len(inside)), int(0.7 * len(inside))
    text = original["text"][: inside[draw.randint(low, high)]] + draw.choice(_MORE)
    return _copy(original, "truncated", text, draw)


def _copy(original: Mapping[str, Any], version: str, text: str, draw: random.Random) -> dict[str, Any]:
    day = date.fromisoformat(original["published_at"]) + timedelta(days=draw.randint(0, 2))
    made = {"id": f"{original['story']}-{version}", "version": version, "text": text}
    return {**original, **made, "outlet": draw.choice(_OUTLETS), "published_at": day.isoformat()}
