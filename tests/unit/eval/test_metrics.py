"""The measures, against values worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from blowback_eval.metrics.bootstrap import Sums, interval
from blowback_eval.metrics.calibration import calibration_counts, calibration_error
from blowback_eval.metrics.clusters import (
    b_cubed,
    ceaf_e,
    coreference_counts,
    coreference_figures,
    muc,
)
from blowback_eval.metrics.matching import assignment, match
from blowback_eval.metrics.rates import f1, macro_f1, pearson, ratio


def a(*values: float) -> np.ndarray:
    return np.array(values, dtype=float)


def test_a_share_of_nothing_is_nothing() -> None:
    assert ratio(a(1, 0), a(4, 0)).tolist() == [0.25, 0]


def test_f1_is_the_harmonic_mean() -> None:
    # precision 6/10, recall 6/8
    assert f1(a(6), a(10), a(8))[0] == pytest.approx(2 * 0.6 * 0.75 / 1.35)


def test_macro_f1_weighs_classes_alike_and_leaves_out_unwanted_ones() -> None:
    common = (a(8), a(10), a(8))  # F1 16/18
    rare = (a(0), a(0), a(2))  # F1 0
    unwanted = (a(0), a(3), a(0))
    assert macro_f1([common, rare, unwanted])[0] == pytest.approx(16 / 18 / 2)


def test_pearson_is_that_of_numpy() -> None:
    x, y = a(1, 2, 4, 8), a(3, 1, 5, 6)
    sums = (a(4), a(x.sum()), a(y.sum()), a((x * x).sum()), a((y * y).sum()), a((x * y).sum()))
    assert pearson(*sums)[0] == pytest.approx(np.corrcoef(x, y)[0, 1])


def test_a_constant_goes_with_nothing() -> None:
    assert pearson(a(2), a(6), a(3), a(18), a(5), a(9))[0] == 0


class TestBootstrap:
    def test_the_first_sum_is_that_of_the_documents_as_they_are(self) -> None:
        sums = Sums([{"hits": 1, "wanted": 2}, {"wanted": 3}, {"hits": 4}])
        assert sums["hits"][0] == 5
        assert sums["wanted"][0] == 5
        assert sums["never"].tolist() == [0] * 1001

    def test_each_resample_has_as_many_documents(self) -> None:
        assert set(Sums([{"n": 1}] * 7)["n"]) == {7}

    def test_the_same_data_gives_the_same_interval(self) -> None:
        documents = [{"x": float(i % 3)} for i in range(50)]
        assert interval(Sums(documents)["x"]) == interval(Sums(documents)["x"])

    def test_the_interval_of_a_mean_is_near_that_of_theory(self) -> None:
        # 400 coins with p = .5: standard error .025, so about +- .049
        documents = [{"heads": float(i % 2), "n": 1.0} for i in range(400)]
        sums = Sums(documents)
        low, high = interval(ratio(sums["heads"], sums["n"]))
        assert low == pytest.approx(0.451, abs=0.008)
        assert high == pytest.approx(0.549, abs=0.008)

    def test_no_documents_are_no_error(self) -> None:
        assert ratio(Sums([])["hits"], Sums([])["n"])[0] == 0


class TestMatching:
    def test_a_largest_set_of_pairs_needs_a_change_of_mind(self) -> None:
        # x goes with 1 and 2, y only with 1: greedy would give x to 1 and leave y alone
        assert match("xy", "12", lambda p, q: p + q in {"x1", "x2", "y1"}) == [(0, 1), (1, 0)]

    def test_nothing_goes_with_nothing(self) -> None:
        assert match([], [1], lambda p, q: True) == []

    def test_the_best_assignment_is_not_the_greedy_one(self) -> None:
        pairs, best = assignment(np.array([[9.0, 8.0], [8.0, 1.0]]))
        assert pairs == [(0, 1), (1, 0)]
        assert best == 16

    def test_more_rows_than_columns(self) -> None:
        pairs, best = assignment(np.array([[1.0], [5.0], [2.0]]))
        assert pairs == [(1, 0)]
        assert best == 5


class TestClusters:
    """The example of the papers: ours {1 2} {3 4 5}, theirs {1 2 3} {4 5}."""

    ours = ({1, 2}, {3, 4, 5})
    theirs = ({1, 2, 3}, {4, 5})

    def test_muc_counts_links(self) -> None:
        # ours: {1 2} keeps 1 of 1, {3 4 5} falls in two parts: 1 of 2; theirs alike
        assert muc(self.ours, self.theirs) == (2, 3, 2, 3)

    def test_b_cubed_counts_mentions(self) -> None:
        # ours: 1 and 2 get 2/2 each; 3 gets 1/3, 4 and 5 get 2/3 each
        p_hits, p_all, r_hits, r_all = b_cubed(self.ours, self.theirs)
        assert (p_hits, p_all) == (pytest.approx(2 + 5 / 3), 5)
        assert (r_hits, r_all) == (pytest.approx(5 / 3 + 2), 5)

    def test_ceaf_pairs_clusters(self) -> None:
        # {1 2} with {1 2 3}: 2*2/5; {3 4 5} with {4 5}: 2*2/5
        assert ceaf_e(self.ours, self.theirs) == (pytest.approx(1.6), 2, pytest.approx(1.6), 2)

    def test_the_same_clusters_are_perfect(self) -> None:
        figures = coreference_figures(Sums([coreference_counts(self.theirs, self.theirs)]))
        assert {name: values[0] for name, values in figures.items()} == pytest.approx(
            {"conll": 1, "muc": 1, "b3": 1, "ceafe": 1}
        )

    def test_a_mention_of_one_side_alone_counts_against_it(self) -> None:
        assert muc([{1, 2, 9}], [{1, 2}]) == (1, 2, 1, 1)
        assert b_cubed([{1, 2, 9}], [{1, 2}]) == (pytest.approx(4 / 3), 3, 2, 2)

    def test_nothing_found(self) -> None:
        figures = coreference_figures(Sums([coreference_counts([], self.theirs)]))
        assert figures["conll"][0] == 0


def test_calibration_is_the_mean_gap_between_confidence_and_outcome() -> None:
    answers = [(0.9, True), (0.92, False), (1.0, True), (0.35, False)]
    # top bin: |2.82 - 2|, bin of .35: .35; over four answers
    sums = Sums([calibration_counts(c, right) for c, right in answers])
    assert calibration_error(sums)[0] == pytest.approx((0.82 + 0.35) / 4)
