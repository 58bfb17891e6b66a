"""Where are the words that a reader marked as telling one happening?"""

from __future__ import annotations

import pytest

from blowback_eval.retold import beside, place

TEXT = "Kesh said so. The generals upheld it and carried out the coup; they held it."
TELLING = {"sentence": TEXT[14:], "word": "carried", "also": ["coup", "held"]}


def test_the_words_marked_beside_the_first_are_whole_words_of_its_sentence() -> None:
    assert TEXT[slice(*place(TEXT, TELLING))] == "carried"
    assert [TEXT[slice(*span)] for span in beside(TEXT, TELLING)] == ["coup", "held"]
    assert TEXT.index("upheld") < TEXT.index("coup") < list(beside(TEXT, TELLING))[1][0]


def test_a_word_that_is_not_in_the_sentence_is_an_error() -> None:
    with pytest.raises(ValueError, match="said"):
        list(beside(TEXT, {**TELLING, "also": ["said"]}))
