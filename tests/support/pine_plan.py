"""A plan of four steps written out by hand, in which each way to owe something has a row."""

from tests.support.written import written

PLAN = """
insert into plan (plan_id, kind, title, district, document, document_sha256)
values ('pine', 'district', 'Plan', 'Pine County', 'pine.txt', 'x');
insert into needs (need_id, number, wording) values ('N1', 1, 'w'), ('N2', 2, 'w');
insert into goals (goal_id, need_id, number, wording)
values ('G1', 'N1', 1, 'w'), ('G2', 'N2', 2, 'w');
insert into action_steps (step_id, goal_id, number, wording) values
    ('G1.1', 'G1', 1, 'w'), ('G1.2', 'G1', 2, 'w'), ('G1.10', 'G1', 10, 'w'),
    ('G2.1', 'G2', 1, 'w');
insert into action_step_roles (step_id, sort_order, role, is_accountable) values
    ('G1.1', 1, 'Deputy of Schools', true), ('G1.1', 2, 'Coach', false),
    ('G1.2', 1, 'Chief of Communications', true),
    ('G2.1', 1, 'Deputy Superintendent of Schools', true);
insert into role_names (name_in_plan, role, source)
values ('Deputy of Schools', 'Deputy Superintendent of Schools', 's');
insert into role_holders (role, person, since_on) values
    ('Deputy Superintendent of Schools', 'Ann Bell', '2020-01-01'),
    ('Deputy Superintendent of Schools', 'Bo Carr', '2022-07-01'),
    ('Coach', 'Di Eden', '2020-01-01'), ('Coach', 'Cy Dorn', '2020-01-01');
insert into monitoring_items (step_id, lane, sort_order, item) values
    ('G1.1', 'implementation', 1, 'Meeting minutes'),
    ('G1.1', 'implementation', 2, 'PD logs'),
    ('G1.1', 'implementation', 3, 'Attendance sheets'),
    ('G1.1', 'effectiveness', 1, 'surveys'),
    ('G1.1', 'effectiveness', 2, 'Star Rating'),
    ('G1.1', 'effectiveness', 3, 'exit talks'),
    ('G1.2', 'implementation', 1, 'benchmarks'),
    ('G1.2', 'effectiveness', 1, 'absence'),
    ('G1.2', 'effectiveness', 2, 'referrals'),
    ('G2.1', 'effectiveness', 1, 'reading windows');
"""
CATALOGUE = """
insert into calendar values
    ('2022-23-Q1', 'quarter', 2023, '2022-07-01', '2022-09-30', true, 'assumed', 's'),
    ('2022-23-Q2', 'quarter', 2023, '2022-10-01', '2022-12-31', true, 'assumed', 's'),
    ('2022-23-Q3', 'quarter', 2023, '2023-01-01', '2023-03-31', true, 'assumed', 's');
insert into review_dates values
    ('2022-23-Q1', '2022-09-15', 'assumed', 's'), ('2022-23-Q2', '2022-12-15', 'assumed', 's'),
    ('2022-23-Q3', '2023-03-15', 'published', 's');
insert into indicators (indicator_id, indicator_name, short_name, unit, better_direction,
    numerator_description, denominator_description, counted_unit, frequency, kind, outcome_type,
    source_description, period_style)
select indicator, indicator, short_name, 'percent', 'higher', 'n', 'd', 'c', frequency, kind,
    'output', 's', 'school_year'
from (values
    ('pd', 'PD completion', 'quarterly', 'interim'),
    ('meetings', 'Meetings', 'monthly', 'interim'),
    ('walks', 'Walkthroughs', 'monthly', 'interim'),
    ('talks', 'Exit talks', 'per_event', 'interim'),
    ('stars', 'Climate stars', 'quarterly', 'official'),
    ('bench', 'Benchmark', 'quarterly', 'interim'),
    ('absence', 'Absence', 'quarterly', 'interim'),
    ('referrals', 'Referrals', 'monthly', 'interim'),
    ('reading', 'Reading', 'quarterly', 'interim')
) as told (indicator, short_name, frequency, kind);
insert into release_dates values ('absence', '2022-23-Q2', '2023-01-12', 'published', 's', '');
insert into comparability values
    ('reading', '', '2022-23-Q2', 'cancelled', false, 'w', 's', '', '2022-09-01');
insert into item_links (step_id, lane, item, kind, indicator_id, expects) values
    ('G1.1', 'implementation', 'Meeting minutes', 'evidence', '', 'meeting minutes'),
    ('G1.1', 'implementation', 'PD logs', 'measure', 'pd', ''),
    ('G1.1', 'implementation', 'Attendance sheets', 'evidence', '', 'one sheet a meeting'),
    ('G1.1', 'implementation', 'Attendance sheets', 'measure', 'pd', ''),
    ('G1.1', 'implementation', 'Attendance sheets', 'measure', 'meetings', ''),
    ('G1.1', 'implementation', '', 'measure', 'walks', ''),
    ('G1.1', 'effectiveness', 'surveys', 'evidence', '', 'the report'),
    ('G1.1', 'effectiveness', 'Star Rating', 'measure', 'stars', ''),
    ('G1.1', 'effectiveness', 'exit talks', 'measure', 'talks', ''),
    ('G1.2', 'implementation', 'benchmarks', 'measure', 'bench', ''),
    ('G1.2', 'effectiveness', 'absence', 'measure', 'absence', ''),
    ('G1.2', 'effectiveness', 'referrals', 'measure', 'referrals', ''),
    ('G2.1', 'effectiveness', 'reading windows', 'measure', 'reading', '');
"""
RESULTS = """
insert into findings (result_id, is_own, indicator_id, content_area, grade_span,
    organisation_level, organisation_id, organisation, is_alternative, period, period_style,
    subgroup, family, sort_order, unit, better_direction, counted_unit, data_state, is_measured,
    level,
    change, released_on, known_since, source, note, batch_kind)
select row_number() over (), is_own, indicator, area, '', organisation_level, 'o', 'o', false,
    period, 'school_year', subgroup, 'all', 0, 'percent', 'higher', 'c', data_state,
    data_state = 'measured', 'no_target', 'not_comparable', known_on, known_on, 's', '',
    'district'
from (values
    (true, 'bench', 'Mathematics', 'district', '2022-23-Q2', 'All Students', 'measured'),
    (true, 'bench', 'Science', 'district', '2022-23-Q2', 'All Students', 'overdue'),
    (true, 'referrals', '', 'district', '2022-23-Q2', 'All Students', 'cancelled'),
    (true, 'pd', '', 'school', '2022-23-Q2', 'All Students', 'measured'),
    (true, 'pd', '', 'district', '2022-23-Q2', 'English Learners', 'measured'),
    (true, 'pd', '', 'district', '2022-23-Q1', 'All Students', 'measured'),
    (false, 'pd', '', 'district', '2022-23-Q2', 'All Students', 'measured')
) as told (is_own, indicator, area, organisation_level, period, subgroup, data_state)
cross join lateral (
    select cast(case period when '2022-23-Q1' then '2022-09-16' else '2022-12-16' end as date)
) as days (known_on);
"""
# Step G1.1 was saved twice; the second time the minutes were taken out again.
UPDATES = """
insert into step_updates values
    (1, 'G1.1', '2022-23-Q2', 1, 'district', '2022-12-10 09:00:00', 'Ann Bell', 'under_way',
     1, 4, 'h', 'c', 'too_early_to_tell', 'j'),
    (2, 'G1.1', '2022-23-Q2', 2, 'district', '2022-12-12 09:00:00', 'Ann Bell', 'done',
     4, 4, 'h', 'c', 'working', 'j'),
    (3, 'G1.2', '2022-23-Q2', 1, 'sample', '2023-01-09 09:00:00', 'Sample', 'blocked',
     0, 4, 'h', 'c', 'no_judgment', 'j'),
    (4, 'G2.1', '2022-23-Q1', 1, 'district', '2022-09-20 09:00:00', 'Ann Bell', 'planned',
     0, 4, 'h', 'c', 'no_judgment', 'j');
insert into update_evidence values
    (1, 'implementation', 'Meeting minutes', 'Minutes', '2022-12-01', 'https://e.org/1', '', ''),
    (2, 'effectiveness', 'surveys', 'Report', '2022-12-01', 'https://e.org/2', '', '');
insert into step_lanes (quarter, step_id, lane, measured_state, n_improving, n_unclear,
    n_worsening, n_waiting, has_outcome_measure, is_sample)
values ('2022-23-Q2', 'G1.1', 'effectiveness', 'worsening', 0, 0, 1, 0, true, true);
"""


def made(path):
    """Return an open database of that plan."""
    return written(path, PLAN, CATALOGUE, RESULTS, UPDATES)
