"""What a reader in a quarter can know, and what is awaited."""

from datetime import date

import pandas as pd

from monitoring.status import standings as standing

QUARTERS = pd.DataFrame(
    {
        "quarter": ["2021-22-Q2", "2022-23-Q2", "2023-24-Q2"],
        "ends_on": [date(2021, 12, 31), date(2022, 12, 31), date(2023, 12, 31)],
    }
)
MEASURES = pd.DataFrame({"measure_id": ["grad"], "deadline_period": ["2023"]})


def verdicts(*rows):
    return pd.DataFrame(rows, columns=["measure_id", "period", "result_id", "released_on"])


def due(*rows):
    columns = ["measure_id", "period", "released_on", "basis", "is_in"]
    return pd.DataFrame(rows, columns=columns)


GRAD = verdicts(
    ("grad", "2021", 1, date(2021, 10, 25)),
    ("grad", "2022", 2, date(2022, 10, 10)),
)
GRAD_DUE = due(
    ("grad", "2021", date(2021, 10, 25), "published", True),
    ("grad", "2022", date(2022, 10, 10), "published", True),
    ("grad", "2023", date(2023, 10, 31), "assumed", False),
    ("grad", "2024", date(2024, 10, 31), "assumed", False),
)


def row(frame, **where):
    for name, value in where.items():
        frame = frame[frame[name] == value]
    (only,) = frame.to_dict("records")
    return only


def test_a_quarter_shows_the_latest_result_that_was_known_at_its_end():
    standings = standing.of_measures(QUARTERS, MEASURES, GRAD, GRAD_DUE)

    assert standings["result_id"].tolist() == [1, 2, 2]


def test_what_comes_next_is_named_with_its_date_and_whether_it_is_assumed():
    standings = standing.of_measures(QUARTERS, MEASURES, GRAD, GRAD_DUE)
    first, second = (row(standings, quarter=it) for it in ("2021-22-Q2", "2022-23-Q2"))

    assert (first["next_period"], first["next_basis"]) == ("2022", "published")
    assert (second["next_period"], second["next_basis"]) == ("2023", "assumed")
    assert second["next_released_on"] == date(2023, 10, 31)
    assert first["n_overdue"] == 0
    assert pd.isna(first["overdue_period"])


def test_a_result_whose_date_has_passed_is_overdue_until_it_is_loaded():
    last = row(standing.of_measures(QUARTERS, MEASURES, GRAD, GRAD_DUE), quarter="2023-24-Q2")

    assert (last["n_overdue"], last["overdue_period"]) == (1, "2023")
    assert (last["overdue_released_on"], last["overdue_basis"]) == (date(2023, 10, 31), "assumed")
    assert last["next_period"] == "2024"


def test_of_several_overdue_results_the_last_is_named_and_all_are_counted():
    dates = due(
        ("grad", "2021", date(2021, 10, 25), "published", False),
        ("grad", "2022", date(2022, 10, 10), "published", False),
    )
    last = row(standing.of_measures(QUARTERS, MEASURES, verdicts(), dates), quarter="2023-24-Q2")

    assert (last["n_overdue"], last["overdue_period"]) == (2, "2022")
    assert pd.isna(last["next_period"])
    assert pd.isna(last["result_id"])
