"""The page of a brief in a real browser: it fits, it links, it runs nothing."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from blowback.export.html import brief_html
from tests.functional.conftest import Run
from tests.unit.export.test_hostile_text import HOSTILE, brief_of

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--allow-file-access-from-files",
    "--virtual-time-budget=4000",
]
WIDTHS = (360, 820, 1280)

# A page around the page: it may run scripts, so that it can measure one that may not.
HARNESS = """<!doctype html><meta charset="utf-8"><body><pre id="out"></pre><script>
const found = {};
const frame = document.createElement("iframe");
frame.style.cssText = "border:0;height:900px";
const widths = %s;
frame.onload = () => {
  const page = frame.contentDocument, view = frame.contentWindow;
  for (const width of widths) {
    frame.style.width = width + "px";
    found[width] = page.documentElement.scrollWidth;
  }
  const links = [...page.querySelectorAll("a[href]")];
  const led = links.map(a => a.getAttribute("href"));
  found.broken = led.filter(href => !href.startsWith("#") || !page.getElementById(href.slice(1)));
  const ids = [...page.querySelectorAll("[id]")].map(e => e.id);
  found.doubled = ids.filter((id, n) => ids.indexOf(id) !== n);
  found.title = page.title;
  found.margin = view.getComputedStyle(page.body).margin;
  found.headings = [...page.querySelectorAll("h1,h2,h3")].map(e => e.tagName);
  found.foreign = page.querySelectorAll("script,img,iframe,object,embed,link").length;
  const cite = page.querySelector("a.cite");
  if (cite) {
    cite.click();
    const target = page.querySelector(":target");
    found.target = target ? "#" + target.id === cite.getAttribute("href") : false;
    const back = target && target.querySelector("a.back");
    found.back = back ? Boolean(page.getElementById(back.getAttribute("href").slice(1))) : false;
  }
  document.getElementById("out").textContent = JSON.stringify(found);
};
frame.src = "page.html";
document.body.append(frame);
</script></body>"""


def looked_at(page: str, folder: Path) -> dict[str, Any]:
    """What does a browser make of a page?"""
    if BROWSER is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    (folder / "page.html").write_text(page, "utf-8")
    (folder / "harness.html").write_text(HARNESS % json.dumps(WIDTHS), "utf-8")
    done = subprocess.run(
        [
            BROWSER,
            *FLAGS,
            f"--user-data-dir={folder / 'profile'}",
            "--dump-dom",
            (folder / "harness.html").as_uri(),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
    )
    shown = re.search(r'<pre id="out">(.*?)</pre>', done.stdout, re.DOTALL)
    assert shown is not None, done.stderr
    found: dict[str, Any] = json.loads(html.unescape(shown[1]))
    return found


@pytest.fixture(scope="module")
def page(blowback: Run, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("page")
    done = blowback("brief", "--ledger", sample, "--html", folder / "brief.html")
    assert done.returncode == 0, done.stderr
    return looked_at((folder / "brief.html").read_text("utf-8"), folder)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_fits_its_window(page: dict[str, Any], width: int) -> None:
    assert page[str(width)] <= width


def test_the_style_is_let_in_by_the_policy(page: dict[str, Any]) -> None:
    assert page["margin"] == "0px"


def test_every_link_leads_somewhere_on_the_page_and_every_anchor_is_one(page: dict[str, Any]) -> None:
    assert page["broken"] == []
    assert page["doubled"] == []


def test_a_citation_leads_to_its_sentence_and_back(page: dict[str, Any]) -> None:
    assert page["target"] is True
    assert page["back"] is True


def test_headings_are_in_order(page: dict[str, Any]) -> None:
    levels = [int(name[1]) for name in page["headings"]]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_hostile_text_runs_nothing_and_fits(tmp_path: Path) -> None:
    hostile = " ".join([*HOSTILE, "<script>document.title='taken'</script>", "x" * 400])
    found = looked_at(brief_html(brief_of(hostile)), tmp_path)
    assert found["foreign"] == 0
    assert found["title"] != "taken"
    assert found["margin"] == "0px"
    assert all(found[str(width)] <= width for width in WIDTHS)
