"""Did an action step's measures move, and what does that make of the lane they follow?"""

from datetime import date

import pandas as pd
import pytest

from monitoring import status

QUARTERS = pd.DataFrame(
    {
        "quarter": ["2021-22-Q1", "2022-23-Q2"],
        "school_year": [2022, 2023],
        "begins_on": [date(2021, 7, 1), date(2022, 10, 1)],
        "ends_on": [date(2021, 9, 30), date(2022, 12, 31)],
    }
)
LATE = "2022-23-Q2"
FOREVER = date(2199, 12, 31)
NOBODY_LEFT_OUT = pd.DataFrame(
    columns=["indicator_id", "school_year", "known_since", "known_until"]
)


def link(indicator_id, lane="effectiveness", **fields):
    return {
        "step_id": "G1.1",
        "lane": lane,
        "indicator_id": indicator_id,
        "added_by": "plan",
        "short_name": indicator_id.capitalize(),
        "outcome_type": "student_outcome",
        "subgroup": "All Students",
    } | fields


def result(indicator_id, change="clear_improvement", **fields):
    return {
        "result_id": 1,
        "indicator_id": indicator_id,
        "content_area": "",
        "grade_span": "",
        "subgroup": "All Students",
        "school_year": 2022,
        "begins_on": date(2021, 7, 1),
        "known_since": date(2022, 10, 6),
        "known_until": FOREVER,
        "data_state": "measured",
        "change": change,
        "is_sample": False,
    } | fields


def measures(links, results, unpublished=NOBODY_LEFT_OUT):
    columns = list(result("any"))
    rows = pd.DataFrame(results, columns=columns)
    return status.step_measures(pd.DataFrame(links), rows, QUARTERS, unpublished)


def at(rows, quarter=LATE):
    (row,) = rows[rows["quarter"] == quarter].to_dict("records")
    return row


def lane(links, results):
    told = measures(links, results)
    return at(status.step_lanes(told, pd.DataFrame(links)))


@pytest.mark.parametrize(
    ("change", "movement", "obstacle"),
    [
        ("clear_improvement", "improving", ""),
        ("no_clear_change", "no_clear_change", ""),
        ("clear_decline", "worsening", ""),
        ("not_comparable", "not_measurable_yet", "not_comparable"),
    ],
)
def test_a_measure_moved_as_its_change_was_judged(change, movement, obstacle):
    row = at(measures([link("rate")], [result("rate", change)]))

    assert (row["movement"], row["obstacle"]) == (movement, obstacle)


def test_a_result_is_not_known_before_it_is_released():
    row = at(measures([link("rate")], [result("rate")]), "2021-22-Q1")

    assert (row["movement"], row["obstacle"]) == ("not_measurable_yet", "none_known")
    assert pd.isna(row["result_id"])


def test_a_result_from_before_the_plan_says_nothing_of_it():
    old = result("rate", begins_on=date(2020, 7, 1), school_year=2021)
    row = at(measures([link("rate")], [old]))

    assert row["movement"] == "not_measurable_yet"
    assert row["obstacle"] == "before_plan"


def test_a_result_of_two_years_ago_says_nothing_of_now():
    quarters = QUARTERS.assign(school_year=[2022, 2024])
    rows = pd.DataFrame([result("rate")])
    told = status.step_measures(pd.DataFrame([link("rate")]), rows, quarters, NOBODY_LEFT_OUT)

    assert at(told)["movement"] == "not_measurable_yet"
    assert at(told)["obstacle"] == "too_old"


def test_a_state_instead_of_a_figure_is_no_movement():
    row = at(measures([link("rate")], [result("rate", data_state="overdue")]))

    assert row["movement"] == "not_measurable_yet"
    assert row["obstacle"] == "no_result"


def test_what_the_state_did_not_publish_says_so():
    left_out = {"indicator_id": ["stars"], "school_year": [2022], "known_until": [FOREVER]}
    known = pd.DataFrame(left_out).assign(known_since=date(2022, 12, 31))
    learned_later = pd.DataFrame(left_out).assign(known_since=date(2023, 1, 1))

    assert at(measures([link("stars")], [], known))["obstacle"] == "not_published"
    assert at(measures([link("stars")], [], learned_later))["obstacle"] == "none_known"


def test_a_step_for_one_group_is_measured_on_that_group():
    both = [
        result("rate", "clear_improvement", result_id=1),
        result("rate", "clear_decline", result_id=2, subgroup="English Learners"),
    ]
    row = at(measures([link("rate", subgroup="English Learners")], both))

    assert (row["subgroup"], row["result_id"]) == ("English Learners", 2)
    assert row["movement"] == "worsening"


def test_where_there_is_no_such_group_all_students_stand_for_it():
    row = at(measures([link("logs", subgroup="English Learners")], [result("logs")]))

    assert (row["subgroup"], row["movement"]) == ("All Students", "improving")


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        (["clear_improvement"], "improving"),
        (["clear_improvement", "no_clear_change"], "improving"),
        (["clear_improvement", "no_clear_change", "no_clear_change"], "no_clear_change"),
        (["clear_improvement", "clear_improvement", "clear_decline"], "no_clear_change"),
        (["clear_decline", "no_clear_change"], "worsening"),
        (["not_comparable"], "not_measurable_yet"),
        (["not_comparable", "clear_decline"], "worsening"),
    ],
)
def test_a_lane_moves_when_half_of_it_does_and_nothing_goes_the_other_way(changes, state):
    names = [f"rate {n}" for n in range(len(changes))]
    results = [result(name, change) for name, change in zip(names, changes, strict=True)]

    assert lane([link(name) for name in names], results)["measured_state"] == state


def test_a_lane_gives_its_counts():
    names = ("one", "two", "three")
    changes = ("clear_improvement", "clear_decline", "not_comparable")
    results = [result(name, change) for name, change in zip(names, changes, strict=True)]
    row = lane([link(name) for name in names], results)

    assert [row[f"n_{name}"] for name in ("improving", "unclear", "worsening", "waiting")] == [
        1,
        0,
        1,
        1,
    ]


def test_an_output_does_not_count_as_effectiveness_but_does_as_implementation():
    output = link("logs", outcome_type="output")
    done = link("logs", lane="implementation", outcome_type="output")

    worked_row = lane([output], [result("logs")])
    done_row = lane([done], [result("logs")])

    assert worked_row["measured_state"] == "not_measurable_yet"
    assert not worked_row["has_outcome_measure"]
    assert done_row["measured_state"] == "improving"


def test_what_the_plan_does_not_name_is_shown_and_not_counted():
    row = lane([link("rate"), link("extra", added_by="district")], [result("extra")])

    assert row["measured_state"] == "not_measurable_yet"
    assert row["n_waiting"] == 1
    assert row["has_outcome_measure"]


def test_a_lane_that_rests_on_the_sample_says_so():
    assert lane([link("rate")], [result("rate", is_sample=True)])["is_sample"]
    assert not lane([link("rate")], [result("rate", "not_comparable", is_sample=True)])["is_sample"]
