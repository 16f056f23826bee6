"""What pages are given: the gaps of a measure, groups and schools beside the rest, and choices."""

from datetime import date

import pytest

from monitoring import db
from tests.support.databases import copied, in_use
from tests.support.quarters import ended

ELA = {
    "indicator_id": "milestones_eog_proficient",
    "content_area": "English Language Arts",
    "grade_span": "All tested grades",
}
SCHOOL = "GA-631-0100"
OF_SCHOOL = ELA | {"organisation_id": SCHOOL}
OF_ALL = ELA | {"period": "2023", "subgroup": "All Students"}


@pytest.fixture
def built(database):
    """The database that nobody writes to."""
    return db.open_store()


@pytest.fixture
def own(built_database, tmp_path):
    with in_use(copied(built_database, tmp_path)):
        yield db.open_store()


def told(store, query, **asked):
    return store.read(db.sql_text(query), asked)


def changed(store, statement):
    with store.write() as writer:
        writer.run(statement)


def gaps(store, measure, quarter, **asked):
    rows = told(store, "measure_gaps", **ended(quarter) | {"measure_id": measure} | asked)
    return dict(zip(rows["period"], rows["data_state"], strict=True))


# The years of a measure without a result


@pytest.mark.parametrize(("day", "state"), [(30, "not_due_yet"), (31, "overdue")])
def test_a_result_is_overdue_from_its_day_on(built, day, state):
    found = gaps(built, "eog-ela", "2022-23-Q4", as_of=date(2023, 8, day))

    assert found == {"2020": "cancelled", "2021": "not_comparable", "2023": state}


def test_a_year_is_told_once_and_only_from_when_it_began(built):
    awaited = {"2022": "not_due_yet", "2023": "not_due_yet"}
    assert gaps(built, "eog-ela", "2019-20-Q2") == awaited
    assert gaps(built, "eog-ela", "2019-20-Q4") == {"2020": "cancelled"} | awaited
    rows = told(built, "measure_gaps", **ended("2022-23-Q2"), measure_id=None)
    assert not rows.duplicated(["measure_id", "period"]).any()
    assert rows["measure_id"].nunique() == 9
    assert rows["measure_id"].tolist() == sorted(rows["measure_id"])


def test_new_standards_of_one_subject_are_a_gap_of_no_other(built):
    assert "2024" not in gaps(built, "eog-ela", "2025-26-Q2")
    assert gaps(built, "eog-mathematics", "2025-26-Q2")["2024"] == "not_comparable"


def test_a_result_that_came_on_another_day_is_awaited_for_that_day(built):
    rows = told(built, "measure_gaps", **ended("2024-25-Q2"), measure_id="graduation-4yr")
    row = rows.set_index("period").loc["2024"]

    assert (row["released_on"].date(), row["release_basis"]) == (date(2025, 1, 14), "published")
    rows = told(built, "measure_gaps", **ended("2025-26-Q2"), measure_id="graduation-4yr")
    row = rows.set_index("period").loc["2026"]
    assert (row["released_on"].date(), row["release_basis"]) == (date(2026, 10, 31), "assumed")


@pytest.mark.parametrize(("day", "is_gap"), [("2022-12-31", False), ("2023-01-01", True)])
def test_what_came_on_a_quarters_last_day_is_no_gap_of_it(own, day, is_gap):
    released = "update results set released_on = '{}' where period = '2022' and indicator_id = '{}'"
    changed(own, released.format(day, "graduation_rate_4yr"))

    assert ("2022" in gaps(own, "graduation-4yr", "2022-23-Q2")) == is_gap


def test_years_are_awaited_from_the_baseline_to_the_quarter_or_a_later_deadline(own):
    changed(own, "delete from results where indicator_id = 'graduation_rate_4yr'")

    assert list(gaps(own, "graduation-4yr", "2020-21-Q2")) == [
        *("2017", "2018", "2019", "2020", "2021", "2022", "2023")
    ]
    assert max(gaps(own, "graduation-4yr", "2025-26-Q2")) == "2026"


def test_results_of_another_subject_say_nothing_of_what_is_awaited(own):
    changed(
        own,
        "create table without as select * replace (null::varchar as baseline_period)"
        " from measures_in_force; create or replace view measures_in_force as from without",
    )
    changed(
        own,
        "delete from results where indicator_id = 'milestones_eog_proficient'"
        " and content_area = 'English Language Arts' and period < '2022'",
    )

    assert gaps(own, "eog-ela", "2022-23-Q2") == {
        **{"2020": "cancelled", "2021": "not_comparable", "2023": "not_due_yet"}
    }


def test_without_a_baseline_years_are_awaited_from_the_first_result_of_that_scope(own):
    changed(
        own,
        "create table without as select * replace (null::varchar as baseline_period)"
        " from measures_in_force; create or replace view measures_in_force as from without",
    )
    deleted = "delete from results where indicator_id = 'graduation_rate_4yr' and period {}"
    changed(own, deleted.format("in ('2011', '2012', '2015')"))

    found = gaps(own, "graduation-4yr", "2022-23-Q2")

    # 2013 is the first that is there; 2014 and 2016 never were.
    assert found == {
        **dict.fromkeys(("2014", "2015", "2016"), "overdue"),
        **{"2023": "not_due_yet"},
    }
    # What came in November 2020 says nothing of what was awaited in 2019.
    changed(own, deleted.format("< '2020'"))
    assert gaps(own, "graduation-4yr", "2019-20-Q2") == {"2023": "not_due_yet"}


def test_what_is_noted_of_a_year_that_has_not_begun_is_no_gap_yet(own):
    changed(
        own,
        "insert into comparability values ('graduation_rate_4yr', '', '2025', 'not_comparable',"
        " false, 'new schools', 's', '', '2022-01-01')",
    )

    assert "2025" not in gaps(own, "graduation-4yr", "2023-24-Q4")
    assert gaps(own, "graduation-4yr", "2024-25-Q1")["2025"] == "not_comparable"


# Groups and schools beside the rest

PLACED = ("district_value", "tau", "inner_low", "inner_high", "outer_low", "outer_high")


def of_school(own, query, asked):
    """Return the school's row of all students in 2023."""
    rows = told(own, query, quarter="2023-24-Q2", **asked)
    rows = rows[(rows["period"] == "2023") & (rows["subgroup"] == "All Students")]
    return rows.set_index("organisation_id").loc[SCHOOL]


@pytest.mark.parametrize(
    ("query", "asked"), [("subgroup_findings", OF_SCHOOL), ("school_findings", OF_ALL)]
)
def test_a_school_is_set_beside_its_district_from_when_both_are_known(own, query, asked):
    def shown():
        return of_school(own, query, asked)

    columns = [*PLACED, "funnel_zone", "zone_by_luck"]
    before = shown()
    assert before[columns].notna().all()
    changed(own, "update findings set district_released_on = '2023-12-31'")
    assert shown()[columns].equals(before[columns])
    changed(own, "update findings set district_released_on = '2024-01-01'")
    assert shown()[columns].isna().all()
    assert shown()["value"] == before["value"]


@pytest.mark.parametrize(
    ("query", "asked"), [("subgroup_findings", OF_SCHOOL), ("school_findings", OF_ALL)]
)
def test_what_is_beside_a_figure_is_not_judged_before_it_is_known(own, query, asked):
    def shown():
        row = of_school(own, query, asked)
        return [row["beside_verdict"], row["beside_obstacle"]]

    changed(own, "update findings set beside_known_on = '2023-12-31', beside_verdict = 'more_than'")
    assert shown()[0] == "more_than"
    changed(own, "update findings set beside_known_on = '2024-01-01'")
    assert shown() == ["not_known", "not_known_yet"]


def test_findings_are_those_of_one_quarter_one_scope_and_the_district(own):
    def periods(quarter="2023-24-Q2", **asked):
        rows = told(own, "subgroup_findings", quarter=quarter, **OF_SCHOOL | asked)
        assert set(rows["organisation_id"]) <= {SCHOOL}
        return sorted(set(rows["period"]))

    assert periods() == ["2022", "2023"]
    rows = told(own, "subgroup_findings", quarter="2023-24-Q2", **OF_SCHOOL)
    order = list(zip(rows["period"], rows["sort_order"], strict=True))
    assert order == sorted(order)
    assert len(order) > 20
    assert periods("2022-23-Q2") == ["2022"]
    assert periods(content_area="Biology") == periods(grade_span="99") == []
    rows = told(own, "school_findings", quarter="2023-24-Q2", **OF_ALL)
    assert set(rows["organisation_level"]) == {"school"}
    assert set(rows["period"]) == {"2023"}
    assert set(rows["subgroup"]) == {"All Students"}
    assert rows["organisation"].tolist() == sorted(rows["organisation"])
    changed(own, "update findings set is_own = false")
    assert periods() == []
    assert told(own, "school_findings", quarter="2023-24-Q2", **OF_ALL).empty


# What a reader can choose


def choices(store, goal, quarter="2022-23-Q2"):
    return told(store, "filter_scopes", quarter=quarter, goal_id=goal)


def test_a_goals_own_measures_come_first_then_its_early_signs_then_those_of_its_steps(built):
    rows = choices(built, "G2")
    first = rows.drop_duplicates("indicator_id")

    assert first["indicator_id"].tolist() == [
        *("graduation_rate_4yr", "milestones_eoc_proficient", "milestones_eog_proficient"),
        *("chronic_absenteeism", "grades_10_12_on_track", "ninth_grade_on_track", "suspension"),
        *("benchmark_on_pace", "high_need_vacancy", "pd_completion", "walkthrough_fidelity"),
    ]
    assert first["sort_order"].tolist() == [9, 10000, 10000, 9, 9, 9, 9, *[10000] * 4]
    # Measures of the other goal are none of this one's.
    assert rows["measure_id"].dropna().tolist() == ["graduation-4yr"]
    assert set(rows[rows["is_sample"]]["kind"]) == {"interim"}
    assert not rows.duplicated(["indicator_id", "content_area", "grade_span"]).any()
    absence = rows[rows["indicator_id"] == "chronic_absenteeism"]
    assert absence["grade_span"].tolist() == ["K-12", "6-8", "9-12", "K-5"]


def test_nothing_is_chosen_of_which_no_result_is_known_yet(own):
    assert set(choices(own, "G2", "2019-20-Q4")["indicator_id"]) == {"graduation_rate_4yr"}
    changed(own, "update findings set is_own = false where indicator_id = 'graduation_rate_4yr'")
    assert choices(own, "G2", "2019-20-Q4").empty


# Georgia's results


def test_georgias_results_are_those_of_all_students_known_at_the_quarters_end(own):
    def years(quarter):
        rows = told(own, "state_history", quarter=quarter, measure_id="graduation-4yr")
        return dict(zip(rows["period"], rows["value"].round(2), strict=True))

    def change(statement):
        changed(own, f"{statement} where result_id = {result[statement.count('null')]}")

    rows = own.read(
        "select result_id from results where organisation_id = 'GA' and period in ('2011', '2019')"
        " and indicator_id = 'graduation_rate_4yr' order by period desc"
    )
    result = rows["result_id"].tolist()
    before = years("2019-20-Q1")
    assert before == {
        **{"2011": 67.47, "2012": 69.7, "2013": 71.5, "2014": 72.6, "2015": 78.8},
        **{"2017": 80.6, "2018": 81.6},
    }
    assert years("2019-20-Q2") == before | {"2019": 82.0}
    change("update results set released_on = '2019-12-31'")
    assert years("2019-20-Q2") == before | {"2019": 82.0}
    change("update results set released_on = '2020-01-01'")
    assert years("2019-20-Q2") == before
    change("update results set value = null, data_state = 'not_published'")
    assert "2011" not in years("2019-20-Q2")
    every = told(own, "state_history", quarter="2022-23-Q2", measure_id=None)
    assert every["measure_id"].nunique() == 9
    assert not every.duplicated(["measure_id", "period"]).any()
