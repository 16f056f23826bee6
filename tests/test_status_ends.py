"""An end of the scale carries the verdicts that all figures have for which it can stand."""

import math
from itertools import product

import pandas as pd
import pytest

from monitoring import status
from monitoring.status import RuleParameters, assess
from monitoring.vocabulary.verdicts import ChangeObstacle
from tests.support.results import judged_last, measure, result, steps

RULES = RuleParameters(rule_version="2")
# From 10 in 2020 by 10 points a year to 30 in 2022: 20 is asked for in 2021.
UP = measure(baseline_value=10.0, baseline_period=2020, target_value=30.0, deadline_period=2022)
SHOWN = [
    *[("at_most", 20.0, 15), ("at_most", 5.0, 41), ("at_most", 2.0, 180), ("at_most", 1.0, 400)],
    *[("at_least", 80.0, 18), ("at_least", 95.0, 60), ("at_least", 99.0, 310)],
]
NO_FIGURES = [
    *["interval_low", "interval_high", "distance_points", "distance_students", "due_value"],
    *["change_points", "change_low", "change_high", "since_base_points", "since_base_low"],
    *["pace_needed", "pace_achieved", "earlier_value"],
]


def end(period, code, value, n, **other):
    """A figure of a published review that lies at an end of the scale."""
    return result(period, value, n, value_code=code, **other)


def counted(period, count, n, **other):
    return result(period, 100 * count / n, n, numerator=float(count), value_code="", **other)


def stands_for(row):
    """Every exact row that an end of the scale can stand for; of any other row itself."""
    if not row["value_code"]:
        return [row]
    n, at = int(row["denominator"]), row["value"] * row["denominator"]
    is_in = (
        (lambda k: 100 * k <= at) if row["value_code"] == "at_most" else (lambda k: 100 * k >= at)
    )
    named = {name: row[name] for name in ("better_direction", "content_area")}
    return [counted(row["period"], k, n, **named) for k in range(n + 1) if is_in(k)]


def judge_all(cases, plan):
    """Judge cases of one or more results as they are shown, and with all they can stand for.

    Returns:
        For each case what is said of its last result, and what of it with every count there is.
    """
    rows, lasts = [], []
    for number, case in enumerate(cases):
        every = list(product(*(stands_for(row) for row in case)))
        for place, chosen in enumerate([case, *every]):
            for row in chosen:
                rows.append(row | {"organisation_id": f"{number} {place}", "result_id": len(rows)})
            lasts.append((number, place, len(rows) - 1))
    judged = assess(pd.DataFrame(rows), pd.DataFrame(plan), RULES).assessments
    said = judged.set_index("result_id").loc[[at for *_, at in lasts]]
    of_case = [number for number, *_ in lasts]
    for _, own in said.groupby(of_case, sort=False):
        yield own.iloc[0], own.iloc[1:]


def agree_or(open_word, shown, every, column):
    """The word that all have, and where they differ the word for that."""
    words = set(every[column])
    return shown[column] == (words.pop() if len(words) == 1 else open_word)


@pytest.mark.parametrize("better", ["higher", "lower"])
@pytest.mark.parametrize(("deadline", "open_word"), [(2022, "hidden"), (2021, "undecided")])
def test_the_status_of_an_end_is_that_of_every_count_in_it(better, deadline, open_word):
    targets = [0.5, 2.0, 8.0, 18.0, 26.0, 40.0, 70.0, 82.0, 93.0, 98.5, 99.8]
    plan = [
        measure(
            measure_id=f"{target}",
            content_area=f"{target}",
            baseline_value=target,
            baseline_period=2020,
            target_value=target,
            deadline_period=deadline,
        )
        for target in targets
    ]
    cases = [
        [end(2021, *shown, better_direction=better, content_area=f"{target}")]
        for shown in SHOWN
        for target in targets
    ]

    said = list(judge_all(cases, plan))

    assert all(agree_or(open_word, *one, "level") for one in said)
    words = {shown["level"] for shown, _ in said}
    assert open_word in words
    assert len(words) > 3
    for shown, every in said:
        is_told = shown["level"] != open_word
        assert shown["is_at_target"] == (is_told and bool(every["is_at_target"].all()))
    assert {shown["is_at_target"] for shown, _ in said} == {deadline == 2022, False}
    decided = [shown for shown, _ in said if shown["level"] != open_word]
    assert all(pd.isna(shown[NO_FIGURES]).all() for shown in decided)


@pytest.mark.parametrize("asked", [2.0, -4.0, 12.0, 40.0])
@pytest.mark.parametrize("period", [2021, 2022])
def test_points_per_year_are_judged_at_both_ends_of_both_years(asked, period):
    plan = [steps(asked, baseline_period=2020, deadline_period=2022)]
    ends = [(code, value, n) for code, value, n in SHOWN if n < 200]
    exact = [("", 9.0 * k, 100) for k in range(12)]
    cases = [
        [_row(2020, *start), _row(period, *now)]
        for start, now in [*product(ends, ends), *product(exact, ends), *product(ends, exact)]
    ]

    for (start, now), (shown, every) in zip(cases, judge_all(cases, plan), strict=True):
        # From a start that is not known there is no path that a verdict could be hidden of.
        open_word = "undecided" if period == 2022 else "hidden"
        if start["value_code"] and len(set(every["level"])) > 1:
            due_is_end = period == 2022 and now["value_code"]
            assert shown["level"] == ("no_status" if not due_is_end else shown["level"])
            assert shown["level"] in ("no_status", "undecided")
        else:
            assert agree_or(open_word, shown, every, "level")


def _row(period, code, value, n):
    return end(period, code, value, n) if code else counted(period, round(value * n / 100), n)


def test_a_change_is_judged_at_both_ends_of_both_years():
    ends = [shown for shown in SHOWN if shown[2] < 200]
    exact = [("", 4.5 * k, n) for k in range(23) for n in (20, 90)]
    cases = [
        [_row(2020, *before), _row(2021, *now)]
        for before, now in [*product(ends, ends), *product(exact, ends), *product(ends, exact)]
    ]

    said = list(judge_all(cases, [UP]))

    assert all(agree_or("not_comparable", *one, "change") for one in said)
    words = {shown["change"] for shown, _ in said}
    assert words == {"clear_improvement", "clear_decline", "no_clear_change", "not_comparable"}
    for shown, _ in said:
        is_open = shown["change"] == "not_comparable"
        obstacle = ChangeObstacle.HIDDEN if is_open else ChangeObstacle.NONE
        assert shown["change_obstacle"] == obstacle
        assert pd.isna(shown[["change_points", "change_low", "change_high"]]).all()


def test_an_early_sign_is_judged_at_both_ends():
    targets = [0.5, 2.0, 8.0, 18.0, 26.0, 70.0, 93.0, 98.5]
    rows = [
        row | {"quarter": "Q1", "counted_unit": "students", "content_area": f"{target}"}
        for target in targets
        for shown in SHOWN
        for row in [end(2021, *shown), *stands_for(end(2021, *shown))]
    ]
    results = pd.DataFrame(rows).assign(result_id=range(len(rows)))
    results["organisation_id"] = results["result_id"].astype(str)
    aims = pd.DataFrame({"content_area": [f"{it}" for it in targets], "target_value": targets})
    aims = aims.assign(indicator_id="graduation", grade_span="", period=2021, quarter="Q1")
    none = pd.DataFrame([measure()]).iloc[:0]
    judged = assess(results, none, RULES).assessments

    judged = status.judge_interim(judged, results, aims, RULES)

    of_case = (results["value_code"] != "").cumsum()
    words = set()
    for _, own in judged.groupby(of_case.to_numpy(), sort=False):
        shown, every = own.iloc[0], own.iloc[1:]
        assert agree_or("hidden", shown, every, "level")
        assert shown["level_obstacle"] == ("hidden" if shown["level"] == "hidden" else "")
        assert pd.isna(shown[["distance_points", "distance_students", "interval_low"]]).all()
        words.add(shown["level"])
    assert {"hidden", "on_track", "off_track", "narrowly_off_track"} <= words


def test_the_verdict_of_a_deadlines_end_stands_beside_every_later_result():
    # 5% or less of 60 has a Wilson interval up to 13.7: below 30 whichever it is.
    rows = [end(2022, "at_most", 5.0, 60), counted(2023, 50, 60), end(2024, "at_least", 95.0, 60)]
    judged = assess(pd.DataFrame(rows), pd.DataFrame([UP]), RULES).assessments

    assert judged["deadline_verdict"].tolist() == ["missed"] * 3
    assert judged["is_settled"].tolist() == [False, True, True]
    assert judged["due_value"].isna().all()
    assert judged["due_data_state"].tolist() == ["coded_at_most"] * 3
    # 50 of 60 lie 53.3 points above the target.
    assert judged.loc[1, "distance_points"] == pytest.approx(53.33, abs=0.01)
    assert math.isnan(judged.loc[2, "distance_points"])


def test_an_end_of_fewer_students_than_a_status_needs_has_no_verdict():
    row = judged_last([counted(2020, 9, 14), end(2021, "at_most", 20.0, 14)], UP)

    assert (row["level"], row["change"]) == ("no_status", "not_comparable")
    assert row["change_obstacle"] == "no_result"
    assert row["data_state"] == "coded_at_most"


def test_a_year_after_an_open_end_is_compared_with_the_latest_year_that_has_a_figure():
    # From 20% or less of 15 to 4 of 15: from none it is clear, from 3 it is not.
    rows = [counted(2019, 4, 15), end(2020, "at_most", 20.0, 15), counted(2021, 4, 15)]
    open_ = judged_last(rows, UP)
    clear = judged_last([*rows[:2], counted(2021, 14, 15)], UP)

    assert (open_["change"], open_["change_from_period"]) == ("no_clear_change", 2019)
    assert open_["change_points"] == 0
    assert (clear["change"], clear["change_from_period"]) == ("clear_improvement", 2020)
    assert clear["earlier_data_state"] == "coded_at_most"
    assert math.isnan(clear["change_points"])


def test_allowing_for_many_looks_a_change_from_an_end_counts_by_the_least_clear_of_its_figures():
    case = [end(2020, "at_most", 5.0, 40), counted(2021, 12, 40)]
    groups = [case, *(list(it) for it in product(*map(stands_for, case)))]
    rows = [
        row | {"organisation_id": f"{place}", "result_id": 2 * place + row["period"] - 2020}
        for place, group in enumerate(groups)
        for row in group
    ]
    results = pd.DataFrame(rows)
    pairs = [("All Students", None, 0), ("Female", "Male", 1), ("Male", "Female", 2)]
    names = pd.DataFrame(pairs, columns=["subgroup", "complement", "sort_order"])
    verdicts = assess(results, pd.DataFrame([UP]), RULES).assessments

    found = status.looks(results, verdicts, status.gaps(results, names, RULES), names, RULES)

    p = found["change_p"][results["period"] == 2021].tolist()
    # From 2 of 40, the most that 5% or less can be, to 12 of 40.
    assert p[0] == max(p[1:]) == pytest.approx(p[-1])


def test_an_end_without_an_earlier_year_says_why_it_has_no_change():
    row = judged_last([end(2021, "at_most", 20.0, 15)], UP)

    assert (row["change"], row["change_obstacle"]) == ("not_comparable", "no_result")
