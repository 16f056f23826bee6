"""What changed since last quarter: five kinds, each line with its figure, and no noise among it."""

from datetime import date

import pytest

from monitoring import clock, db
from monitoring.brief.make import brief
from monitoring.brief.model import KINDS
from tests.support.pine_plan import made

MOVED, CLEAR, NEW, REVISED, MISSING = KINDS
QUARTER = "2022-23-Q2"
# One measure with a result before the quarter and one in it, an early sign, two groups.
PATH = """
delete from findings;
insert into calendar values
    ('2021', 'year', 2021, '2020-07-01', '2021-06-30', false, false, 'assumed', 's'),
    ('2022', 'year', 2022, '2021-07-01', '2022-06-30', false, false, 'assumed', 's');
insert into rules values ('1', 0.95, 0.998, 15, 4, 0.8, 0.95, 1, true, '2022-01-01', 'The rule');
insert into indicators (indicator_id, indicator_name, short_name, unit, better, numerator_words,
    denominator_words, counted, frequency, kind, shows, source_words)
values ('exam', 'Exam', 'Exam', 'percent', 'higher', 'n', 'd', 'students', 'yearly', 'official',
    'student_outcome', 's');
insert into subgroups values ('All Students', 'all', null, 0), ('Owls', 'birds', 'Larks', 1),
    ('Larks', 'birds', 'Owls', 2);
insert into organisations values ('o', 'district', 'Pine County', true);
insert into measures values ('m', 'G1', 1, 'Exams', 'exam', '', '', 50, 'stated', '2021', 'stated',
    'reach_value', 90, null, '2022', 'r');
insert into early_signs values ('absence', '', '', 'm', '2022-23-Q1', 'plan', 'b');
insert into batches values
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
    level_reason, change_reason, projection, reason, headline)
values
    (3, 'm', '1', 'off_track', 'no_clear_change', 'measured', 'l', 'c', '', 'r', 'h'),
    (2, 'm', '1', 'narrowly_off_track', 'clear_improvement', 'measured', 'l', 'c', '', 'r', 'h');
insert into standings (quarter, measure_id, result_id, waiting) values
    ('2022-23-Q1', 'm', 3, 'Not due yet: the result for 2022 is due on October 1, 2022.'),
    ('2022-23-Q2', 'm', 2, 'Overdue: the result for 2023 was due on December 1, 2022 and has not '
    || 'been loaded. Not due yet: the result for 2024 is due on December 1, 2023.');
insert into findings (result_id, is_own, indicator_id, content_area, grade_span,
    organisation_level, organisation_id, organisation, is_alternative, period, period_label,
    subgroup, family, position, unit, better, data_state, state_words, value, numerator, n, level,
    change, level_reason, change_reason, gap_verdict, gap_obstacle, complement_value, gap_low,
    gap_high, gap_points, gap_from_period, gap_change_points,
    gap_change_verdict, complement, change_points, complement_change_points, released_on, source,
    note, batch_kind)
select row_number() over (), is_own, indicator, '', '', 'district', 'o', 'o', false, period,
    label, subgroup, 'f', place, 'percent', 'higher', 'measured', '', value, value, 100,
    'no_target', change, '', reason, 'no_clear_difference', '', 59, -20, 20,
    gap, '2021', moved, gap_change, 'Larks', 1, 5, released_on,
    's', '', kind
from (values
    (true, 'exam', '2022', '2021-22', 'All Students', 0, 80, 'clear_improvement',
        '+19.00 points: Clear improvement.', null, null, 'not_comparable', '2022-10-01',
        'official'),
    (true, 'exam', '2022', '2021-22', 'Owls', 1, 50, 'clear_decline',
        '−4.00 points: Clear decline.', -9, -4, 'clearly_wider', '2022-10-01', 'official'),
    (true, 'exam', '2022', '2021-22', 'Larks', 2, 59, 'no_clear_change', 'none', 9, 4,
        'no_clear_change', '2022-10-01', 'official'),
    (true, 'absence', '2022-23-Q1', '2022-23-Q1', 'All Students', 0, 12, 'no_clear_change',
        'none', null, null, 'not_comparable', '2022-12-31', 'sample'),
    (true, 'absence', '2022-23-Q1', '2022-23-Q1', 'Owls', 1, 20, 'clear_decline', 'none', null,
        null, 'not_comparable', '2022-12-31', 'sample'),
    (true, 'absence', '2021-22-Q4', '2021-22-Q4', 'All Students', 0, 10, 'clear_decline', 'none',
        null, null, 'not_comparable', '2022-09-30', 'sample'),
    (true, 'absence', '2022-23-Q2', '2022-23-Q2', 'All Students', 0, 9, 'clear_decline', 'none',
        null, null, 'not_comparable', '2023-01-01', 'sample'),
    (false, 'exam', '2022', '2021-22', 'All Students', 0, 70, 'clear_improvement', 'x', null,
        null, 'not_comparable', '2022-10-01', 'official')
) as told (is_own, indicator, period, label, subgroup, place, value, change, reason, gap, moved,
    gap_change, released_on, kind);
insert into goal_standings values
    ('2022-23-Q2', 'G1', 'h', 'w'), ('2022-23-Q2', 'G2', 'No status: h', 'w');
insert into step_lanes (quarter, step_id, lane, measured_state, n_improving, n_unclear,
    n_worsening, n_waiting, has_outcome_measure, reason, is_sample)
values
    ('2022-23-Q1', 'G1.1', 'effectiveness', 'improving', 1, 0, 0, 0, true, 'r', false),
    ('2022-23-Q1', 'G1.2', 'effectiveness', 'worsening', 0, 0, 1, 0, true, 'r', false),
    ('2022-23-Q2', 'G1.2', 'effectiveness', 'worsening', 0, 0, 1, 0, true, 'r', false);
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


def lines(store, kind, quarter=QUARTER):
    return [one for one in brief(store, quarter).changes if one.kind == kind]


def sentences(store, kind, quarter=QUARTER):
    return [one.sentence for one in lines(store, kind, quarter)]


def test_statuses_that_moved_are_told_with_old_and_new(pine):
    assert sentences(pine, MOVED) == [
        "Exams, level: from Off path to Near path.",
        "Exams, change: from No clear change to Clear improvement.",
        "G1.1, implementation: from under way to done.",
        "G1.1, effectiveness: from Improving to Worsening.",
        "G1.2, implementation: from no update to blocked.",
    ]


def test_a_line_links_to_the_figure_it_tells_of(pine):
    moved = lines(pine, MOVED)

    assert (moved[0].page, dict(moved[0].address)) == (
        "pages/goals.py",
        {"quarter": QUARTER, "goal": "G1", "measure": "m"},
    )
    assert (moved[2].page, dict(moved[2].address)) == (
        "pages/step.py",
        {"quarter": QUARTER, "goal": "G1", "step": "G1.1"},
    )
    assert [one.is_sample for one in moved] == [False, False, False, True, True]
    group = lines(pine, CLEAR)[1]
    assert (group.page, dict(group.address)) == (
        "pages/subgroups.py",
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
    assert sentences(pine, CLEAR) == [
        "Exams: 80.0% in 2021-22; +19.00 points: Clear improvement.",
        "Exams, Owls: 50.0% in 2021-22; −4.00 points: Clear decline.",
        "Exams, Owls, 2021-22: Since 2020-21 the gap widened by 4.0 points, from −5.0 to −9.0, "
        "because Larks rose more: clearly wider.",
    ]


def test_new_results_are_told_once_and_not_group_by_group(pine):
    assert sentences(pine, NEW) == [
        "Exams: 80.0% (80 of 100) in 2021-22.",
        "Absence: 12.0% (12 of 100) in 2022-23-Q1.",
    ]
    assert [one.is_sample for one in lines(pine, NEW)] == [False, True]


def test_a_revision_has_old_and_new_of_all_students_and_counts_the_groups(pine):
    assert sentences(pine, REVISED) == [
        "Exams, 2020-21: the result was revised from 60.0% to 61.0%; so was 1 group.",
    ]


def test_a_revision_of_what_may_not_be_seen_is_told_without_figures(pine):
    with pine.write() as writer:
        writer.script("insert into withheld values (3)")

    assert sentences(pine, REVISED) == ["Exams, 2020-21: the result was revised; so was 1 group."]


def test_a_revision_is_told_in_the_quarter_of_its_vintage_and_in_no_other(pine):
    with pine.write() as writer:
        writer.script("update batches set vintage_on = '2023-01-01' where batch_id = 2")

    assert sentences(pine, REVISED) == []


def test_what_was_overdue_and_came_in_is_no_revision(pine):
    with pine.write() as writer:
        writer.script(
            "update results set data_state = 'overdue', value = null, numerator = null "
            "where result_id in (1, 4)"
        )

    assert sentences(pine, REVISED) == []


def test_overdue_results_and_what_steps_lack_are_told_up_to_the_quarters_last_day(pine):
    assert sentences(pine, MISSING) == [
        "Exams: the result for 2023 was due on December 1, 2022 and has not been loaded.",
        "G1.1: 3 things are missing, the longest for 16 days.",
        "G1.2: 2 things are missing, the longest for 16 days.",
        "G1.10: 1 thing is missing, for 16 days.",
        "G2.1: 1 thing is missing, for 16 days.",
    ]


def test_days_are_counted_to_today_before_the_quarter_ends(pine, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2022, 12, 10))

    assert sentences(pine, MISSING)[1:3] == [
        "G1.1: 3 things are missing, none of them overdue yet.",
        "G1.2: 2 things are missing, none of them overdue yet.",
    ]


def test_a_step_without_an_update_is_missing_and_has_not_moved(pine):
    moved = sentences(pine, MOVED)

    assert not [one for one in moved if one.startswith("G2.1")]


def test_nothing_is_compared_in_the_first_quarter(pine):
    assert brief(pine, "2022-23-Q1").changes == ()


def test_the_shipped_quarter_tells_each_kind_in_its_order(database):
    changes = brief(db.open_store(database), QUARTER).changes
    told = [one.kind for one in changes]

    assert told == sorted(told, key=KINDS.index)
    assert changes[0].sentence == (
        "Four-year graduation rate, change: from No clear change to Clear improvement."
    )
    assert not [one for one in changes if one.kind == CLEAR and "no_clear_change" in one.sentence]
    assert "Four-year graduation rate: 79.7% (3,127 of 3,924) for the class of 2022." in [
        one.sentence for one in changes if one.kind == NEW
    ]
