"""What a reader in a quarter can know, and what is awaited."""

from datetime import date

import pandas as pd

from monitoring.status.latest_known import (
    latest_known_results,
    overdue_results,
    with_plan_level,
)

QUARTERS = pd.DataFrame(
    {
        "quarter": ["2021-22-Q2", "2022-23-Q2", "2023-24-Q2"],
        "begins_on": [date(2021, 10, 1), date(2022, 10, 1), date(2023, 10, 1)],
        "ends_on": [date(2021, 12, 31), date(2022, 12, 31), date(2023, 12, 31)],
    }
)
DUE_ON = date(2023, 10, 31)
FOREVER = date(2199, 12, 31)


def deadline(released_on=DUE_ON, data_state=None, noted_from=date(2023, 3, 16)):
    """The deadline of the class of 2023; its result is due on October 31."""
    row = {"measure_id": "grad", "deadline_period": "2023", "released_on": released_on}
    noted = {"data_state": data_state, "noted_from": noted_from, "noted_until": FOREVER}
    in_force = {"target_version": 1, "adopted_on": date(1890, 1, 1), "in_force_until": FOREVER}
    return pd.DataFrame([row | noted | in_force])


MEASURES = deadline()


def verdicts(*rows):
    """Rows of measure, period, result, date; then level, obstacle, state: off track, measured."""
    columns = ["measure_id", "period", "result_id", "known_since", "level", "level_obstacle"]
    defaults = ("off_track", "", "measured")
    told = [(*row, *defaults[len(row) - 4 :]) for row in rows]
    return pd.DataFrame(told, columns=[*columns, "data_state"]).assign(known_until=FOREVER)


def due(*rows):
    columns = ["measure_id", "period", "released_on", "basis", "is_in", "file_name"]
    dates = pd.DataFrame([(*row, f"Rates_{row[1]}.csv") for row in rows], columns=columns)
    return dates.assign(planned_on=dates["released_on"], not_held_from=None, not_held_until=None)


def told(quarters, deadlines, verdicts, dates):
    """Return what is told of each quarter on its last day."""
    rows = latest_known_results(quarters, deadlines, verdicts, dates)
    return rows[rows["told_until"] == FOREVER].reset_index(drop=True)


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
    latest_results = told(QUARTERS, MEASURES, GRAD, GRAD_DUE)

    assert latest_results["result_id"].tolist() == [1, 2, 2]


def test_what_comes_next_is_named_with_its_date_and_whether_it_is_assumed():
    latest_results = told(QUARTERS, MEASURES, GRAD, GRAD_DUE)
    first, second = (row(latest_results, quarter=it) for it in ("2021-22-Q2", "2022-23-Q2"))

    assert (first["next_period"], first["next_basis"]) == ("2022", "published")
    assert (second["next_period"], second["next_basis"]) == ("2023", "assumed")
    assert second["next_released_on"] == date(2023, 10, 31)
    assert first["n_overdue"] == 0


LATER = pd.DataFrame(
    {
        "quarter": ["2022-23-Q2", "2023-24-Q2", "2024-25-Q2", "2025-26-Q2"],
        "begins_on": [date(year, 10, 1) for year in (2022, 2023, 2024, 2025)],
        "ends_on": [date(year, 12, 31) for year in (2022, 2023, 2024, 2025)],
    }
)


def missing(dates, quarters=LATER):
    """Return quarter and period of each result that is missing."""
    rows = overdue_results(quarters, dates)
    return list(zip(rows["quarter"], rows["period"], strict=True))


def test_a_result_whose_date_has_passed_is_missing_in_every_later_quarter_until_it_is_loaded():
    loaded = GRAD_DUE.assign(is_in=GRAD_DUE["period"] != "2023")
    whole = GRAD_DUE.assign(is_in=True)

    # The class of 2024 came, and takes nothing from the list.
    assert missing(loaded) == [
        ("2023-24-Q2", "2023"),
        ("2024-25-Q2", "2023"),
        ("2025-26-Q2", "2023"),
    ]
    assert missing(whole) == []


def test_every_missing_year_is_listed_and_counted_with_its_date_and_file():
    rows = overdue_results(LATER, GRAD_DUE)
    last = rows[rows["quarter"] == "2025-26-Q2"].to_dict("records")
    found = row(told(LATER, MEASURES, GRAD, GRAD_DUE), quarter="2025-26-Q2")

    assert last == [
        {
            **{"quarter": "2025-26-Q2", "measure_id": "grad", "period": "2023"},
            **{"released_on": date(2023, 10, 31), "basis": "assumed"},
            "file_name": "Rates_2023.csv",
        },
        {
            **{"quarter": "2025-26-Q2", "measure_id": "grad", "period": "2024"},
            **{"released_on": date(2024, 10, 31), "basis": "assumed"},
            "file_name": "Rates_2024.csv",
        },
    ]
    assert found["n_overdue"] == 2
    assert pd.isna(found["next_period"])


def test_nothing_is_missing_before_its_date():
    on_the_day = QUARTERS.tail(1).assign(ends_on=DUE_ON)
    the_day_before = QUARTERS.tail(1).assign(ends_on=date(2023, 10, 30))

    assert missing(GRAD_DUE, on_the_day) == [("2023-24-Q2", "2023")]
    assert missing(GRAD_DUE, the_day_before) == []


def standing_of(results, deadlines=MEASURES, quarter="2023-24-Q2"):
    """Return result, level and obstacle of one quarter."""
    found = row(told(QUARTERS, deadlines, results, GRAD_DUE), quarter=quarter)
    return found["result_id"], found["level"], found["level_obstacle"]


def test_before_the_deadlines_result_is_due_the_latest_verdict_stands():
    assert standing_of(GRAD, quarter="2022-23-Q2") == (2, "off_track", "")


def test_from_the_day_on_which_the_deadlines_result_is_due_nothing_else_decides():
    later = verdicts(
        *[("grad", "2022", 2, date(2022, 10, 10))],
        ("grad", "2024", 4, date(2023, 12, 1), "undecided", "deadline_missing"),
    )
    on_the_day = QUARTERS.assign(ends_on=DUE_ON)
    the_day_before = QUARTERS.assign(ends_on=date(2023, 10, 30))

    assert standing_of(GRAD) == (2, "undecided", "deadline_missing")
    assert standing_of(later) == (4, "undecided", "deadline_missing")
    for quarters, level in ((on_the_day, "undecided"), (the_day_before, "off_track")):
        found = told(quarters, MEASURES, GRAD, GRAD_DUE)
        assert found["level"].tolist() == [level] * 3


def test_a_verdict_that_came_later_is_not_told_before_it_was_known():
    # 2023 came out after 2024: until then 2024 alone was known, and decides nothing.
    results = verdicts(
        ("grad", "2023", 3, date(2024, 3, 1), "met", ""),
        ("grad", "2024", 4, date(2023, 12, 1), "met", ""),
    )
    without_a_date = deadline(released_on=None)

    assert standing_of(results) == (4, "undecided", "deadline_missing")
    assert standing_of(results, without_a_date) == (4, "undecided", "deadline_missing")
    assert standing_of(GRAD, without_a_date) == (2, "off_track", "")


def test_a_known_deadline_year_gives_its_verdict_or_why_it_has_none():
    met = verdicts(("grad", "2023", 3, date(2023, 10, 20), "narrowly_met", ""))
    hidden = verdicts(("grad", "2023", 3, date(2023, 10, 20), "undecided", "deadline_hidden"))

    assert standing_of(met) == (3, "narrowly_met", "")
    assert standing_of(hidden) == (3, "undecided", "deadline_hidden")


def test_a_year_without_a_test_is_named_as_the_cause():
    canceled = standing_of(GRAD, deadline(data_state="cancelled"))
    left_out = standing_of(GRAD, deadline(data_state="not_published"))

    assert canceled == (2, "undecided", "deadline_cancelled")
    assert left_out == (2, "undecided", "deadline_not_published")


def test_a_cause_that_was_learned_later_is_not_named():
    later = deadline(data_state="cancelled", noted_from=date(2024, 1, 1))

    assert standing_of(GRAD, later) == (2, "undecided", "deadline_missing")


def test_a_result_is_awaited_until_it_is_known_that_there_will_be_none():
    known_from = date(2024, 6, 1)
    dates = GRAD_DUE.assign(
        not_held_from=[known_from if it == "2023" else None for it in GRAD_DUE["period"]],
        not_held_until=FOREVER,
    )
    rows = told(LATER, MEASURES, GRAD, dates)

    assert missing(dates) == [
        ("2023-24-Q2", "2023"),
        ("2024-25-Q2", "2024"),
        ("2025-26-Q2", "2024"),
    ]
    assert rows["n_overdue"].tolist() == [0, 1, 1, 1]
    assert rows["next_period"].tolist()[:2] == ["2023", "2024"]


def test_a_plan_that_starts_from_nothing_has_no_target_to_decide():
    rootless = verdicts(("grad", "2022", 2, date(2022, 10, 10), "no_status", "no_baseline"))

    assert standing_of(rootless) == (2, "no_status", "no_baseline")


def test_before_any_result_there_is_no_status_and_after_the_deadline_no_decision():
    assert standing_of(verdicts(), quarter="2021-22-Q2")[1:] == ("no_status", "")
    assert standing_of(verdicts())[1:] == ("undecided", "deadline_missing")


APART = verdicts(
    ("grad", "2021", 1, date(2021, 10, 25)),
    ("grad", "2022", 2, date(2022, 10, 10), "no_status", "no_result", "not_comparable"),
)


def test_a_figure_that_compares_with_no_other_is_never_the_latest_result():
    assert standing_of(APART, quarter="2022-23-Q2") == (1, "off_track", "")


def test_a_quarter_takes_the_verdict_that_was_the_one_at_its_end():
    before = GRAD.assign(known_until=date(2022, 12, 30), level="on_track")
    since = GRAD.assign(known_since=date(2022, 12, 31))
    rows = told(QUARTERS, MEASURES, pd.concat([before, since]), GRAD_DUE)

    assert rows["level"].tolist() == ["on_track", "off_track", "undecided"]


def test_where_nothing_known_compares_there_is_no_latest_result():
    alone = verdicts(
        ("grad", "2021", 1, date(2021, 10, 25), "no_status", "no_result", "not_comparable")
    )

    found = row(told(QUARTERS, MEASURES, alone, GRAD_DUE), quarter="2021-22-Q2")

    assert pd.isna(found["result_id"])
    assert (found["level"], found["level_obstacle"]) == ("no_status", "no_result")


def test_a_later_figure_that_compares_with_none_still_carries_the_deadlines_verdict():
    late = verdicts(
        ("grad", "2023", 3, date(2023, 8, 31), "missed", ""),
        ("grad", "2024", 4, date(2023, 12, 1), "missed", "", "not_comparable"),
    )

    assert standing_of(late) == (3, "missed", "")


def test_a_deadlines_figure_that_compares_with_none_leaves_the_target_undecided():
    undecided = verdicts(
        ("grad", "2022", 2, date(2022, 10, 10)),
        (
            *("grad", "2023", 3, date(2023, 10, 31), "undecided"),
            *("deadline_not_comparable", "not_comparable"),
        ),
    )

    assert standing_of(undecided) == (2, "undecided", "deadline_not_comparable")


DUE_IN_DECEMBER = due(
    ("grad", "2022", date(2022, 10, 10), "published", True),
    ("grad", "2023", date(2023, 12, 15), "published", False),
    ("grad", "2024", date(2024, 12, 15), "assumed", False),
)
DECEMBER = deadline(released_on=date(2023, 12, 15))
DAYS = ["told_from", "told_until"]
TOLD = ["level", "level_obstacle", "n_overdue", "next_period"]


def test_in_a_quarter_under_way_nothing_is_overdue_before_its_date():
    rows = latest_known_results(QUARTERS, DECEMBER, GRAD, DUE_IN_DECEMBER)
    own = rows[rows["quarter"] == "2023-24-Q2"]

    assert own[DAYS].to_numpy().tolist() == [
        [date(1890, 1, 1), date(2023, 12, 14)],
        [date(2023, 12, 15), FOREVER],
    ]
    assert own[TOLD].to_numpy().tolist() == [
        ["off_track", "", 0, "2023"],
        ["undecided", "deadline_missing", 1, "2024"],
    ]


def test_a_result_that_came_before_its_planned_date_is_not_awaited_until_then():
    came = verdicts(
        ("grad", "2022", 2, date(2022, 10, 10)), ("grad", "2023", 3, date(2023, 12, 1), "met", "")
    )
    dates = DUE_IN_DECEMBER.assign(
        is_in=[True, True, False], released_on=[date(2022, 10, 10), date(2023, 12, 1), FOREVER]
    )
    rows = latest_known_results(QUARTERS, DECEMBER, came, dates)
    own = rows[rows["quarter"] == "2023-24-Q2"]

    assert own[TOLD].to_numpy().tolist() == [["met", "", 0, "2024"]] * 2


def test_what_was_due_before_the_quarter_is_overdue_on_all_of_its_days():
    dates = due(("grad", "2023", date(2023, 9, 30), "assumed", False))
    rows = latest_known_results(QUARTERS, deadline(date(2023, 9, 30)), GRAD, dates)
    own = rows[rows["quarter"] == "2023-24-Q2"]

    assert own[[*DAYS, *TOLD[:3]]].to_numpy().tolist() == [
        [date(1890, 1, 1), FOREVER, "undecided", "deadline_missing", 1]
    ]


def test_the_verdict_by_the_plans_own_target_is_told_for_the_same_days():
    amended = DECEMBER.assign(
        target_version=2, deadline_period="2024", released_on=date(2024, 12, 15)
    )
    known = latest_known_results(QUARTERS, amended, GRAD, DUE_IN_DECEMBER)
    by_plan = latest_known_results(QUARTERS, DECEMBER, GRAD, DUE_IN_DECEMBER)
    rows = with_plan_level(known, by_plan)
    own = rows[rows["quarter"] == "2023-24-Q2"]

    assert own[["level", "plan_level"]].to_numpy().tolist() == [
        ["off_track", "off_track"],
        ["off_track", "undecided"],
    ]
