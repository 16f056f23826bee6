"""What goes into the status rule and what comes out."""

import math

import pandas as pd
import pytest

from monitoring.status import assess, compare_changes, gaps, looks, places
from tests.support.results import RULES, counted, judged, measure, result, steps

ASSESSMENT_COLUMNS = [
    *["result_id", "measure_id", "target_version", "rule_version", "level", "change"],
    *["data_state", "is_measured"],
    *["judged_against", "level_obstacle", "later_obstacle", "deadline_verdict"],
    *["change_obstacle", "is_late", "is_settled", "is_at_target", "starts_from_own"],
    *["expected", "final_target", "deadline_period", "baseline_value"],
    *["baseline_period", "base_n", "base_data_state", "asked_points", "since_base_points"],
    *["since_base_low", "since_base_high", "due_value", "due_n", "due_low", "due_high"],
    *["due_data_state"],
    *["interval_low", "interval_high", "distance_points", "distance_students"],
    *["earlier_period", "earlier_value", "earlier_n", "earlier_data_state"],
    *["change_from_period", "change_points", "change_low", "change_high"],
    *["pace_needed", "pace_achieved", "n_points", "first_period"],
    *["next_value", "next_low", "next_high", "last_value", "last_low", "last_high"],
]
PROJECTION_COLUMNS = [
    *["result_id", "measure_id", "target_version", "period", "value", "low_narrow", "high_narrow"],
    *["low_wide", "high_wide", "n_points", "first_period"],
]


def test_no_results_give_empty_frames_with_all_columns():
    results, measures = pd.DataFrame([result(2019, 70.0)]), pd.DataFrame([measure()])

    no_rows = assess(results[:0], measures, RULES)
    no_types = assess(
        pd.DataFrame(columns=results.columns), pd.DataFrame(columns=measures.columns), RULES
    )

    assert no_rows.assessments.empty
    assert no_rows.projections.empty
    assert no_rows.assessments.columns.tolist() == ASSESSMENT_COLUMNS
    assert no_rows.projections.columns.tolist() == PROJECTION_COLUMNS
    assert no_types.assessments.columns.tolist() == ASSESSMENT_COLUMNS
    assert no_types.projections.columns.tolist() == PROJECTION_COLUMNS


def test_of_no_results_nothing_is_said():
    results, measures = pd.DataFrame([result(2019, 70.0)])[:0], pd.DataFrame([measure()])
    groups = pd.DataFrame({"subgroup": ["All Students"], "complement": [None], "sort_order": [0]})
    verdicts = assess(results, measures, RULES).assessments
    set_beside = gaps(results, groups, RULES)

    said = [
        set_beside,
        compare_changes(results, verdicts, RULES),
        places(results, RULES),
        looks(results, verdicts, set_beside, groups, RULES),
    ]

    assert [len(rows) for rows in said] == [0, 0, 0, 0]


def test_without_measures_every_result_has_no_target():
    results = pd.DataFrame([result(2019, 70.0), result(2020, 71.0)])
    measures = pd.DataFrame(columns=list(measure()))

    assessed = assess(results, measures, RULES)

    assert assessed.assessments["level"].tolist() == ["no_target", "no_target"]
    assert assessed.assessments["measure_id"].tolist() == [None, None]
    assert assessed.projections.empty


def test_whole_numbers_that_may_be_missing_stay_whole():
    row = judged([counted(2018, 70, 100), counted(2019, 72, 100)])

    assert str(row["distance_students"].dtype) == "Int64"
    assert str(row["change_from_period"].dtype) == "Int64"
    assert str(row["baseline_period"].dtype) == "Int64"
    assert row["rule_version"].tolist() == ["1", "1"]


def test_missing_columns_are_named():
    results, measures = pd.DataFrame([result(2019, 70.0)]), pd.DataFrame([measure()])

    with pytest.raises(ValueError, match="results lack columns: series, value"):
        assess(results.drop(columns=["value", "series"]), measures, RULES)
    with pytest.raises(ValueError, match="measures lack columns: deadline_period"):
        assess(results, measures.drop(columns="deadline_period"), RULES)


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([result(2019, 70.0), result(2019, 71.0, result_id=1)], "two current results"),
        ([result(2019, 70.0), result(2020, 71.0, result_id=2019)], "same result_id twice"),
        ([result(2019, math.nan)], "without a value"),
        ([result(2019, 100.5)], "outside 0 to 100"),
        ([result(2019, 70.0, better_direction="up")], "unknown better_direction"),
        ([result(2019, 70.0, organisation_level="class")], "unknown organisation_level"),
    ],
)
def test_results_that_contradict_themselves_are_refused(rows, fault):
    with pytest.raises(ValueError, match=fault):
        judged(rows)


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        (measure(target_kind="double it"), "unknown target_kind"),
        (measure(deadline_period=2017), "no path can be drawn for measures"),
        (measure(target_value=math.nan), "no path can be drawn for measures"),
        (steps(math.nan), "no path can be drawn for measures"),
    ],
)
def test_a_path_that_cannot_be_drawn_is_refused(path, fault):
    with pytest.raises(ValueError, match=fault):
        judged([result(2019, 70.0)], path)


def test_the_same_measure_and_scope_twice_is_refused():
    with pytest.raises(ValueError, match="same scope twice"):
        judged([result(2019, 70.0)], measure(), measure(target_value=95.0))


def test_a_result_covered_by_two_measures_is_judged_by_each_in_their_order():
    results = pd.DataFrame([result(2019, 80.0), result(2018, 60.0)])
    measures = pd.DataFrame([measure(measure_id="B"), measure(measure_id="A", target_value=95.0)])

    rows = assess(results, measures, RULES).assessments

    assert rows["result_id"].tolist() == [2019, 2019, 2018, 2018]
    assert rows["measure_id"].tolist() == ["B", "A", "B", "A"]
    assert rows["final_target"].tolist() == [90.0, 95.0, 90.0, 95.0]


def test_a_measure_covers_its_own_scope_in_every_school_and_subgroup_but_not_the_state():
    rows = judged(
        [
            result(2019, 80.0),
            result(2019, 80.0, result_id=1, organisation_id="s", organisation_level="school"),
            result(2019, 80.0, result_id=2, subgroup="English Learners"),
            result(2019, 80.0, result_id=3, organisation_id="ga", organisation_level="state"),
            result(2019, 80.0, result_id=4, content_area="Mathematics"),
            result(2019, 80.0, result_id=5, grade_span="3-5"),
            result(2019, 80.0, result_id=6, indicator_id="attendance"),
        ]
    )

    assert rows["level"].tolist() == ["on_track_margin_unknown"] * 3 + ["no_target"] * 4
    assert rows["measure_id"].tolist() == ["G2"] * 3 + [None] * 4
    assert rows["judged_against"].tolist() == ["plan"] * 3 + [""] * 4
    assert rows["level_obstacle"].tolist() == [""] * 7


def test_what_the_rule_reads_is_left_as_it_was():
    results, measures = pd.DataFrame([counted(2019, 7, 10)]), pd.DataFrame([measure()])
    before = results.copy(), measures.copy()

    assess(results, measures, RULES)

    pd.testing.assert_frame_equal(results, before[0])
    pd.testing.assert_frame_equal(measures, before[1])
