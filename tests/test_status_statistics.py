"""The intervals and the trend, against hand-worked figures and against statsmodels."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from monitoring.status import newcombe_interval, project, wilson_interval

STEADY = settings(deadline=None, derandomize=True, max_examples=100)
CONFIDENCE = st.floats(0.5, 0.99)


@st.composite
def shares(draw):
    n = draw(st.integers(1, 5000))
    return draw(st.integers(0, n)), n


@STEADY
@given(shares(), CONFIDENCE)
def test_the_interval_of_a_share_is_wilsons(share, confidence):
    count, n = share

    low, high = wilson_interval(100 * count / n, n, confidence)

    expected = proportion_confint(count, n, alpha=1 - confidence, method="wilson")
    assert (low, high) == pytest.approx((100 * expected[0], 100 * expected[1]), abs=1e-8)


@STEADY
@given(shares(), shares(), CONFIDENCE)
def test_the_interval_of_a_difference_is_newcombes(now, before, confidence):
    low, high = newcombe_interval(
        100 * now[0] / now[1], now[1], 100 * before[0] / before[1], before[1], confidence
    )

    expected = confint_proportions_2indep(
        *now, *before, method="newcomb", alpha=1 - confidence, correction=False
    )
    assert (low, high) == pytest.approx((100 * expected[0], 100 * expected[1]), abs=1e-7)


@STEADY
@given(
    st.lists(st.integers(1990, 2040), min_size=3, max_size=12, unique=True),
    st.data(),
    CONFIDENCE,
)
def test_the_projection_is_the_least_squares_prediction(periods, drawn, confidence):
    values = drawn.draw(st.lists(st.floats(0, 100), min_size=len(periods), max_size=len(periods)))
    targets = drawn.draw(st.lists(st.integers(1990, 2060), min_size=1, max_size=5))

    value, low, high = project(periods, values, targets, confidence)

    # Years are counted from 2000 here, or the normal equations of the oracle lose digits.
    years = np.array(periods) - 2000
    fitted = sm.OLS(values, sm.add_constant(years, has_constant="add")).fit()
    asked = sm.add_constant(np.array(targets) - 2000, has_constant="add")
    frame = fitted.get_prediction(asked).summary_frame(alpha=1 - confidence)
    assert value == pytest.approx(frame["mean"].to_numpy(), rel=1e-6, abs=1e-4)
    assert low == pytest.approx(frame["obs_ci_lower"].to_numpy(), rel=1e-6, abs=1e-3)
    assert high == pytest.approx(frame["obs_ci_upper"].to_numpy(), rel=1e-6, abs=1e-3)


def test_intervals_take_whole_columns_and_stay_open_where_n_is_missing():
    low, high = wilson_interval([50.0, 50.0, 50.0, np.nan], [100, np.nan, 0, 100], 0.95)

    assert low.round(2).tolist()[0] == 40.38
    assert high.round(2).tolist()[0] == 59.62
    assert np.isnan(low[1:]).all()
    assert np.isnan(high[1:]).all()


def test_nobody_and_everybody_keep_the_interval_within_0_and_100():
    low, high = wilson_interval([0.0, 100.0], [20, 20], 0.95)

    assert low.round(2).tolist() == [0.0, 83.89]
    assert high.round(2).tolist() == [16.11, 100.0]


def test_a_difference_has_no_interval_where_either_n_is_missing():
    low, high = newcombe_interval([50, 50], [100, np.nan], [40, 40], [np.nan, 100], 0.95)

    assert np.isnan([*low, *high]).all()


def test_a_percentage_beyond_100_is_refused():
    with pytest.raises(ValueError, match="outside 0 to 100"):
        wilson_interval([100.1], [20], 0.95)


def test_a_perfect_line_is_carried_on_without_a_margin():
    value, low, high = project([2020, 2018, 2019, 2021], [74, 70, 72, 76], [2022, 2024], 0.95)

    assert value == pytest.approx([78, 82])
    assert low == pytest.approx([78, 82], abs=1e-5)
    assert high == pytest.approx([78, 82], abs=1e-5)


@pytest.mark.parametrize(("periods", "values"), [([2019, 2020], [1, 2]), ([2018, 2019, 2020], [1])])
def test_a_projection_needs_three_results(periods, values):
    with pytest.raises(ValueError, match="three results"):
        project(periods, values, [2022], 0.95)
