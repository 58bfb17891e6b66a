"""A disk that fills in the middle of a read: it is said, the ledger opens, and the rest is read later."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from blowback.ledger import Ledger
from tests.functional.conftest import PROGRAM

DOCUMENTS = 1_200
# bytes: more than an empty ledger and a first transaction take, less than all documents
ROOM = {"--ingest-only": 5_000_000, "--strict": 2_000_000}  # five hundred are kept at once, few are read
Reading = Callable[[Path, Path, str], "subprocess.CompletedProcess[str]"]

# In a space of its own, where anybody may mount a small disk: reads onto it, and brings out what is left.
ON_A_SMALL_DISK = """
disk="$3/disk" && mkdir "$disk" && mount -t tmpfs -o size={room} tmpfs "$disk" || exit 99
"$0" read "$1" $4 --quiet --no-heads --ledger "$disk/ledger"
code=$?
cp -a "$disk/ledger" "$2" || exit 98
exit $code
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More documents than there is room for."""
    file = tmp_path_factory.mktemp("papers") / "papers.jsonl"
    with file.open("w", encoding="utf-8") as handle:
        for number in range(DOCUMENTS):
            goods = ", ".join(f"the {number * 7919 + each * 104_729:x} of Kesh" for each in range(40))
            text = f"Kesh freed {number + 2} prisoners on Monday and gave back to them {goods}."
            handle.write(json.dumps({"id": f"p{number}", "text": text}) + "\n")
    return file


def within_a_limit(papers: Path, folder: Path, how: str) -> subprocess.CompletedProcess[str]:
    """Reads with files that cannot grow beyond the room: the system refuses, as a full disk does."""
    return subprocess.run(
        [str(PROGRAM), "read", str(papers), how, "--quiet", "--no-heads", "--ledger", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM[how], ROOM[how])),
    )


def on_a_small_disk(papers: Path, folder: Path, how: str) -> subprocess.CompletedProcess[str]:
    """Reads onto a disk of that size, mounted for this process alone."""
    script = ON_A_SMALL_DISK.format(room=ROOM[how])
    inside = ["sh", "-c", script, str(PROGRAM), str(papers), str(folder), str(folder.parent), how]
    if shutil.which("unshare") is None:
        pytest.skip("no small disk can be mounted here: there is no unshare")
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", *inside],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode in {1, 99} and "ledger" not in done.stderr:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.strip()}")
    return done


@pytest.mark.parametrize("reading", [within_a_limit, on_a_small_disk])
@pytest.mark.parametrize("how", ["--ingest-only", "--strict"], ids=["kept", "read"])
def test_a_disk_that_fills(reading: Reading, how: str, papers: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    filled = reading(papers, folder, how)
    assert filled.returncode == 4, filled.stderr
    assert "Traceback" not in filled.stderr
    assert "the disk" in filled.stderr
    assert "nothing of this step was kept" in filled.stderr

    with Ledger.open(folder, write=True) as ledger:
        assert ledger.check().problems == ()
        before = ledger.counts()
    assert 0 < before["articles"] < DOCUMENTS
    if how != "--ingest-only":
        assert before["readings"] == before["articles"]

    words = [str(PROGRAM), "read", str(papers), "--ingest-only", "--json", "--ledger", str(folder)]
    rest = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    assert rest.returncode == 0, rest.stderr
    report = json.loads(rest.stdout)
    assert (report["stored"], report["unchanged"]) == (DOCUMENTS - before["articles"], before["articles"])
    with Ledger.open(folder, write=True) as ledger:
        assert ledger.counts()["articles"] == DOCUMENTS
        assert ledger.check().problems == ()
