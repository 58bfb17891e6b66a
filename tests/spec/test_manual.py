"""Are the pages of the manual those of the tables?"""

from __future__ import annotations

import pytest

from tests.spec.manual import PAGES, pages


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_page_is_that_of_its_table(name: str) -> None:
    hint = "python -m tests.spec.manual writes the pages anew"
    assert (PAGES / name).read_text("utf-8") == pages()[name], hint
