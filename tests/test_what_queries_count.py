"""What queries of a quarter count, and what they leave out: what is hidden, later or made up."""

from datetime import date

import pytest

from monitoring import db
from monitoring.pipeline.verdicts import assess_all
from tests.support.databases import copied, in_use
from tests.support.quarters import ended

SCHOOLS = {
    "quarter": "2023-24-Q2",
    "indicator_id": "milestones_eog_proficient",
    "content_area": "English Language Arts",
    "grade_span": "All tested grades",
    "period": "2023",
}


@pytest.fixture
def own(built_database, tmp_path):
    with in_use(copied(built_database, tmp_path)):
        yield db.open_store()


def changed(store, statement):
    with store.write() as writer:
        writer.run(statement)


def told(store, query, **asked):
    return store.read(db.sql_text(query), asked)


def test_a_measure_whose_status_is_hidden_is_none_that_was_judged(own):
    def judged():
        rows = told(own, "goal_headlines", **ended("2022-23-Q2")).set_index("goal_id")
        return rows.loc["G2", ["n_measures", "n_judged"]].tolist()

    assert judged() == [1, 1]
    changed(own, "update latest_known_results set level = 'hidden'")
    assert judged() == [1, 0]


def of_all_students(store):
    rows = told(store, "school_changes", **SCHOOLS).set_index("subgroup")
    return rows.loc["All Students", ["n_changes", "n_declined", "n_improved"]].tolist()


def test_of_schools_only_changes_that_were_looked_at_are_counted(own):
    n_changes, n_declined, n_improved = of_all_students(own)
    one = """
        update findings set change_p = null where result_id = (
            select min(result_id) from findings
            where period = '2023' and organisation_level = 'school' and is_own
                and indicator_id = 'milestones_eog_proficient'
                and content_area = 'English Language Arts' and subgroup = 'All Students'
                and change = 'clear_improvement'
        )
    """
    changed(own, one)

    assert of_all_students(own) == [n_changes - 1, n_declined, n_improved - 1]


def test_of_schools_only_what_was_known_in_the_quarter_is_counted(own):
    n_changes, n_declined, n_improved = of_all_students(own)
    # Another verdict was told before the quarter, and what was learned in 2024 tells a third.
    changed(
        own,
        """
        insert into findings by name
        -- With one thread the second part would read what the first has written.
        with own as materialized (
            from findings
            where period = '2023' and organisation_level = 'school' and is_own
        )
        select * replace (date '2024-03-01' as known_since, 'clear_decline' as change)
        from own
        union all by name
        select * replace (date '2023-10-31' as known_until, 'clear_decline' as change)
        from own
        """,
    )

    assert n_changes > n_improved > 0
    assert of_all_students(own) == [n_changes, n_declined, n_improved]


def test_what_is_made_up_compares_with_nothing_that_was_measured(own):
    def compared():
        rows = own.read(
            "select change_from_period from findings where indicator_id = 'benchmark_on_pace'"
            " and period = '2022-23-Q2' and subgroup = 'All Students' and is_own"
            " and organisation_level = 'district' and content_area = 'Mathematics'"
            " and grade_span = 'All tested grades'"
        )
        return rows["change_from_period"].tolist()

    assert compared() == ["2021-22-Q2"]
    with own.write() as writer:
        writer.run(
            "update results set batch_id = 1 where indicator_id = 'benchmark_on_pace'"
            " and period = '2022-23-Q2'"
        )
        assess_all(writer)

    assert compared() == [None]


def test_what_is_better_in_neither_direction_is_not_judged(own):
    with own.write() as writer:
        writer.run(
            "update indicators set better_direction = 'neither' where indicator_id = 'suspension'"
        )
        assess_all(writer)

    rows = own.read(
        "select distinct change, is_measured from findings where indicator_id = 'suspension'"
    )
    assert rows.to_numpy().tolist() == [["not_comparable", False]]


def test_a_review_knows_nothing_that_came_after_it_was_published(own):
    asked = {"quarter": "2022-23-Q2", "as_of": date(2022, 12, 31)}
    known_on = told(own, "review_quarter", **asked)["known_on"].dt.date.tolist()
    changed(
        own,
        """
        insert into release_facts (
            release_number, quarter, rule_version, released_at, released_by, digest
        ) values (1, '2022-23-Q2', '2', '2022-12-20 10:00:00', 'Ann Bell', 'x')
        """,
    )

    assert known_on == [date(2022, 12, 31)]
    assert told(own, "review_quarter", **asked)["known_on"].dt.date.tolist() == [date(2022, 12, 20)]


def test_a_deadline_whose_result_georgia_never_publishes_is_told_as_such(own):
    changed(
        own,
        """
        insert into comparability values (
            'graduation_rate_4yr', '', '2023', 'not_published', false, 'w', 's', '', '2023-06-01'
        )
        """,
    )

    row = told(own, "deadlines").set_index("measure_id").loc["graduation-4yr"]
    assert (row["data_state"], str(row["noted_from"])[:10]) == ("not_published", "2023-06-01")


def test_a_result_that_is_said_to_be_overdue_is_not_in(own):
    def is_in():
        rows = told(own, "due_results")
        of_2022 = rows[(rows["measure_id"] == "graduation-4yr") & (rows["period"] == "2022")]
        return of_2022["is_in"].tolist()

    assert is_in() == [True]
    changed(
        own,
        """
        update results
        set data_state = 'overdue', value = null, numerator = null, denominator = null,
            published_value = null
        where indicator_id = 'graduation_rate_4yr' and period = '2022'
        """,
    )
    assert is_in() == [False]


def test_results_before_a_measures_baseline_are_not_waited_for(own):
    rows = told(own, "due_results").groupby("measure_id")["period"].min()

    assert (rows["graduation-4yr"], rows["eog-ela"]) == ("2017", "2022")


def test_where_the_plan_names_no_baseline_results_are_waited_for_from_the_first_one_that_is_in(own):
    """Release dates of the tests begin with 2015; the first result that is in is that of 2021."""
    changed(
        own,
        """
        insert into measures
        select * replace (
            'no-baseline' as measure_id, 90 as sort_order, null as baseline_period,
            null as baseline_value, 'missing' as baseline_period_origin,
            'missing' as baseline_value_origin
        )
        from measures
        where measure_id = 'eog-ela'
        """,
    )

    rows = told(own, "due_results").groupby("measure_id")["period"].min()

    assert rows["no-baseline"] == "2021"


@pytest.mark.parametrize(("batch_id", "is_known"), [(1, True), (2, False)])
def test_a_subject_is_known_by_the_plan_and_by_georgias_results_alone(own, batch_id, is_known):
    with own.write() as writer:
        writer.run(
            """
            update results set content_area = 'Basket weaving', batch_id = $batch_id
            where result_id = (select min(result_id) from results)
            """,
            {"batch_id": batch_id},
        )

    areas = told(own, "content_areas")["content_area"].tolist()
    assert ("Basket weaving" in areas) is is_known


@pytest.mark.parametrize(("state", "released_on"), [("measured", 2022), ("overdue", 2023)])
def test_a_result_is_as_old_as_the_figure_that_it_replaces_and_not_as_a_gap(
    own, state, released_on
):
    row = own.read("select * from results where result_id = 1")
    with own.write() as writer:
        for number, day, other in ((900001, 2023, {}), (900002, 2022, {"superseded_by": 900001})):
            one = row.assign(result_id=number, batch_id=2, released_on=date(day, 9, 1), **other)
            if other and state == "overdue":
                one = one.assign(numerator=None, value=None, published_value=None, data_state=state)
            writer.insert("results", one)
        writer.run(db.sql_text("date_by_older"), {"batch_id": 2, "first_id": 900000})

    newer = own.read("select released_on from results where result_id = 900001")
    assert newer["released_on"].dt.year.tolist() == [released_on]


def test_a_school_is_offered_from_the_quarter_on_in_which_a_result_of_it_is_known(own):
    asked = {name: SCHOOLS[name] for name in ("indicator_id", "content_area", "grade_span")}

    def offered(quarter):
        return told(own, "filter_schools", quarter=quarter, **asked)["organisation"].tolist()

    school, *others = offered("2022-23-Q2")
    with own.write() as writer:
        writer.run(
            "delete from findings where organisation = $school and known_until < date '2023-01-01'",
            {"school": school},
        )
        writer.run(
            "update findings set known_since = greatest(known_since, date '2023-01-01')"
            " where organisation = $school",
            {"school": school},
        )

    assert offered("2022-23-Q2") == others
    assert offered("2022-23-Q3") == [school, *others]
