"""Figures read out of goals' words: all that a path needs, or nothing."""

import pytest

from monitoring.plan import Goal, Plan
from monitoring.plan.proposed_measures import proposed_measures

YEARS = frozenset(str(year) for year in range(2015, 2030))


def measures(wording, school_years="2021-22"):
    plan = Plan(
        kind="district",
        title="Plan",
        district="Elsewhere County",
        school=None,
        school_years=school_years,
        team_lead=None,
        facts=(),
        needs=(),
        root_causes=(),
        goals=(Goal("G1", "N1", 1, wording),),
        equity_gaps=(),
        action_steps=(),
        unread_lines=(),
    )
    return proposed_measures(plan, YEARS)


def test_a_graduation_goal_from_one_rate_to_another_by_a_year_is_read():
    rows = measures("By 2026, we will increase the graduation rate from 76.5% to 90% or higher.")

    (row,) = rows.to_dict("records")
    assert (row["indicator_id"], row["target_kind"]) == ("graduation_rate_4yr", "reach_value")
    assert (row["baseline_value"], row["target_value"]) == (76.5, 90.0)
    assert (row["baseline_period"], row["deadline_period"]) == ("2021", "2026")
    assert (row["baseline_value_origin"], row["baseline_period_origin"]) == ("stated", "inferred")


def test_points_each_year_on_state_tests_are_read_for_all_eight_tests():
    rows = measures(
        "By 2024 the district will increase by 3% percentage points growth each school year, for "
        "students scoring at the proficiency levels as evidenced by the state assessments."
    )

    assert len(rows) == 8
    assert set(rows["points_per_year"]) == {3.0}
    assert set(rows["baseline_period"]) == {"2022"}
    assert rows["sort_order"].tolist() == [1, 2, 3, 4, 5, 6, 7, 8]
    assert "Algebra I" in rows["content_area"].tolist()


@pytest.mark.parametrize(
    "wording",
    [
        "Increase the graduation rate.",
        "By 2024, increase the graduation rate by 3%.",
        "Increase the graduation rate from 70% to 80%.",
        "By 2024, increase proficiency on state assessments by 3%.",
        "By 2024, decrease discipline infractions from 12% to 5%.",
        "By 2019, increase the graduation rate from 70% to 80%.",
        "By 2099, increase the graduation rate from 70% to 80%.",
    ],
)
def test_words_that_leave_something_open_are_not_read(wording):
    assert measures(wording).empty


def test_a_plan_without_years_on_its_cover_is_not_read():
    assert measures("By 2026 the graduation rate from 70% to 80%.", school_years=None).empty
