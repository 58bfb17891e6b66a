"""Several processes do what one would do; what fails, fails alone."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from blowback.errors import EnvironmentProblem, InternalError
from blowback.pool import Aside, Done, Failed, ordered_map


def square(number: int) -> int:
    time.sleep(0.02 if number % 5 == 0 else 0.0)
    if number == 7:
        raise ValueError("seven")
    if number == 11:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def make_square() -> Callable[[int], int]:
    return square


def make_nothing() -> Callable[[int], int]:
    raise EnvironmentProblem("the model is missing")


def make_wrong() -> Callable[[int], int]:
    raise KeyError("a broken table")


def die_early() -> Callable[[int], int]:
    os._exit(3)


def values(items: list[int], workers: int) -> list[object]:
    made = ordered_map(make_square, items, workers)
    return [
        each.result if isinstance(each, Done) else each[1] for each in made if not isinstance(each, Aside)
    ]


def test_the_order_is_that_of_one_process() -> None:
    items = [number for number in range(40) if number != 11]
    assert values(items, 1) == values(items, 3)
    assert values(items, 1)[7] == "ValueError: seven"


def double(text: str) -> str:
    return text + text


def make_double() -> Callable[[str], str]:
    return double


def test_things_larger_than_a_pipe() -> None:
    items = [str(number) * 1_000_000 for number in range(8)]
    made = ordered_map(make_double, items, 2)
    assert [each.result for each in made if isinstance(each, Done)] == [item + item for item in items]


def test_a_thing_that_takes_its_process_down_fails_alone() -> None:
    made = values(list(range(30)), 2)
    assert made[11] == "the process that read it ended with code -9"
    assert [made[number] for number in range(30) if number not in {7, 11}] == [
        number * number for number in range(30) if number not in {7, 11}
    ]


def test_every_process_may_die() -> None:
    made = values([11, 11, 11, 2], 2)
    assert made[-1] == 4
    assert all(str(why).endswith("-9") for why in made[:-1])


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_aside_keeps_its_place(workers: int) -> None:
    items: list[int | Aside] = [
        Aside("a"),
        0,
        Aside("b"),
        *(Aside("c") for _ in range(100)),
        2,
        3,
        Aside("d"),
    ]
    made = list(ordered_map(make_square, items, workers))
    assert [each.value if isinstance(each, Aside) else each.item for each in made] == [
        each.value if isinstance(each, Aside) else each for each in items
    ]


def test_nothing_to_do() -> None:
    assert values([], 2) == []


def test_a_failure_says_where() -> None:
    (made,) = ordered_map(make_square, [7], 1)
    assert isinstance(made, Failed)
    assert "raise ValueError" in made.trace


@pytest.mark.parametrize("workers", [1, 2])
def test_what_cannot_begin_is_raised(workers: int) -> None:
    with pytest.raises(EnvironmentProblem, match="model is missing"):
        list(ordered_map(make_nothing, [1], workers))


@pytest.mark.parametrize(("workers", "kind"), [(1, KeyError), (2, InternalError)])
def test_a_bug_in_the_beginning_stops_everything(workers: int, kind: type[Exception]) -> None:
    with pytest.raises(kind, match="a broken table"):
        list(ordered_map(make_wrong, [1], workers))


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_is_begun_for_nothing(workers: int) -> None:
    assert list(ordered_map(make_wrong, [Aside("a")], workers)) == [Aside("a")]


def test_processes_that_die_at_once_are_said() -> None:
    with pytest.raises(EnvironmentProblem, match="before it could begin"):
        list(ordered_map(die_early, [1], 2))


def test_few_things_are_held() -> None:
    taken = 0

    def count() -> Iterator[int]:
        nonlocal taken
        for number in range(12, 10_000):
            taken += 1
            yield number

    made = ordered_map(make_square, count(), 2)
    next(made)
    assert taken <= 20
    made.close()  # type: ignore[attr-defined]  # a generator


def test_processes_end_with_the_caller() -> None:
    made = ordered_map(make_square, iter(range(12, 1000)), 2)
    next(made)
    assert len(multiprocessing.active_children()) == 2
    made.close()  # type: ignore[attr-defined]  # a generator
    assert multiprocessing.active_children() == []


INTERRUPTED = """
import time
from blowback.pool import ordered_map

def wait(number):
    time.sleep(0.05)
    return number

def make():
    return wait

if __name__ == "__main__":
    try:
        for made in ordered_map(make, iter(range(100_000)), 2):
            print(made.result, flush=True)
    except KeyboardInterrupt:
        print("interrupted")
"""


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The script, in a session of its own, once its processes are at work."""
    script = tmp_path / "interrupted.py"
    script.write_text(INTERRUPTED, "utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "0\n"
        yield process


def test_an_interrupt_ends_all_quietly(running: subprocess.Popen[str]) -> None:
    os.killpg(running.pid, signal.SIGINT)  # as the terminal does: to all of them
    out, err = running.communicate(timeout=60)
    assert out.endswith("interrupted\n")
    assert err == ""


def test_no_process_outlives_the_first(running: subprocess.Popen[str]) -> None:
    running.kill()
    running.communicate(timeout=60)  # ends when nobody holds the other end of the pipes any more
    for _ in range(600):
        try:
            os.killpg(running.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("a process is still there")
