"""Is garbage looked for again once the last answer is made?"""

from __future__ import annotations

import gc

import pytest

from blowback.relate.uncollected import uncollected


def test_the_last_of_several_answers_turns_it_on_again() -> None:
    assert gc.isenabled()
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_so_does_an_answer_that_fails() -> None:
    with pytest.raises(ValueError, match="no"), uncollected():
        raise ValueError("no")
    assert gc.isenabled()


def test_who_turned_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
