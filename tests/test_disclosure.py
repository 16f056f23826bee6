import math

import pandas as pd

from monitoring.disclosure import MIN_SHOWN, hide_small

FIGURES = ["numerator", "denominator", "value", "published_value"]


def rows_of(*rows: tuple[float | None, float | None, float | None, str]) -> pd.DataFrame:
    numerators, denominators, values, states = zip(*rows, strict=True)
    return pd.DataFrame(
        {
            "numerator": pd.array(numerators, dtype="float64"),
            "denominator": pd.array(denominators, dtype="float64"),
            "value": pd.array(values, dtype="float64"),
            "published_value": pd.array(values, dtype="float64"),
            "data_state": list(states),
        }
    )


def test_a_group_of_nine_is_hidden_and_a_group_of_ten_is_shown():
    rows = rows_of((4, 9, 44.4, "measured"), (4, 10, 40.0, "measured"))

    protected = hide_small(rows)

    assert MIN_SHOWN == 10
    assert protected["data_state"].tolist() == ["hidden to protect students", "measured"]
    assert protected.loc[0, FIGURES].isna().all()
    assert protected.loc[1, FIGURES].tolist() == [4, 10, 40.0, 40.0]


def test_a_small_group_that_count_and_percent_give_away_is_hidden():
    rows = rows_of((3, math.nan, 60.0, "measured"), (6, math.nan, 60.0, "measured"))

    protected = hide_small(rows)

    assert protected["data_state"].tolist() == ["hidden to protect students", "measured"]
    assert protected.loc[0, FIGURES].isna().all()


def test_a_rate_without_counts_is_shown():
    protected = hide_small(rows_of((math.nan, math.nan, 79.7, "measured")))

    assert protected["value"].tolist() == [79.7]
    assert protected["data_state"].tolist() == ["measured"]


def test_a_row_marked_hidden_loses_the_figures_it_still_carries():
    protected = hide_small(rows_of((8, 20, 40.0, "hidden to protect students")))

    assert protected[FIGURES].isna().all(axis=None)


def test_the_rows_given_stay_as_they_were():
    rows = rows_of((4, 9, 44.4, "measured"))

    hide_small(rows)

    assert rows["denominator"].tolist() == [9]


def test_no_rows_give_no_rows():
    assert hide_small(rows_of((4, 9, 44.4, "measured")).iloc[:0]).empty
