-- The database: the plan as adopted, what judges it, the results, and every verdict.
-- Missing is null plus a state column, never 0 and never text in a number column.
-- Each table and column is described in data/README.md.

-- The plan, as its document writes it -------------------------------------------------

create table plan (
    plan_id varchar primary key,
    kind varchar not null check (kind in ('district', 'school')),
    title varchar,
    district varchar,
    school varchar,
    school_years varchar,
    team_lead varchar,
    document varchar not null,
    document_sha256 varchar not null
);

create table plan_facts (
    sort_order integer primary key,
    section varchar not null,
    label varchar not null,
    value varchar,
    is_ticked boolean
);

create table needs (
    need_id varchar primary key,
    number integer not null,
    wording varchar,
    is_equity_gap boolean,
    equity_question varchar
);

create table root_causes (
    root_cause_id varchar primary key,
    need_id varchar not null references needs (need_id),
    number integer not null,
    wording varchar not null
);

create table goals (
    goal_id varchar primary key,
    need_id varchar not null references needs (need_id),
    number integer not null,
    wording varchar
);

create table equity_gaps (
    equity_gap_id varchar primary key,
    need_id varchar not null references needs (need_id),
    gap varchar
);

create table equity_gap_scopes (
    equity_gap_id varchar not null references equity_gaps (equity_gap_id),
    scope varchar not null check (scope in ('content_area', 'grade_span', 'subgroup')),
    sort_order integer not null,
    value varchar not null,
    primary key (equity_gap_id, scope, sort_order)
);

create table equity_interventions (
    equity_gap_id varchar not null references equity_gaps (equity_gap_id),
    sort_order integer not null,
    code varchar,
    wording varchar not null,
    primary key (equity_gap_id, sort_order)
);

create table action_steps (
    step_id varchar primary key,
    goal_id varchar not null references goals (goal_id),
    number integer not null,
    wording varchar,
    implementation_method varchar,
    effectiveness_method varchar,
    responsible varchar,
    evidence_level varchar,
    timeline varchar,
    supports_equity boolean,
    partnerships varchar
);

create table action_step_lists (
    step_id varchar not null references action_steps (step_id),
    list varchar not null check (list in ('funding_source', 'subgroup', 'system')),
    sort_order integer not null,
    value varchar not null,
    primary key (step_id, list, sort_order)
);

create table action_step_roles (
    step_id varchar not null references action_steps (step_id),
    sort_order integer not null,
    role varchar not null,
    is_accountable boolean not null,
    primary key (step_id, sort_order)
);

create table monitoring_items (
    step_id varchar not null references action_steps (step_id),
    lane varchar not null check (lane in ('implementation', 'effectiveness')),
    sort_order integer not null,
    item varchar not null,
    primary key (step_id, lane, sort_order)
);

create table unread_lines (
    number integer primary key,
    text varchar not null
);

-- What results are about --------------------------------------------------------------

create table calendar (
    period varchar primary key,
    kind varchar not null check (kind in ('year', 'quarter')),
    school_year integer not null check (school_year between 1900 and 2199),
    begins_on date not null check (begins_on between '1890-01-01' and '2199-12-31'),
    ends_on date not null check (ends_on between '1890-01-01' and '2199-12-31'),
    is_review boolean not null,
    basis varchar not null check (basis in ('published', 'assumed')),
    source varchar not null,
    check (ends_on > begins_on),
    check (kind = 'quarter' or not is_review)
);

create table indicators (
    indicator_id varchar primary key,
    indicator_name varchar not null,
    short_name varchar not null,
    unit varchar not null check (unit in ('percent', 'count', 'rate', 'score')),
    better_direction varchar not null check (better_direction in ('higher', 'lower', 'neither')),
    numerator_description varchar not null,
    denominator_description varchar not null,
    counted_unit varchar not null,
    frequency varchar not null
    check (frequency in ('yearly', 'semester', 'quarterly', 'monthly', 'per_event')),
    kind varchar not null check (kind in ('official', 'interim')),
    outcome_type varchar not null check (
        outcome_type in (
            'student_outcome', 'condition_for_learning', 'staff_or_family_practice', 'output'
        )
    ),
    source_description varchar not null,
    period_style varchar not null check (period_style in ('school_year', 'class')),
    default_grade_span varchar not null default '',
    caution varchar not null default ''
);

create table release_dates (
    indicator_id varchar not null references indicators (indicator_id),
    period varchar not null references calendar (period),
    released_on date not null check (released_on between '1890-01-01' and '2199-12-31'),
    basis varchar not null check (basis in ('published', 'assumed')),
    source varchar not null,
    file_name varchar not null default '',
    primary key (indicator_id, period)
);

create table comparability (
    indicator_id varchar not null references indicators (indicator_id),
    content_area varchar not null default '',
    period varchar not null references calendar (period),
    data_state varchar not null
    check (data_state in ('cancelled', 'not_comparable', 'not_published')),
    is_new_series boolean not null,
    description varchar not null,
    source varchar not null,
    organisation_id varchar not null default '',
    known_from date not null check (known_from between '1890-01-01' and '2199-12-31'),
    primary key (indicator_id, content_area, period, organisation_id)
);

create table subgroups (
    subgroup varchar primary key,
    family varchar not null,
    complement varchar check (complement <> subgroup),
    sort_order integer not null
);

create table subgroup_names (
    name varchar primary key,
    subgroup varchar not null references subgroups (subgroup),
    used_by varchar not null
);

create table organisations (
    organisation_id varchar primary key,
    organisation_level varchar not null
    check (organisation_level in ('state', 'district', 'school')),
    organisation varchar not null,
    is_own boolean not null
);

create table alternative_schools (
    organisation_id varchar primary key,
    source varchar not null
);

create table measures (
    measure_id varchar primary key,
    goal_id varchar not null references goals (goal_id),
    sort_order integer not null,
    measure_name varchar not null,
    indicator_id varchar not null references indicators (indicator_id),
    content_area varchar not null default '',
    grade_span varchar not null default '',
    baseline_value double check (baseline_value between 0 and 100),
    baseline_value_origin varchar not null
    check (baseline_value_origin in ('stated', 'inferred', 'missing')),
    baseline_period varchar references calendar (period),
    baseline_period_origin varchar not null
    check (baseline_period_origin in ('stated', 'inferred', 'missing')),
    target_kind varchar not null check (target_kind in ('reach_value', 'points_per_year')),
    target_value double check (target_value between 0 and 100),
    points_per_year double,
    deadline_period varchar not null references calendar (period),
    interpretation varchar not null,
    check ((target_kind = 'reach_value') = (target_value is not null)),
    check ((target_kind = 'points_per_year') = (points_per_year is not null)),
    check (points_per_year between -100 and 100),
    check (baseline_value is null or baseline_period is not null)
);

-- What each indicator serves: the steps that name it, the measure it is an early sign of --

-- What each item of a step's monitoring methods is: a measure (an indicator), evidence (a document
-- expected each quarter) or an activity (planned and held). An item without a row is unmapped.
create table item_links (
    step_id varchar not null references action_steps (step_id),
    lane varchar not null check (lane in ('implementation', 'effectiveness')),
    item varchar not null default '',
    kind varchar not null check (kind in ('measure', 'evidence', 'activity')),
    indicator_id varchar not null default '',
    expects varchar not null default '',
    note varchar not null default '',
    primary key (step_id, lane, item, kind, indicator_id),
    check ((kind = 'measure') = (indicator_id <> '')),
    check ((kind = 'measure') = (expects = '')),
    check (item <> '' or kind = 'measure')
);

create table early_signs (
    indicator_id varchar not null references indicators (indicator_id),
    content_area varchar not null default '',
    grade_span varchar not null default '',
    measure_id varchar not null references measures (measure_id),
    since_period varchar not null references calendar (period),
    added_by varchar not null check (added_by in ('plan', 'district')),
    basis varchar not null,
    primary key (indicator_id, content_area, grade_span, measure_id)
);

create table interim_targets (
    indicator_id varchar not null references indicators (indicator_id),
    content_area varchar not null default '',
    grade_span varchar not null default '',
    period varchar not null references calendar (period),
    target_value double not null,
    origin varchar not null check (origin in ('plan', 'district', 'sample')),
    source varchar not null,
    primary key (indicator_id, content_area, grade_span, period)
);

-- How figures are counted from rows about single students, which no table ever holds ------

create table counting_rules (
    indicator_id varchar not null references indicators (indicator_id),
    rule varchar not null check (
        rule in (
            'study', 'on_pace', 'on_grade', 'retake', 'ela_test', 'growth_tests_only',
            'rushed_tests', 'fall_quarter', 'winter_quarter', 'spring_quarter',
            'least_coverage', 'least_days_enrolled', 'least_share_absent', 'leavers',
            'school_days_q1', 'school_days_q2', 'school_days_q3', 'school_days_q4',
            'least_credits', 'least_credits_first_semester', 'most_core_failures',
            'passing_mark'
        )
    ),
    number double,
    text varchar not null default '',
    description varchar not null,
    primary key (indicator_id, rule),
    check ((number is null) = (text <> ''))
);

create table student_exports (
    layout varchar primary key,
    form varchar not null
    check (form in ('tests', 'attendance', 'incidents', 'grades', 'roster')),
    layout_name varchar not null
);

-- Which column of an export says what of a student, and which of its values mean what.
create table student_export_mappings (
    layout varchar not null references student_exports (layout),
    field varchar not null check (
        field in (
            'student', 'other_student', 'school', 'school_code', 'grade', 'school_year',
            'term', 'window', 'date', 'keep', 'content_area', 'level', 'score',
            'days_absent', 'days_enrolled', 'incident', 'action', 'course', 'is_core',
            'credit', 'mark', 'first_time', 'left', 'race', 'hispanic', 'disadvantaged',
            'disability', 'english_learner', 'gender', 'migrant', 'homeless',
            'foster_care', 'military'
        )
    ),
    column_name varchar not null default '',
    accepted varchar not null default '',
    means varchar not null default '',
    primary key (layout, field, column_name, accepted),
    check (column_name <> '' or means <> ''),
    check (accepted = '' or means <> '')
);

-- Who answers for a step, and when ----------------------------------------------------------

-- One position, however the plan writes it.
create table role_names (
    name_in_plan varchar primary key,
    role varchar not null,
    source varchar not null
);

-- Who holds a position: the district says it, nobody is invented.
create table role_holders (
    role varchar not null,
    person varchar not null,
    since_on date not null check (since_on between '1890-01-01' and '2199-12-31'),
    primary key (role, person)
);

create table review_dates (
    quarter varchar primary key references calendar (period),
    update_due_on date not null check (update_due_on between '1890-01-01' and '2199-12-31'),
    basis varchar not null check (basis in ('published', 'assumed')),
    source varchar not null
);

-- What was done, quarter by quarter. Nothing is overwritten: a change is a further revision. No
-- constraint refers to the plan, so that no update is lost when the plan is read anew.

create table step_updates (
    update_id integer primary key,
    step_id varchar not null,
    quarter varchar not null,
    revision integer not null check (revision >= 1),
    origin varchar not null check (origin in ('district', 'sample')),
    saved_at timestamp not null,
    saved_by varchar not null check (saved_by <> ''),
    implementation varchar not null
    check (implementation in ('planned', 'under_way', 'done', 'blocked')),
    activities_held integer check (activities_held >= 0),
    activities_planned integer check (activities_planned >= 0),
    happened varchar not null,
    comes_next varchar not null,
    judgment varchar not null
    check (judgment in ('working', 'too_early_to_tell', 'not_working', 'no_judgment')),
    judgment_words varchar not null,
    unique (step_id, quarter, revision)
);

-- The evidence items that are in, as of one revision; its files lie beside the database.
create table update_evidence (
    update_id integer not null,
    lane varchar not null check (lane in ('implementation', 'effectiveness')),
    item varchar not null,
    title varchar not null check (title <> ''),
    dated_on date not null check (dated_on between '1890-01-01' and '2199-12-31'),
    link varchar not null default '',
    sha256 varchar not null default '',
    file_name varchar not null default '',
    primary key (update_id, lane, item),
    check ((sha256 = '') = (file_name = '')),
    check (link <> '' or sha256 <> '')
);

-- What is being written and not yet saved, so that no work is lost with a closed window.
create table update_drafts (
    step_id varchar not null,
    quarter varchar not null,
    person varchar not null default '',
    author varchar not null check (author <> ''),
    base_revision integer not null check (base_revision >= 0),
    saved_at timestamp not null,
    fields varchar not null,
    primary key (step_id, quarter, person, author)
);

-- Files that came with updates; each lies beside the database under its hash.
create table attachments (
    sha256 varchar primary key,
    media_type varchar not null,
    n_bytes integer not null check (n_bytes between 1 and 20971520),
    added_at timestamp not null,
    added_by varchar not null check (added_by <> '')
);

-- What was made of it at the review. Nothing is overwritten: a change is a further revision ----

create table review_texts (
    quarter varchar not null,
    goal_id varchar not null,
    part varchar not null check (part in ('why', 'next')),
    revision integer not null check (revision >= 1),
    saved_at timestamp not null,
    saved_by varchar not null check (saved_by <> ''),
    text varchar not null,
    primary key (quarter, goal_id, part, revision)
);

create table review_decisions (
    decision_id integer not null,
    revision integer not null check (revision >= 1),
    quarter varchar not null,
    about varchar not null check (about <> ''),
    what varchar not null check (what <> ''),
    role varchar not null check (role <> ''),
    due_on date not null check (due_on between '1890-01-01' and '2199-12-31'),
    state varchar not null check (state in ('open', 'done', 'dropped')),
    outcome varchar not null default '',
    saved_at timestamp not null,
    saved_by varchar not null check (saved_by <> ''),
    primary key (decision_id, revision)
);

-- Who wrote a revision of it, where a sign-in says so; the names above are only what is shown.
create table review_authors (
    kind varchar not null check (kind in ('text', 'decision')),
    item varchar not null check (item <> ''),
    revision integer not null check (revision >= 1),
    person varchar not null check (person <> ''),
    primary key (kind, item, revision)
);

-- Who read the quarter's review as it stood then, and stands by it. Before version 5 a mark vouched
-- for the words alone, and not for the updates and loads beside them.
create table review_marks (
    mark_id integer primary key,
    quarter varchar not null,
    marked_at timestamp not null,
    marked_by varchar not null check (marked_by <> ''),
    person varchar not null default '',
    vouches_for_figures boolean not null
);

-- What each mark vouches for, by what it says and not by when it was saved.
create table mark_revisions (
    mark_id integer not null,
    kind varchar not null check (kind in ('text', 'decision', 'update', 'load', 'target')),
    item varchar not null check (item <> ''),
    revision integer not null check (revision >= 0),
    sha256 varchar not null,
    primary key (mark_id, kind, item)
);

-- Targets as they were changed ------------------------------------------------------------

-- A measure's target or baseline as a board amended it. The plan's own reading, in measures, is
-- version 1. Nothing is overwritten: what is taken back is a further version. A version counts from
-- the quarter in which it was adopted, and of several the one with the highest number. No
-- constraint refers to the plan; a version counts for the measure of its name and scope.
create table target_versions (
    measure_id varchar not null,
    version integer not null check (version >= 2),
    indicator_id varchar not null,
    content_area varchar not null default '',
    grade_span varchar not null default '',
    adopted_on date not null check (adopted_on between '1990-01-01' and '2199-12-31'),
    saved_at timestamp not null,
    saved_by varchar not null check (saved_by <> ''),
    reason varchar not null check (reason <> ''),
    baseline_value double check (baseline_value between 0 and 100),
    baseline_period varchar,
    baseline_source varchar not null default '',
    target_kind varchar not null check (target_kind in ('reach_value', 'points_per_year')),
    target_value double check (target_value between 0 and 100),
    points_per_year double check (points_per_year between -100 and 100),
    deadline_period varchar not null,
    primary key (measure_id, version),
    check ((target_kind = 'reach_value') = (target_value is not null)),
    check ((target_kind = 'points_per_year') = (points_per_year is not null)),
    check (baseline_value is null or baseline_period is not null)
);

-- Who may do what, who is signed in, and who did what ------------------------------------

-- A role of a person, who is known by e-mail until the first sign-in. Nothing is deleted: what is
-- taken back says since when, and by whom.
create table grants (
    grant_id integer primary key,
    issuer varchar not null default '',
    subject varchar not null default '',
    email varchar not null default '',
    role varchar not null
    check (role in ('viewer', 'coordinator', 'reviewer', 'publisher', 'administrator')),
    scope_kind varchar not null check (scope_kind in ('all', 'step', 'school')),
    scope varchar not null default '',
    granted_at timestamp not null,
    granted_by varchar not null check (granted_by <> ''),
    revoked_at timestamp,
    revoked_by varchar not null default '',
    check ((scope_kind = 'all') = (scope = '')),
    check (subject <> '' or email <> ''),
    check ((subject = '') = (issuer = '')),
    check ((revoked_at is null) = (revoked_by = ''))
);

-- Sign-ins, by the hash of what the issuer said of each. One that has ended stays ended.
create table sessions (
    session_id varchar primary key,
    issuer varchar not null check (issuer <> ''),
    subject varchar not null check (subject <> ''),
    name varchar not null,
    email varchar not null,
    began_at timestamp not null,
    ends_at timestamp not null,
    ended_at timestamp
);

-- What was done, one row after the other: each has the hash of the one before it.
create table audit_trail (
    sequence integer primary key check (sequence >= 1),
    done_at timestamp not null,
    issuer varchar not null check (issuer <> ''),
    subject varchar not null,
    name varchar not null,
    event varchar not null check (
        event in (
            'build',
            'load',
            'undo',
            'mapping',
            'sample_added',
            'sample_removed',
            'plan',
            'target',
            'update',
            'attachment',
            'text',
            'decision',
            'mark',
            'publication',
            'export',
            'grant',
            'revocation',
            'sign_in',
            'sign_out',
            'deck_template'
        )
    ),
    about varchar not null,
    before varchar not null,
    after varchar not null,
    why varchar not null,
    previous_sha256 varchar not null,
    sha256 varchar not null
);

-- The look of the deck: the district's own presentation, or the product's again where there is no
-- file. The last row counts; earlier ones are kept.
create table deck_templates (
    number integer primary key check (number >= 1),
    file_name varchar not null,
    content blob not null,
    set_at timestamp not null,
    set_by varchar not null check (set_by <> ''),
    check ((file_name = '') = (octet_length(content) = 0))
);

-- Long work that somebody asked for: loads and publications. What is done is whole or not at all; a
-- job is stopped whose server ended before it did.
create table jobs (
    job_id integer primary key check (job_id >= 1),
    kind varchar not null check (kind in ('publication', 'load')),
    about varchar not null,
    asked_by varchar not null,
    asked_at timestamp not null,
    state varchar not null check (state in ('waiting', 'running', 'done', 'refused', 'stopped')),
    ended_at timestamp,
    answer_list varchar not null,
    answer_code varchar not null,
    answer_facts varchar not null,
    check ((ended_at is null) = (state in ('waiting', 'running')))
);

create table job_steps (
    job_id integer not null,
    number integer not null check (number >= 1),
    step varchar not null,
    begun_at timestamp not null,
    primary key (job_id, number)
);

-- The one row of a release says what it is; the working database has none.
create table release_facts (
    release_number integer primary key,
    quarter varchar not null,
    rule_version varchar not null,
    released_at timestamp not null,
    released_by varchar not null check (released_by <> ''),
    corrects integer,
    correction varchar not null default '',
    digest varchar not null,
    check ((corrects is null) = (correction = ''))
);

-- What the audit of a release found, one row for each test and period that it looked at.
create table release_audit (
    indicator_id varchar not null,
    period varchar not null,
    content_area varchar not null,
    n_shown integer not null,
    n_hidden integer not null,
    n_hidden_by_audit integer not null,
    n_programs integer not null,
    primary key (indicator_id, period, content_area)
);

-- Nothing below refers to results or batches by a constraint: DuckDB refuses to delete a row and
-- those that refer to it in one transaction, and a batch goes out whole or not at all.

-- Results, each with the load it came by ----------------------------------------------

create table batches (
    batch_id integer primary key,
    file_name varchar not null,
    sha256 varchar not null,
    kind varchar not null check (kind in ('official', 'district', 'sample')),
    layout varchar not null,
    vintage_on date,
    rows_read integer not null,
    rows_kept integer not null,
    rows_new integer not null,
    rows_superseding integer not null,
    rows_unchanged integer not null,
    rows_hidden integer not null,
    rows_other_districts integer not null,
    loaded_at timestamp not null,
    loaded_by varchar not null,
    is_shipped boolean not null,
    taken_back_at timestamp,
    taken_back_by varchar,
    check ((taken_back_at is null) = (taken_back_by is null)),
    check (taken_back_at is null or not is_shipped)
);

-- The files of a batch that was made of several: an export and a roster, or two years of an export.
create table batch_files (
    batch_id integer not null,
    sort_order integer not null,
    role varchar not null check (role in ('export', 'earlier_year', 'roster')),
    file_name varchar not null,
    sha256 varchar not null,
    rows_read integer not null,
    primary key (batch_id, sort_order)
);

-- Rows of an export that were not counted, by reason.
create table batch_rows_left_out (
    batch_id integer not null,
    reason varchar not null check (
        reason in (
            'retakes', 'not_on_roster', 'no_student', 'no_verdict', 'not_a_growth_test',
            'rushed', 'deactivated', 'filtered', 'other_window', 'other_subject', 'other_grade',
            'too_few_days', 'left', 'one_year_only'
        )
    ),
    rows_left_out integer not null check (rows_left_out >= 0),
    primary key (batch_id, reason)
);

-- How the students of a district moved who were tested in two windows of an export: at a higher,
-- the same or a lower level. What is fewer than 10 students, or shows such a number as a
-- difference, is never kept.
create table matched_students (
    batch_id integer not null,
    content_area varchar not null,
    from_period varchar not null,
    until_period varchar not null check (until_period > from_period),
    n_better integer not null check (n_better >= 10),
    n_same integer not null check (n_same >= 10),
    n_worse integer not null check (n_worse >= 10),
    primary key (batch_id, content_area)
);

-- What names meant that nobody knew, as was said at a load: the next load asks no more, as long
-- as this one is in force. Names are in lower case; one without a meaning is left out.
create table batch_matches (
    batch_id integer not null,
    name varchar not null,
    meaning varchar not null,
    primary key (batch_id, name)
);

-- All that each batch said, what changed nothing included: results are made of the rows of the
-- batches that are in force, in their order.
create table batch_rows (
    batch_id integer not null,
    sort_order integer not null,
    indicator_id varchar not null,
    period varchar not null,
    organisation_id varchar not null,
    content_area varchar not null,
    grade_span varchar not null,
    subgroup varchar not null,
    numerator double,
    denominator double check (denominator >= 10),
    value double,
    published_value double,
    data_state varchar not null,
    released_on date,
    source varchar not null,
    note varchar not null,
    n_enrolled double check (n_enrolled >= 10),
    primary key (batch_id, sort_order)
);

create table results (
    result_id integer primary key,
    batch_id integer not null,
    indicator_id varchar not null references indicators (indicator_id),
    period varchar not null references calendar (period),
    organisation_id varchar not null references organisations (organisation_id),
    content_area varchar not null default '',
    grade_span varchar not null default '',
    subgroup varchar not null references subgroups (subgroup),
    numerator double,
    denominator double check (denominator >= 10),
    value double,
    published_value double,
    data_state varchar not null check (
        data_state in (
            'measured', 'overdue', 'cancelled', 'not_published', 'not_comparable',
            'hidden'
        )
    ),
    released_on date not null,
    is_date_assumed boolean not null default false,
    source varchar not null,
    note varchar not null default '',
    value_code varchar not null default '' check (value_code in ('', 'at_most', 'at_least')),
    superseded_by integer,
    n_enrolled double check (n_enrolled >= 10),
    check ((data_state = 'measured') = (value is not null) or data_state = 'not_comparable'),
    check (numerator is null or numerator between 0 and denominator),
    check (data_state <> 'hidden' or coalesce(numerator, denominator) is null)
);

-- Results that a reader could use to work out one that is hidden; hidden with it.
create table secondary_suppression (
    result_id integer primary key
);

-- Verdicts, written when results are loaded -------------------------------------------

create table rules (
    rule_version varchar primary key,
    confidence double not null check (confidence > 0 and confidence < 1),
    confidence_outer double not null
    check (confidence_outer > confidence and confidence_outer < 1),
    min_n_for_status integer not null check (min_n_for_status >= 1),
    min_points_for_projection integer not null check (min_points_for_projection >= 3),
    band_narrow double not null check (band_narrow > 0 and band_narrow < band_wide),
    band_wide double not null check (band_wide > 0 and band_wide < 1),
    projection_decimals integer not null check (projection_decimals between 0 and 10),
    false_discovery_rate double
    check (false_discovery_rate > 0 and false_discovery_rate < 1),
    min_share_of_others double check (min_share_of_others > 0 and min_share_of_others < 1),
    is_current boolean not null,
    adopted_on date not null,
    description varchar not null
);

-- How far figures that somebody else has published are protected here. Without a row, not at all.
create table disclosure (
    figures varchar primary key check (figures in ('official')),
    protection varchar not null check (protection in ('as_printed', 'strict')),
    adopted_on date not null check (adopted_on between '1890-01-01' and '2199-12-31'),
    source varchar not null
);

-- No target: measure_id is null and the result is assessed for change only. A verdict holds from
-- known_since to known_until: what is learned later of a year gives the same result another one,
-- and so does another target. state_until is the last day of the state of knowledge that it comes
-- from. What the plan's own target would say after it was amended is not in force.
create table assessments (
    result_id integer not null,
    measure_id varchar references measures (measure_id),
    target_version integer,
    is_in_force boolean not null default true,
    rule_version varchar not null references rules (rule_version),
    known_since date not null,
    known_until date not null default '2199-12-31' check (known_until >= known_since),
    state_until date not null default '2199-12-31' check (state_until >= known_until),
    level varchar not null check (
        level in (
            'met', 'narrowly_met', 'met_margin_unknown', 'on_track', 'narrowly_on_track',
            'on_track_margin_unknown', 'narrowly_off_track', 'off_track_margin_unknown',
            'off_track', 'narrowly_missed', 'missed_margin_unknown', 'missed', 'undecided',
            'no_status', 'no_target', 'hidden'
        )
    ),
    change varchar not null check (
        change in (
            'clear_improvement', 'no_clear_change', 'clear_decline', 'not_comparable'
        )
    ),
    data_state varchar not null,
    is_measured boolean not null,
    judged_against varchar not null check (judged_against in ('', 'plan', 'interim_target')),
    level_obstacle varchar not null check (
        level_obstacle in (
            '', 'too_few', 'no_result', 'before_plan', 'no_baseline', 'baseline_year',
            'compares_with_none', 'other_series', 'hidden', 'deadline_missing',
            'deadline_cancelled', 'deadline_not_published', 'deadline_hidden', 'deadline_coded',
            'deadline_too_few', 'deadline_not_comparable', 'deadline_other_series'
        )
    ),
    later_obstacle varchar not null check (
        later_obstacle in (
            '', 'too_few', 'no_result', 'compares_with_none', 'other_series'
        )
    ),
    deadline_verdict varchar not null,
    change_obstacle varchar not null check (
        change_obstacle in (
            '', 'too_few', 'no_result', 'none_earlier', 'earlier_too_few', 'earlier_no_result',
            'other_series', 'unit_without_margin', 'n_unknown', 'hidden'
        )
    ),
    is_late boolean not null,
    is_settled boolean not null,
    is_at_target boolean not null,
    starts_from_own boolean not null,
    expected double,
    final_target double,
    deadline_period varchar,
    baseline_value double,
    baseline_period varchar,
    base_n double,
    base_data_state varchar not null,
    asked_points double,
    since_base_points double,
    since_base_low double,
    since_base_high double,
    due_value double,
    due_n double,
    due_low double,
    due_high double,
    due_data_state varchar not null,
    interval_low double,
    interval_high double,
    distance_points double,
    distance_students integer,
    earlier_period varchar not null,
    earlier_value double,
    earlier_n double,
    earlier_data_state varchar not null,
    change_from_period varchar,
    change_points double,
    change_low double,
    change_high double,
    pace_needed double,
    pace_achieved double,
    n_points integer,
    first_period varchar,
    next_value double,
    next_low double,
    next_high double,
    last_value double,
    last_low double,
    last_high double,
    unique (result_id, measure_id, rule_version, target_version, known_until)
);

create table projections (
    result_id integer not null,
    measure_id varchar not null references measures (measure_id),
    target_version integer not null default 1,
    rule_version varchar not null references rules (rule_version),
    known_until date not null,
    period varchar not null references calendar (period),
    value double not null,
    low_narrow double not null,
    high_narrow double not null,
    low_wide double not null,
    high_wide double not null,
    n_points integer not null,
    first_period varchar not null,
    primary key (result_id, measure_id, target_version, rule_version, known_until, period)
);

-- A group beside its complement: the group of all others.
create table gaps (
    result_id integer not null,
    known_until date not null,
    complement varchar not null,
    complement_basis varchar not null
    check (complement_basis in ('published', 'from_counts', 'none')),
    complement_numerator double,
    complement_n double,
    complement_value double,
    complement_within double,
    gap_points double,
    gap_low double,
    gap_high double,
    gap_verdict varchar not null check (
        gap_verdict in (
            'clearly_behind', 'no_clear_difference', 'clearly_ahead', 'cannot_be_shown'
        )
    ),
    gap_obstacle varchar not null check (
        gap_obstacle in (
            '', 'whole', 'nearly_all_economic', 'nearly_all', 'no_result', 'too_few',
            'not_a_percentage', 'rate_without_counts', 'no_counts', 'others_too_few',
            'others_hidden', 'others_coded', 'partly_sample', 'whole_without_counts',
            'counts_disagree'
        )
    ),
    gap_from_period varchar,
    gap_change_points double,
    gap_change_low double,
    gap_change_high double,
    gap_change_verdict varchar not null check (
        gap_change_verdict in (
            'clearly_narrower', 'no_clear_change', 'clearly_wider', 'not_comparable'
        )
    ),
    complement_change_points double,
    complement_change_low double,
    complement_change_high double,
    smallest_change_points double,
    primary key (result_id, known_until)
);

-- A change beside the same change in the rest of Georgia, a school's in the rest of its district.
create table comparisons (
    result_id integer not null,
    known_until date not null,
    beside_value double,
    beside_basis varchar not null check (beside_basis in ('rest', 'as_printed', 'none')),
    beside_obstacle varchar not null check (
        beside_obstacle in (
            '', 'no_change', 'not_a_percentage', 'no_other_result', 'other_series',
            'others_hidden', 'others_too_few', 'counts_disagree', 'n_unknown'
        )
    ),
    beside_change_points double,
    beside_change_low double,
    beside_change_high double,
    beside_difference_points double,
    beside_difference_low double,
    beside_difference_high double,
    beside_verdict varchar not null check (
        beside_verdict in ('more_than', 'no_clear_difference', 'less_than', 'not_known')
    ),
    beside_known_on date not null,
    primary key (result_id, known_until)
);

-- A school beside its district: does it differ by more than its size explains?
create table funnel_zones (
    result_id integer not null,
    known_until date not null,
    district_value double not null,
    district_n double,
    district_released_on date,
    tau double not null check (tau >= 0),
    inner_low double not null,
    inner_high double not null,
    outer_low double not null,
    outer_high double not null,
    funnel_zone varchar not null check (
        funnel_zone in (
            'above_outer_limits', 'above_inner_limits', 'within_limits',
            'below_inner_limits', 'below_outer_limits'
        )
    ),
    zone_by_luck varchar not null check (
        zone_by_luck in (
            'above_outer_limits', 'above_inner_limits', 'within_limits',
            'below_inner_limits', 'below_outer_limits'
        )
    ),
    primary key (result_id, known_until)
);

-- What of each result's clear verdicts holds when the lists it stands in are looked at together.
create table looks (
    result_id integer not null,
    known_until date not null,
    change_p double check (change_p between 0 and 1),
    gap_p double check (gap_p between 0 and 1),
    gap_change_p double check (gap_change_p between 0 and 1),
    is_other_side boolean not null,
    is_echo boolean not null,
    earlier_change varchar not null,
    change_looks integer,
    change_survives boolean,
    gap_looks integer,
    gap_survives boolean,
    gap_change_looks integer,
    gap_change_survives boolean,
    school_looks integer,
    school_survives boolean,
    primary key (result_id, known_until)
);

-- All that a reader may see of each result in force, in the order in which pages read it. A quarter
-- shows the row of a result that has the quarter's end between known_since and known_until.
create table findings (
    result_id integer not null,
    known_since date not null,
    known_until date not null default '2199-12-31' check (known_until >= known_since),
    state_until date not null default '2199-12-31' check (state_until >= known_until),
    is_own boolean not null,
    indicator_id varchar not null,
    content_area varchar not null,
    grade_span varchar not null,
    organisation_level varchar not null,
    organisation_id varchar not null,
    organisation varchar not null,
    is_alternative boolean not null,
    period varchar not null,
    period_style varchar not null,
    subgroup varchar not null,
    family varchar not null,
    sort_order integer not null,
    unit varchar not null,
    better_direction varchar not null,
    counted_unit varchar not null,
    data_state varchar not null,
    is_measured boolean not null,
    numerator double,
    n double,
    value double,
    value_code varchar not null default '',
    interval_low double,
    interval_high double,
    measure_id varchar,
    level varchar not null,
    change varchar not null,
    judged_against varchar,
    level_obstacle varchar,
    later_obstacle varchar,
    deadline_verdict varchar,
    change_obstacle varchar,
    is_late boolean,
    is_settled boolean,
    is_at_target boolean,
    starts_from_own boolean,
    expected double,
    final_target double,
    deadline_period varchar,
    baseline_value double,
    baseline_period varchar,
    base_n double,
    base_data_state varchar,
    asked_points double,
    since_base_points double,
    since_base_low double,
    since_base_high double,
    due_value double,
    due_n double,
    due_low double,
    due_high double,
    due_data_state varchar,
    distance_points double,
    distance_students integer,
    earlier_period varchar,
    earlier_n double,
    earlier_data_state varchar,
    change_from_period varchar,
    change_points double,
    change_low double,
    change_high double,
    change_p double,
    earlier_change varchar,
    change_looks integer,
    change_survives boolean,
    school_looks integer,
    school_survives boolean,
    is_echo boolean not null default false,
    beside_value double,
    beside_basis varchar,
    beside_obstacle varchar,
    beside_change_points double,
    beside_change_low double,
    beside_change_high double,
    beside_difference_points double,
    beside_difference_low double,
    beside_difference_high double,
    beside_verdict varchar,
    beside_known_on date,
    rule_version varchar,
    complement varchar,
    complement_basis varchar,
    complement_numerator double,
    complement_n double,
    complement_value double,
    gap_points double,
    gap_low double,
    gap_high double,
    gap_p double,
    gap_looks integer,
    gap_survives boolean,
    is_other_side boolean not null default false,
    gap_verdict varchar,
    gap_obstacle varchar,
    gap_from_period varchar,
    gap_change_points double,
    gap_change_low double,
    gap_change_high double,
    gap_change_p double,
    gap_change_looks integer,
    gap_change_survives boolean,
    gap_change_verdict varchar,
    complement_change_points double,
    complement_change_low double,
    complement_change_high double,
    smallest_change_points double,
    district_value double,
    district_released_on date,
    tau double,
    inner_low double,
    inner_high double,
    outer_low double,
    outer_high double,
    funnel_zone varchar,
    zone_by_luck varchar,
    released_on date not null,
    source varchar not null,
    note varchar not null,
    batch_kind varchar not null
);

-- The schools of the district as lists: how far they lie apart, and how far their changes do.
create table school_lists (
    indicator_id varchar not null,
    content_area varchar not null,
    grade_span varchar not null,
    period varchar not null,
    subgroup varchar not null,
    known_until date not null,
    n_placed integer not null,
    tau double,
    n_outside integer not null,
    n_outside_by_luck integer not null,
    n_changes integer not null,
    n_clear integer not null,
    n_surviving integer not null,
    spread double,
    primary key (indicator_id, content_area, grade_span, period, subgroup, known_until)
);

-- Where each measure stands at a review quarter's end. The verdict is its own: after the
-- deadline it is that of the deadline's year, or undecided, whatever the latest result is. Where
-- the target in force is not the plan's own, plan_level is the verdict by that. Nothing is overdue
-- before its date: a quarter that is under way is told by the row whose days hold today.
create table latest_known_results (
    quarter varchar not null references calendar (period),
    measure_id varchar not null references measures (measure_id),
    told_from date not null default '1890-01-01',
    told_until date not null default '2199-12-31',
    result_id integer,
    level varchar not null check (
        level in (
            'met', 'narrowly_met', 'met_margin_unknown', 'on_track', 'narrowly_on_track',
            'on_track_margin_unknown', 'narrowly_off_track', 'off_track_margin_unknown',
            'off_track', 'narrowly_missed', 'missed_margin_unknown', 'missed', 'undecided',
            'no_status', 'no_target', 'hidden'
        )
    ),
    level_obstacle varchar not null check (
        level_obstacle in (
            '', 'too_few', 'no_result', 'before_plan', 'no_baseline', 'baseline_year',
            'compares_with_none', 'other_series', 'hidden', 'deadline_missing',
            'deadline_cancelled', 'deadline_not_published', 'deadline_hidden', 'deadline_coded',
            'deadline_too_few', 'deadline_not_comparable', 'deadline_other_series'
        )
    ),
    target_version integer not null default 1,
    plan_level varchar not null default '',
    plan_level_obstacle varchar not null default '',
    n_overdue integer not null,
    next_period varchar,
    next_released_on date,
    next_basis varchar,
    primary key (quarter, measure_id, told_from),
    check (told_from <= told_until)
);

-- Every result that is due by a review quarter's end and is not loaded, however many later ones
-- are known. Before that end those are overdue whose date has passed.
create table overdue_results (
    quarter varchar not null references calendar (period),
    measure_id varchar not null references measures (measure_id),
    period varchar not null,
    released_on date not null,
    basis varchar not null check (basis in ('published', 'assumed')),
    file_name varchar not null,
    primary key (quarter, measure_id, period)
);

-- Did a step's measures move? Each of its indicators as known at a review quarter's end ---------

create table step_measures (
    quarter varchar not null references calendar (period),
    step_id varchar not null,
    lane varchar not null check (lane in ('implementation', 'effectiveness')),
    indicator_id varchar not null,
    content_area varchar not null,
    grade_span varchar not null,
    subgroup varchar not null,
    is_counted boolean not null,
    result_id integer,
    movement varchar not null check (
        movement in ('improving', 'no_clear_change', 'worsening', 'not_measurable_yet')
    ),
    obstacle varchar not null check (
        obstacle in (
            '', 'none_known', 'not_published', 'before_plan', 'too_old', 'no_result',
            'not_comparable'
        )
    ),
    is_sample boolean not null,
    primary key (quarter, step_id, lane, indicator_id, content_area, grade_span)
);

create table step_lanes (
    quarter varchar not null references calendar (period),
    step_id varchar not null,
    lane varchar not null check (lane in ('implementation', 'effectiveness')),
    measured_state varchar not null check (
        measured_state in ('improving', 'no_clear_change', 'worsening', 'not_measurable_yet')
    ),
    n_improving integer not null,
    n_unclear integer not null,
    n_worsening integer not null,
    n_waiting integer not null,
    has_outcome_measure boolean not null,
    is_sample boolean not null,
    primary key (quarter, step_id, lane)
);

-- Which version of this schema the file has: that of the last migration. Without it, version 1.
create table schema_version (
    version integer primary key check (version >= 1)
);
insert into schema_version values (8);

create table data_version (
    version integer primary key,
    changed_at timestamp not null
);

-- Rows that many queries begin with -----------------------------------------------------

-- Which indicators follow a step, by the plan's items or beside them.
create view indicator_steps as
select
    indicator_id,
    step_id,
    lane,
    case when bool_or(item <> '') then 'plan' else 'district' end as added_by,
    concat_ws(
        '; ',
        'The plan says ' || string_agg('"' || nullif(item, '') || '"', ', ' order by item),
        string_agg(distinct nullif(note, ''), '; ' order by nullif(note, ''))
    ) as note
from item_links
where kind = 'measure'
group by indicator_id, step_id, lane;

-- The action steps, each with its place in the plan.
create view ordered_steps as
select
    action_steps.*,
    goals.number as goal_number,
    needs.number as need_number,
    row_number() over (
        order by needs.number, goals.number, action_steps.number
    ) as plan_order
from action_steps
inner join goals
    on action_steps.goal_id = goals.goal_id
inner join needs
    on goals.need_id = needs.need_id;

-- The positions of a step, each by one name.
create view step_roles as
select
    action_step_roles.step_id,
    action_step_roles.sort_order,
    action_step_roles.role as name_in_plan,
    coalesce(role_names.role, action_step_roles.role) as role,
    action_step_roles.is_accountable
from action_step_roles
left join role_names
    on action_step_roles.role = role_names.name_in_plan;

-- What people noted on years, for the plan's own district and for all others (Georgia): a note that
-- speaks of one district is told to nobody else, and takes the place of the general one.
create view applicable_notes as
with

whose as (
    select true as is_own

    union all

    select false as is_own
),

own_districts as (
    select organisation_id
    from organisations
    where is_own and organisation_level = 'district'
)

select
    comparability.*,
    whose.is_own
from comparability
inner join whose
    on
        comparability.organisation_id = ''
        or (
            whose.is_own
            and comparability.organisation_id in (
                select own_districts.organisation_id from own_districts
            )
        );

-- What a note said of each year, and from when to when: what the rule judges by. Another note that
-- says the same changes nothing.
create view note_states as
with

owned as (
    select
        applicable_notes.*,
        min(
            case when applicable_notes.organisation_id <> '' then applicable_notes.known_from end
        ) over (
            partition by
                applicable_notes.is_own, applicable_notes.indicator_id,
                applicable_notes.content_area, applicable_notes.period
        ) as owned_from
    from applicable_notes
),

-- A general note that came after the district's own was never in force.
in_force as (
    select owned.* exclude (owned.owned_from)
    from owned
    where owned.organisation_id <> '' or coalesce(owned.known_from < owned.owned_from, true)
),

changes as (
    select
        in_force.is_own,
        in_force.indicator_id,
        in_force.content_area,
        in_force.period,
        in_force.data_state,
        in_force.is_new_series,
        in_force.known_from
    from in_force
    window
        of_year as (
            partition by
                in_force.is_own, in_force.indicator_id, in_force.content_area, in_force.period
            order by in_force.known_from
        )
    qualify
        in_force.data_state is distinct from lag(in_force.data_state) over of_year
        or in_force.is_new_series is distinct from lag(in_force.is_new_series) over of_year
)

select
    changes.is_own,
    changes.indicator_id,
    changes.content_area,
    changes.period,
    changes.data_state,
    changes.is_new_series,
    changes.known_from as known_since,
    coalesce(
        cast(lead(changes.known_from) over of_year - 1 as date), date '2199-12-31'
    ) as known_until
from changes
window of_year as (
    partition by changes.is_own, changes.indicator_id, changes.content_area, changes.period
    order by changes.known_from
);

-- One note on each year as it was known at a quarter's end: what a reader there is told.
create view known_notes as
select
    review.period as known_in,
    applicable_notes.*
from applicable_notes
inner join calendar as review
    on
        review.kind = 'quarter'
        and applicable_notes.known_from <= review.ends_on
qualify row_number() over (
    partition by
        review.period, applicable_notes.is_own, applicable_notes.indicator_id,
        applicable_notes.content_area, applicable_notes.period
    order by applicable_notes.organisation_id desc
) = 1;

-- The update in force of a step and quarter: the last revision.
create view current_updates as
select step_updates.*
from step_updates
qualify row_number() over (
    partition by step_updates.step_id, step_updates.quarter
    order by step_updates.revision desc
) = 1;

-- What a quarter's review rests on as it stands: its words, the updates by then, and the loads that
-- gave a figure by its end. Each is known by what it says.
create view reviewed_revisions as
with

texts as (
    select
        quarter,
        'text' as kind,
        goal_id || '|' || part as item,
        revision,
        sha256(text) as sha256
    from review_texts
    qualify row_number() over (
        partition by quarter, goal_id, part order by revision desc
    ) = 1
),

decisions as (
    select
        quarter,
        'decision' as kind,
        cast(decision_id as varchar) as item,
        revision,
        sha256(concat_ws(chr(31), about, what, role, due_on, state, outcome)) as sha256
    from review_decisions
    qualify row_number() over (partition by decision_id order by revision desc) = 1
),

evidence as (
    select
        update_id,
        string_agg(
            concat_ws(chr(30), lane, item, title, dated_on, link, sha256),
            chr(29) order by lane, item
        ) as documents
    from update_evidence
    group by update_id
),

updates as (
    select
        calendar.period as quarter,
        'update' as kind,
        current_updates.step_id || '|' || current_updates.quarter as item,
        current_updates.revision,
        sha256(
            concat_ws(
                chr(31),
                current_updates.origin,
                current_updates.implementation,
                coalesce(cast(current_updates.activities_held as varchar), ''),
                coalesce(cast(current_updates.activities_planned as varchar), ''),
                current_updates.happened,
                current_updates.comes_next,
                current_updates.judgment,
                current_updates.judgment_words,
                coalesce(evidence.documents, '')
            )
        ) as sha256
    from current_updates
    inner join calendar
        on
            calendar.kind = 'quarter'
            and calendar.is_review
            and current_updates.quarter <= calendar.period
    left join evidence
        on current_updates.update_id = evidence.update_id
),

first_days as (
    select
        batch_id,
        min(released_on) as first_on
    from results
    group by batch_id
),

loads as (
    select distinct
        calendar.period as quarter,
        'load' as kind,
        batches.sha256 as item,
        0 as revision,
        batches.sha256
    from batches
    inner join first_days
        on batches.batch_id = first_days.batch_id
    inner join calendar
        on
            calendar.kind = 'quarter'
            and calendar.is_review
            and first_days.first_on <= calendar.ends_on
    where batches.taken_back_at is null
),

targets as (
    select
        calendar.period as quarter,
        'target' as kind,
        target_versions.measure_id as item,
        target_versions.version as revision,
        sha256(
            concat_ws(
                chr(31),
                target_versions.adopted_on,
                target_versions.reason,
                coalesce(cast(target_versions.baseline_value as varchar), ''),
                coalesce(target_versions.baseline_period, ''),
                target_versions.target_kind,
                coalesce(cast(target_versions.target_value as varchar), ''),
                coalesce(cast(target_versions.points_per_year as varchar), ''),
                target_versions.deadline_period
            )
        ) as sha256
    from target_versions
    inner join calendar
        on
            calendar.kind = 'quarter'
            and calendar.is_review
            and target_versions.adopted_on <= calendar.ends_on
    qualify row_number() over (
        partition by calendar.period, target_versions.measure_id
        order by target_versions.version desc
    ) = 1
)

select * from texts
union all
select * from decisions
union all
select * from updates
union all
select * from loads
union all
select * from targets;

-- The versions of each measure's target, and from when to when each is in force. One that a later
-- version replaced from its first day on never is: it ends before it begins.
create view measure_versions as
with

versions as (
    select
        measure_id,
        1 as version,
        date '1890-01-01' as adopted_on,
        cast(null as timestamp) as saved_at,
        '' as saved_by,
        '' as reason,
        baseline_value,
        baseline_period,
        '' as baseline_source,
        target_kind,
        target_value,
        points_per_year,
        deadline_period
    from measures

    union all

    select
        target_versions.measure_id,
        target_versions.version,
        target_versions.adopted_on,
        target_versions.saved_at,
        target_versions.saved_by,
        target_versions.reason,
        target_versions.baseline_value,
        target_versions.baseline_period,
        target_versions.baseline_source,
        target_versions.target_kind,
        target_versions.target_value,
        target_versions.points_per_year,
        target_versions.deadline_period
    from target_versions
    inner join measures
        on
            target_versions.measure_id = measures.measure_id
            and target_versions.indicator_id = measures.indicator_id
            and target_versions.content_area = measures.content_area
            and target_versions.grade_span = measures.grade_span
)

select
    *,
    coalesce(
        cast(min(adopted_on) over (
            partition by measure_id
            order by version
            rows between 1 following and unbounded following
        ) - 1 as date),
        date '2199-12-31'
    ) as in_force_until
from versions;

-- What each goal is judged by at each review quarter's end: the measures, with the version of their
-- target that is in force then.
create view measures_in_force as
select
    review.period as known_in,
    measures.* replace (
        versions.baseline_value as baseline_value,
        versions.baseline_period as baseline_period,
        versions.target_kind as target_kind,
        versions.target_value as target_value,
        versions.points_per_year as points_per_year,
        versions.deadline_period as deadline_period
    ),
    versions.version as target_version
from measures
inner join measure_versions as versions
    on measures.measure_id = versions.measure_id
inner join calendar as review
    on
        review.kind = 'quarter'
        and review.ends_on between versions.adopted_on and versions.in_force_until;

-- The verdicts of the rule in force, each with the numbers of the rule that judged it.
create view verdicts as
select
    assessments.*,
    rules.confidence,
    rules.min_n_for_status,
    rules.min_points_for_projection,
    rules.band_narrow,
    rules.band_wide
from assessments
inner join rules
    on
        assessments.rule_version = rules.rule_version
        and rules.is_current
where assessments.is_in_force;

-- Findings known at a quarter's end with all that their sentences tell: the rule that judged each,
-- and what people had noted by then on its own year, the year before and the baseline year.
create view finding_facts as
select
    review.period as known_in,
    findings.* exclude (known_since, known_until, state_until),
    rules.confidence,
    rules.min_n_for_status,
    coalesce(own.description, '') as state_description,
    coalesce(earlier.description, '') as earlier_description,
    coalesce(base.description, '') as base_description
from findings
inner join calendar as review
    on
        review.kind = 'quarter'
        and review.ends_on between findings.known_since and findings.known_until
left join rules
    on findings.rule_version = rules.rule_version
left join known_notes as own
    on
        review.period = own.known_in
        and findings.is_own = own.is_own
        and findings.indicator_id = own.indicator_id
        and own.content_area in ('', findings.content_area)
        and findings.period = own.period
left join known_notes as earlier
    on
        review.period = earlier.known_in
        and findings.is_own = earlier.is_own
        and findings.indicator_id = earlier.indicator_id
        and earlier.content_area in ('', findings.content_area)
        and findings.earlier_period = earlier.period
left join known_notes as base
    on
        review.period = base.known_in
        and findings.is_own = base.is_own
        and findings.indicator_id = base.indicator_id
        and base.content_area in ('', findings.content_area)
        and findings.baseline_period = base.period;

-- Loads of results that are shown as the state prints them: the state's own, unless the district
-- protects them like its own.
create view public_batches as
select batch_id
from batches
where
    kind = 'official'
    and not exists (
        select 1 from disclosure
        where protection = 'strict'
    );

-- What may be shown of the results in force. No page and no export reads results itself.
create view shown_results as
select
    results.* replace (
        case when secondary_suppression.result_id is null then results.numerator end as numerator,
        case
            when secondary_suppression.result_id is null then results.denominator
        end as denominator,
        case when secondary_suppression.result_id is null then results.value end as value,
        case
            when secondary_suppression.result_id is null then results.published_value
        end as published_value,
        case
            when secondary_suppression.result_id is null then results.data_state
            else 'hidden'
        end as data_state,
        case when secondary_suppression.result_id is null then results.note else '' end as note
    )
from results
left join secondary_suppression
    on results.result_id = secondary_suppression.result_id
where results.superseded_by is null;

create view district_results as
select shown_results.*
from shown_results
inner join organisations
    on
        shown_results.organisation_id = organisations.organisation_id
        and organisations.organisation_level = 'district'
        and organisations.is_own
where shown_results.subgroup = 'All Students';

-- Every result known at a quarter's end with its verdicts under the rule in force, and with all
-- that their sentences tell: the rule's numbers, and what people had noted by then on its own
-- year, the year before and the baseline year.
create view judged_results as
select
    review.period as known_in,
    results.indicator_id,
    results.content_area,
    results.grade_span,
    results.organisation_id,
    organisations.organisation,
    organisations.organisation_level,
    organisations.is_own,
    results.subgroup,
    results.period,
    results.numerator,
    results.denominator as n,
    results.value,
    results.published_value,
    results.released_on,
    results.source,
    batches.kind as batch_kind,
    indicators.unit,
    indicators.better_direction,
    indicators.counted_unit,
    indicators.period_style,
    coalesce(own.description, '') as state_description,
    coalesce(earlier.description, '') as earlier_description,
    coalesce(base.description, '') as base_description,
    looks.change_p,
    coalesce(looks.school_survives, looks.change_survives) as survives_many_looks,
    comparisons.* exclude (result_id, known_until),
    verdicts.* exclude (known_since, known_until, state_until, target_version, is_in_force)
from shown_results as results
inner join verdicts
    on results.result_id = verdicts.result_id
inner join calendar as review
    on
        review.kind = 'quarter'
        and review.ends_on between verdicts.known_since and verdicts.known_until
inner join organisations
    on results.organisation_id = organisations.organisation_id
inner join indicators
    on results.indicator_id = indicators.indicator_id
inner join batches
    on results.batch_id = batches.batch_id
left join looks
    on
        results.result_id = looks.result_id
        and verdicts.state_until = looks.known_until
left join comparisons
    on
        results.result_id = comparisons.result_id
        and verdicts.state_until = comparisons.known_until
left join known_notes as own
    on
        review.period = own.known_in
        and organisations.is_own = own.is_own
        and results.indicator_id = own.indicator_id
        and own.content_area in ('', results.content_area)
        and results.period = own.period
left join known_notes as earlier
    on
        review.period = earlier.known_in
        and organisations.is_own = earlier.is_own
        and results.indicator_id = earlier.indicator_id
        and earlier.content_area in ('', results.content_area)
        and verdicts.earlier_period = earlier.period
left join known_notes as base
    on
        review.period = base.known_in
        and organisations.is_own = base.is_own
        and results.indicator_id = base.indicator_id
        and base.content_area in ('', results.content_area)
        and verdicts.baseline_period = base.period;

-- The district's own verdicts on every measure, all students, and how each date is known.
create view measure_verdicts as
select
    measures.goal_id,
    measures.sort_order,
    measures.measure_name,
    -- A date that a file brought itself is a published one.
    case
        when findings.released_on = release_dates.released_on then release_dates.basis
        else 'published'
    end as release_basis,
    findings.known_in,
    findings.indicator_id,
    findings.content_area,
    findings.grade_span,
    findings.organisation_id,
    findings.organisation,
    findings.organisation_level,
    findings.is_own,
    findings.subgroup,
    findings.period,
    findings.numerator,
    findings.n,
    findings.value,
    findings.value_code,
    findings.released_on,
    findings.source,
    findings.batch_kind,
    findings.unit,
    findings.better_direction,
    findings.counted_unit,
    findings.period_style,
    findings.state_description,
    findings.earlier_description,
    findings.base_description,
    findings.change_p,
    coalesce(findings.school_survives, findings.change_survives) as survives_many_looks,
    findings.beside_value,
    findings.beside_basis,
    findings.beside_obstacle,
    findings.beside_change_points,
    findings.beside_change_low,
    findings.beside_change_high,
    findings.beside_difference_points,
    findings.beside_difference_low,
    findings.beside_difference_high,
    findings.beside_verdict,
    findings.beside_known_on,
    verdicts.* exclude (known_since, known_until, state_until, target_version, is_in_force)
from verdicts
inner join measures
    on verdicts.measure_id = measures.measure_id
inner join finding_facts as findings
    on verdicts.result_id = findings.result_id
inner join calendar as review
    on
        findings.known_in = review.period
        and review.ends_on between verdicts.known_since and verdicts.known_until
left join release_dates
    on
        findings.indicator_id = release_dates.indicator_id
        and findings.period = release_dates.period
where
    findings.is_own
    and findings.organisation_level = 'district'
    and findings.subgroup = 'All Students';

-- What is followed of the district's results, and where a reader finds it: the scopes of the plan's
-- measures, of their early signs, and of the interim indicators of action steps at the widest grade
-- span they are told for.
create view followed_scopes as
with

steps as (
    select
        action_steps.step_id,
        action_steps.goal_id,
        row_number() over (
            order by action_steps.plan_order
        ) as sort_order
    from ordered_steps as action_steps
),

-- A span that holds the others stands for them; where there is none, each stands for itself.
told as (
    select distinct
        findings.indicator_id,
        findings.content_area,
        findings.grade_span
    from findings
    inner join indicators
        on findings.indicator_id = indicators.indicator_id
    where findings.is_own and findings.organisation_level = 'district'
    qualify
        findings.grade_span in ('', indicators.default_grade_span)
        or not bool_or(findings.grade_span in ('', indicators.default_grade_span)) over (
            partition by findings.indicator_id, findings.content_area
        )
),

followed as (
    select
        'measure' as scope_kind,
        1 as rank,
        measures.sort_order,
        measures.indicator_id,
        measures.content_area,
        measures.grade_span,
        measures.goal_id,
        measures.measure_id,
        measures.measure_name,
        '' as step_id
    from measures

    union all

    select
        'sign' as scope_kind,
        2 as rank,
        measures.sort_order,
        early_signs.indicator_id,
        early_signs.content_area,
        early_signs.grade_span,
        measures.goal_id,
        measures.measure_id,
        measures.measure_name,
        '' as step_id
    from early_signs
    inner join measures
        on early_signs.measure_id = measures.measure_id

    union all

    select
        'step' as scope_kind,
        3 as rank,
        steps.sort_order,
        told.indicator_id,
        told.content_area,
        told.grade_span,
        steps.goal_id,
        '' as measure_id,
        '' as measure_name,
        steps.step_id
    from told
    inner join indicator_steps
        on told.indicator_id = indicator_steps.indicator_id
    inner join steps
        on indicator_steps.step_id = steps.step_id
    inner join indicators
        on
            told.indicator_id = indicators.indicator_id
            and indicators.kind = 'interim'
),

final as (
    select
        followed.*,
        indicators.short_name
    from followed
    inner join indicators
        on followed.indicator_id = indicators.indicator_id
    qualify row_number() over (
        partition by followed.indicator_id, followed.content_area, followed.grade_span
        order by followed.rank, followed.sort_order
    ) = 1
)

select * from final;
