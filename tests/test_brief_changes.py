"""What changed since last quarter: five kinds, each line with its figure, and no noise among it."""

from dataclasses import replace
from datetime import date

import pytest

from monitoring import clock, db
from monitoring.brief.make import brief
from monitoring.vocabulary.review import ChangeKind, ChangeList
from monitoring.wording.change_facts import GapMoved, Missing, Moved, Overdue, Revised
from tests.support.pine_plan import made

QUARTER = "2022-23-Q2"
# One measure with a result before the quarter and one in it, an early sign, two groups.
PATH = """
delete from findings;
insert into calendar values
    ('2021', 'year', 2021, '2020-07-01', '2021-06-30', false, 'assumed', 's'),
    ('2022', 'year', 2022, '2021-07-01', '2022-06-30', false, 'assumed', 's');
insert into rules (rule_version, confidence, confidence_outer, min_n_for_status,
    min_points_for_projection, band_narrow, band_wide, projection_decimals, is_current, adopted_on,
    description)
values ('1', 0.95, 0.998, 15, 4, 0.8, 0.95, 1, true, '2022-01-01', 'The rule');
insert into indicators (indicator_id, indicator_name, short_name, unit, better_direction,
    numerator_description, denominator_description, counted_unit, frequency, kind, outcome_type,
    source_description, period_style)
values ('exam', 'Exam', 'Exam', 'percent', 'higher', 'n', 'd', 'students', 'yearly', 'official',
    'student_outcome', 's', 'school_year');
insert into subgroups values ('All Students', 'all', null, 0), ('Owls', 'birds', 'Larks', 1),
    ('Larks', 'birds', 'Owls', 2);
insert into organisations values ('o', 'district', 'Pine County', true);
insert into measures values ('m', 'G1', 1, 'Exams', 'exam', '', '', 50, 'stated', '2021', 'stated',
    'reach_value', 90, null, '2022', 'r');
insert into early_signs values ('absence', '', '', 'm', '2022-23-Q1', 'plan', 'b');
insert into batches (batch_id, file_name, sha256, kind, layout, vintage_on, rows_read, rows_kept,
    rows_new, rows_superseding, rows_unchanged, rows_hidden, rows_other_districts, loaded_at,
    loaded_by, is_shipped) values
    (1, 'a', 'a', 'official', 'l', null, 1, 1, 1, 0, 0, 0, 0, '2022-09-01', 'x', true),
    (2, 'b', 'b', 'official', 'l', '2022-11-15', 1, 1, 0, 1, 0, 0, 0, '2024-09-01', 'x', true),
    (3, 'c', 'c', 'sample', 'l', null, 1, 1, 1, 0, 0, 0, 0, '2022-09-01', 'x', true);
insert into results (result_id, batch_id, indicator_id, period, organisation_id, subgroup,
    numerator, denominator, value, data_state, released_on, source, superseded_by)
values
    (1, 1, 'exam', '2021', 'o', 'All Students', 60, 100, 60, 'measured', '2022-08-01', 's', 3),
    (2, 1, 'exam', '2022', 'o', 'All Students', 80, 100, 80, 'measured', '2022-10-01', 's', null),
    (3, 2, 'exam', '2021', 'o', 'All Students', 61, 100, 61, 'measured', '2022-08-01', 's', null),
    (4, 1, 'exam', '2021', 'o', 'Owls', 20, 50, 40, 'measured', '2022-08-01', 's', 5),
    (5, 2, 'exam', '2021', 'o', 'Owls', 21, 50, 42, 'measured', '2022-08-01', 's', null);
insert into assessments (result_id, measure_id, rule_version, level, change, data_state,
    is_measured, judged_against, level_obstacle, later_obstacle, deadline_verdict,
    change_obstacle, is_late, is_settled, is_at_target, starts_from_own,
    base_data_state, due_data_state, earlier_period, earlier_data_state, known_since)
select result_id, 'm', '1', level, change, 'measured', true, 'plan', '', '', '', '', false, false,
    false, false, '', '', '2020', '', known_since
from (values
    (3, 'off_track', 'no_clear_change', '2022-08-01'),
    (2, 'narrowly_off_track', 'clear_improvement', '2022-10-01')
) as judged (result_id, level, change, known_since);
insert into latest_known_results (quarter, measure_id, told_from, told_until, result_id, level,
    level_obstacle, n_overdue, next_period, next_released_on, next_basis)
values
    ('2022-23-Q1', 'm', '1890-01-01', '2199-12-31', 3, 'off_track', '', 0, '2022', '2022-10-01',
        'published'),
    ('2022-23-Q2', 'm', '1890-01-01', '2199-12-31', 2, 'narrowly_off_track', '', 2, '2024',
        '2023-12-01', 'published');
insert into overdue_results values
    ('2022-23-Q2', 'm', '2023', '2022-12-01', 'published', 'Exams_2023.csv'),
    ('2022-23-Q2', 'm', '2021', '2021-12-01', 'assumed', '');
insert into findings (result_id, is_own, indicator_id, content_area, grade_span,
    organisation_level, organisation_id, organisation, is_alternative, period, period_style,
    subgroup, family, sort_order, unit, better_direction, counted_unit, data_state, is_measured,
    value,
    numerator, n, level, change, change_points, earlier_period, change_from_period, rule_version,
    gap_verdict, gap_obstacle, complement_value, gap_low, gap_high, gap_points, gap_from_period,
    gap_change_points, gap_change_verdict, complement, complement_change_points, released_on,
    known_since, source, note, batch_kind)
select id, is_own, indicator, '', '', 'district', 'o', 'o', false, period,
    'school_year', subgroup, 'f', place, 'percent', 'higher', 'students', 'measured', true,
    value, value, 100, 'no_target', change, points, '2021', '2021', '1', 'no_clear_difference', '',
    59, -20, 20, gap, '2021', moved, gap_change, 'Larks', 5, released_on,
    released_on, 's', '', kind
from (values
    (2, true, 'exam', '2022', 'All Students', 0, 80, 'clear_improvement',
        19.0, null, null, 'not_comparable', '2022-10-01',
        'official'),
    (11, true, 'exam', '2022', 'Owls', 1, 50, 'clear_decline',
        -4.0, -9, -4, 'clearly_wider', '2022-10-01', 'official'),
    (12, true, 'exam', '2022', 'Larks', 2, 59, 'no_clear_change', 1.0, 9, 4,
        'no_clear_change', '2022-10-01', 'official'),
    (13, true, 'absence', '2022-23-Q1', 'All Students', 0, 12, 'no_clear_change',
        1.0, null, null, 'not_comparable', '2022-12-31', 'sample'),
    (14, true, 'absence', '2022-23-Q1', 'Owls', 1, 20, 'clear_decline', -1.0, null,
        null, 'not_comparable', '2022-12-31', 'sample'),
    (15, true, 'absence', '2021-22-Q4', 'All Students', 0, 10, 'clear_decline', -1.0,
        null, null, 'not_comparable', '2022-09-30', 'sample'),
    (16, true, 'absence', '2022-23-Q2', 'All Students', 0, 9, 'clear_decline', -1.0,
        null, null, 'not_comparable', '2023-01-01', 'sample'),
    (17, false, 'exam', '2022', 'All Students', 0, 70, 'clear_improvement', 9.0, null,
        null, 'not_comparable', '2022-10-01', 'official'),
    (3, true, 'exam', '2021', 'All Students', 0, 61, 'no_clear_change', 1.0, null,
        null, 'not_comparable', '2022-08-01', 'official')
) as told (id, is_own, indicator, period, subgroup, place, value, change, points, gap, moved,
    gap_change, released_on, kind);
insert into step_lanes (quarter, step_id, lane, measured_state, n_improving, n_unclear,
    n_worsening, n_waiting, has_outcome_measure, is_sample)
values
    ('2022-23-Q1', 'G1.1', 'effectiveness', 'improving', 1, 0, 0, 0, true, false),
    ('2022-23-Q1', 'G1.2', 'effectiveness', 'worsening', 0, 0, 1, 0, true, false),
    ('2022-23-Q2', 'G1.2', 'effectiveness', 'worsening', 0, 0, 1, 0, true, false);
insert into step_updates values
    (5, 'G1.1', '2022-23-Q1', 1, 'district', '2022-09-10 09:00:00', 'Ann Bell', 'under_way',
     1, 4, 'h', 'c', 'no_judgment', '');
"""


@pytest.fixture
def pine(tmp_path):
    store = made(tmp_path / "pine.duckdb")
    with store.write() as writer:
        writer.script(PATH)
    yield store
    store.close()


def lines(store, listed, quarter=QUARTER):
    return [one for one in brief(store, quarter).changes if one.listed == listed]


def facts(store, listed, quarter=QUARTER):
    return [(one.kind, one.facts) for one in lines(store, listed, quarter)]


def test_statuses_that_moved_are_told_with_old_and_new(pine):
    assert facts(pine, ChangeList.MOVED) == [
        (ChangeKind.AGAINST_PLAN, Moved("Exams", "off_track", "narrowly_off_track", "2022")),
        (ChangeKind.SINCE_LAST_YEAR, Moved("Exams", "no_clear_change", "clear_improvement")),
        (ChangeKind.IMPLEMENTATION, Moved("G1.1", "under_way", "done")),
        (ChangeKind.EFFECTIVENESS, Moved("G1.1", "improving", "worsening")),
        (ChangeKind.IMPLEMENTATION, Moved("G1.2", "no_update", "blocked")),
    ]


def test_a_line_links_to_the_figure_it_tells_of(pine):
    moved = lines(pine, ChangeList.MOVED)

    assert (moved[0].page, dict(moved[0].address)) == (
        "goals",
        {"quarter": QUARTER, "goal": "G1", "measure": "m"},
    )
    assert (moved[2].page, dict(moved[2].address)) == (
        "step",
        {"quarter": QUARTER, "goal": "G1", "step": "G1.1"},
    )
    assert [one.is_sample for one in moved] == [False, False, False, True, True]
    group = lines(pine, ChangeList.CLEAR)[1]
    assert (group.page, dict(group.address)) == (
        "subgroups",
        {
            "quarter": QUARTER,
            "goal": "G1",
            "indicator": "exam",
            "school": "all",
            "period": "2022",
            "subgroup": "Owls",
        },
    )


def test_only_what_clearly_changed_and_became_known_in_the_quarter_is_a_clear_change(pine):
    (of_all, group, gap) = facts(pine, ChangeList.CLEAR)

    assert [kind for kind, _ in (of_all, group, gap)] == [
        ChangeKind.CLEAR_RESULT,
        ChangeKind.CLEAR_RESULT,
        ChangeKind.CLEAR_GAP,
    ]
    assert (of_all[1].name, of_all[1].subgroup) == ("Exams", "")
    assert (of_all[1].result.value, of_all[1].result.change_points) == (80, 19)
    assert (group[1].subgroup, group[1].result.value) == ("Owls", 50)
    assert gap[1] == GapMoved(
        "Exams", "Owls", "2022", "school_year", "2021", -9.0, -5.0, "clearly_wider"
    )


def test_new_results_are_told_once_and_not_group_by_group(pine):
    new = lines(pine, ChangeList.NEW)

    assert [(one.facts.name, one.facts.result.value, one.facts.result.period) for one in new] == [
        ("Exams", 80, "2022"),
        ("Absence", 12, "2022-23-Q1"),
    ]
    assert [one.is_sample for one in new] == [False, True]


REVISED = Revised("Exams", "2021", "school_year", "percent", 60, 61, 100, 100, 1, is_of_all=True)


def test_a_revision_has_old_and_new_of_all_students_and_counts_the_groups(pine):
    assert facts(pine, ChangeList.REVISED) == [(ChangeKind.REVISED_RESULT, REVISED)]


def test_a_revision_of_what_may_not_be_seen_is_told_without_figures(pine):
    with pine.write() as writer:
        writer.script("insert into secondary_suppression values (3)")

    hidden = replace(REVISED, old_value=None, new_value=None, old_n=None, new_n=None)
    assert facts(pine, ChangeList.REVISED) == [(ChangeKind.REVISED_RESULT, hidden)]


@pytest.mark.parametrize("coded", [1, 3])
def test_a_revision_of_or_to_an_end_of_the_scale_is_told_without_figures(pine, coded):
    with pine.write() as writer:
        writer.run(
            "update results set value_code = 'at_most' where result_id = $coded", {"coded": coded}
        )

    hidden = replace(REVISED, old_value=None, new_value=None, old_n=None, new_n=None)
    assert facts(pine, ChangeList.REVISED) == [(ChangeKind.REVISED_RESULT, hidden)]


@pytest.mark.parametrize(
    ("day", "is_told"),
    [("2022-09-30", False), ("2022-10-01", True), ("2022-12-31", True), ("2023-01-01", False)],
)
def test_a_revision_is_told_in_the_quarter_of_its_vintage_and_in_no_other(pine, day, is_told):
    with pine.write() as writer:
        writer.run("update batches set vintage_on = $day where batch_id = 2", {"day": day})

    assert bool(lines(pine, ChangeList.REVISED)) == is_told


@pytest.mark.parametrize("late", [1, 3])
def test_a_revision_of_what_was_not_known_in_the_quarter_is_not_told(pine, late):
    with pine.write() as writer:
        writer.run("update results set superseded_by = null where result_id = 4")
        writer.run(
            "update results set released_on = date '2023-01-01' where result_id = $late",
            {"late": late},
        )

    assert lines(pine, ChangeList.REVISED) == []


OTHERS = (
    "update organisations set is_own = false",
    "update organisations set organisation_level = 'school'",
)


@pytest.mark.parametrize("other", OTHERS, ids=["another", "school"])
def test_only_revisions_of_the_districts_own_results_are_told(pine, other):
    with pine.write() as writer:
        writer.run(other)

    assert lines(pine, ChangeList.REVISED) == []


def test_what_was_overdue_and_came_in_is_no_revision(pine):
    with pine.write() as writer:
        writer.script(
            "update results set data_state = 'overdue', value = null, numerator = null "
            "where result_id in (1, 4)"
        )

    assert lines(pine, ChangeList.REVISED) == []


def test_overdue_results_and_what_steps_lack_are_told_up_to_the_quarters_last_day(pine):
    due_on = date(2022, 12, 1)
    assert [told for _, told in facts(pine, ChangeList.MISSING)] == [
        Overdue("Exams", "2021", "school_year", date(2021, 12, 1), "assumed", ""),
        Overdue("Exams", "2023", "school_year", due_on, "published", "Exams_2023.csv"),
        Missing("G1.1", 3, 16),
        # Its absence came on January 1: it was not in at the end of the quarter.
        Missing("G1.2", 3, 16),
        Missing("G1.10", 1, 16),
        Missing("G2.1", 1, 16),
    ]


def test_days_are_counted_to_today_before_the_quarter_ends(pine, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2022, 12, 10))

    assert [told for _, told in facts(pine, ChangeList.MISSING)][2:4] == [
        Missing("G1.1", 3, 0),
        Missing("G1.2", 3, 0),
    ]


def test_a_step_without_an_update_is_missing_and_has_not_moved(pine):
    assert "G2.1" not in {one.facts.name for one in lines(pine, ChangeList.MOVED)}


def test_nothing_is_compared_in_the_first_quarter(pine):
    assert brief(pine, "2022-23-Q1").changes == ()


def test_the_shipped_quarter_tells_each_list_in_its_order(database):
    changes = brief(db.open_store(database), QUARTER).changes
    order = [list(ChangeList).index(one.listed) for one in changes]
    rate = "Four-year graduation rate"

    assert order == sorted(order)
    assert (changes[0].kind, changes[0].facts) == (
        ChangeKind.SINCE_LAST_YEAR,
        Moved(rate, "no_clear_change", "clear_improvement"),
    )
    clear = [one.facts for one in changes if one.kind == ChangeKind.CLEAR_RESULT]
    assert {one.result.change for one in clear} == {"clear_improvement", "clear_decline"}
    (new,) = [
        one.facts.result
        for one in changes
        if one.kind == ChangeKind.NEW_RESULT and one.facts.name == rate
    ]
    assert (round(new.value, 1), new.numerator, new.n) == (79.7, 3127, 3924)
