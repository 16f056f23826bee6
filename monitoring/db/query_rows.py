"""What each query of `queries/` returns: one class a query, one field a column.

Made by `generate_rows.py` from the engine's own description; change the query, not this file.
A field may be missing where the query may leave it null: `is_missing` tells. Meanings and units
of the columns stand in `monitoring/wording/columns.py` and in the data dictionary. A hundred named
tuples are made in a fifth of the time that as many frozen dataclasses take, at every start.
"""

from datetime import date, datetime
from typing import NamedTuple


class AllGrants(NamedTuple):
    """A row of the query ``all_grants``."""

    grant_id: int
    issuer: str
    subject: str
    email: str
    name: str
    role: str
    scope_kind: str
    scope: str
    granted_at: datetime
    granted_by: str
    revoked_at: datetime
    revoked_by: str


class AmendedTargets(NamedTuple):
    """A row of the query ``amended_targets``."""

    measure_id: str
    goal_id: str
    sort_order: int
    measure_name: str
    unit: str
    period_style: str
    version: int
    adopted_on: date
    reason: str
    saved_by: str
    baseline_value: float
    baseline_period: str
    baseline_source: str
    target_kind: str
    target_value: float
    points_per_year: float
    deadline_period: str
    former_baseline_value: float
    former_baseline_period: str
    former_target_kind: str
    former_target_value: float
    former_points_per_year: float
    former_deadline_period: str
    plan_baseline_value: float
    plan_baseline_period: str
    plan_target_kind: str
    plan_target_value: float
    plan_points_per_year: float
    plan_deadline_period: str
    former_start: float
    former_end: float
    adopted_at: float
    is_aim_changed: bool
    is_start_changed: bool
    is_plan_again: bool
    level: str
    plan_level: str
    plan_level_obstacle: str


class AssumedDates(NamedTuple):
    """A row of the query ``assumed_dates``."""

    subject: str
    named: str
    first_period: str
    last_period: str
    first_on: date
    source: str


class Attachment(NamedTuple):
    """A row of the query ``attachment``."""

    sha256: str
    media_type: str
    n_bytes: int
    added_at: datetime
    added_by: str


class AttachmentSums(NamedTuple):
    """A row of the query ``attachment_sums``."""

    n_all: int
    n_own: int


class AuditEnd(NamedTuple):
    """A row of the query ``audit_end``."""

    sequence: int
    sha256: str


class AuditRows(NamedTuple):
    """A row of the query ``audit_rows``."""

    sequence: int
    done_at: datetime
    issuer: str
    subject: str
    name: str
    event: str
    about: str
    before: str
    after: str
    why: str
    previous_sha256: str
    sha256: str


class AuditShown(NamedTuple):
    """A row of the query ``audit_shown``."""

    event: str
    is_since: bool
    n_done: int
    n_done_later: int


class Batch(NamedTuple):
    """A row of the query ``batch``."""

    batch_id: int
    file_name: str
    kind: str
    is_shipped: bool
    taken_back_at: datetime


class BatchOfFile(NamedTuple):
    """A row of the query ``batch_of_file``."""

    batch_id: int
    file_name: str
    loaded_at: datetime


class Batches(NamedTuple):
    """A row of the query ``batches``."""

    number: int
    file_name: str
    kind: str
    layout: str
    rows_kept: int
    rows_new: int
    rows_superseding: int
    rows_hidden: int
    loaded_at: datetime
    hash_begins: str
    taken_back_at: datetime


class BatchesInForce(NamedTuple):
    """A row of the query ``batches_in_force``."""

    batch_id: int
    file_name: str
    layout: str
    vintage_on: date
    loaded_at: datetime


class BriefDecisions(NamedTuple):
    """A row of the query ``brief_decisions``."""

    decision_id: int
    revision: int
    quarter: str
    about: str
    what: str
    role: str
    due_on: date
    state: str
    outcome: str
    ends_on: date


class BriefRelease(NamedTuple):
    """A row of the query ``brief_release``."""

    release_number: int
    quarter: str
    released_at: datetime
    released_by: str
    corrects: int
    correction: str
    digest: str


class BriefTexts(NamedTuple):
    """A row of the query ``brief_texts``."""

    goal_id: str
    part: str
    revision: int
    saved_at: datetime
    saved_by: str
    text: str


class Calendar(NamedTuple):
    """A row of the query ``calendar``."""

    period: str
    kind: str
    school_year: int
    begins_on: date
    ends_on: date


class ChangedFindings(NamedTuple):
    """A row of the query ``changed_findings``."""

    result_id: int
    is_own: bool
    indicator_id: str
    content_area: str
    grade_span: str
    organisation_level: str
    organisation_id: str
    organisation: str
    is_alternative: bool
    period: str
    period_style: str
    subgroup: str
    family: str
    sort_order: int
    unit: str
    better_direction: str
    counted_unit: str
    data_state: str
    is_measured: bool
    numerator: float
    n: float
    value: float
    value_code: str
    interval_low: float
    interval_high: float
    measure_id: str
    level: str
    change: str
    judged_against: str
    level_obstacle: str
    later_obstacle: str
    deadline_verdict: str
    change_obstacle: str
    is_late: bool
    is_settled: bool
    is_at_target: bool
    starts_from_own: bool
    expected: float
    final_target: float
    deadline_period: str
    baseline_value: float
    baseline_period: str
    base_n: float
    base_data_state: str
    asked_points: float
    since_base_points: float
    since_base_low: float
    since_base_high: float
    due_value: float
    due_n: float
    due_low: float
    due_high: float
    due_data_state: str
    distance_points: float
    distance_students: int
    earlier_period: str
    earlier_n: float
    earlier_data_state: str
    change_from_period: str
    change_points: float
    change_low: float
    change_high: float
    change_p: float
    earlier_change: str
    change_looks: int
    change_survives: bool
    school_looks: int
    school_survives: bool
    is_echo: bool
    beside_value: float
    beside_basis: str
    beside_obstacle: str
    beside_change_points: float
    beside_change_low: float
    beside_change_high: float
    beside_difference_points: float
    beside_difference_low: float
    beside_difference_high: float
    beside_verdict: str
    beside_known_on: date
    rule_version: str
    complement: str
    complement_basis: str
    complement_numerator: float
    complement_n: float
    complement_value: float
    gap_points: float
    gap_low: float
    gap_high: float
    gap_p: float
    gap_looks: int
    gap_survives: bool
    is_other_side: bool
    gap_verdict: str
    gap_obstacle: str
    gap_from_period: str
    gap_change_points: float
    gap_change_low: float
    gap_change_high: float
    gap_change_p: float
    gap_change_looks: int
    gap_change_survives: bool
    gap_change_verdict: str
    complement_change_points: float
    complement_change_low: float
    complement_change_high: float
    smallest_change_points: float
    district_value: float
    district_released_on: date
    tau: float
    inner_low: float
    inner_high: float
    outer_low: float
    outer_high: float
    funnel_zone: str
    zone_by_luck: str
    released_on: date
    source: str
    note: str
    batch_kind: str
    confidence: float
    min_n_for_status: int
    state_description: str
    earlier_description: str
    base_description: str


class ChangedLooks(NamedTuple):
    """A row of the query ``changed_looks``."""

    result_id: int
    compared: str
    is_clear: bool
    is_echo: bool
    p: float
    n_looks: int
    is_surviving: bool


class ChangedRevisions(NamedTuple):
    """A row of the query ``changed_revisions``."""

    indicator_id: str
    content_area: str
    grade_span: str
    period: str
    subgroup: str
    sort_order: int
    unit: str
    period_style: str
    old_value: float
    new_value: float
    old_n: float
    new_n: float
    is_sample: bool


class ChangedScopes(NamedTuple):
    """A row of the query ``changed_scopes``."""

    scope_kind: str
    rank: int
    sort_order: int
    indicator_id: str
    content_area: str
    grade_span: str
    goal_id: str
    measure_id: str
    measure_name: str
    step_id: str
    short_name: str


class Comparability(NamedTuple):
    """A row of the query ``comparability``."""

    indicator_name: str
    content_area: str
    period: str
    data_state: str
    description: str
    known_from: date
    source: str


class ContentAreas(NamedTuple):
    """A row of the query ``content_areas``."""

    content_area: str


class CountResults(NamedTuple):
    """A row of the query ``count_results``."""

    n_results: int


class CountingRules(NamedTuple):
    """A row of the query ``counting_rules``."""

    indicator_id: str
    indicator_name: str
    rule: str
    number: float
    text: str
    description: str


class CurrentResults(NamedTuple):
    """A row of the query ``current_results``."""

    result_id: int
    indicator_id: str
    indicator_name: str
    better_direction: str
    unit: str
    counted_unit: str
    content_area: str
    grade_span: str
    organisation_id: str
    quarter: str
    organisation_level: str
    organisation: str
    subgroup: str
    period: int
    period_kind: str
    numerator: float
    denominator: float
    value: float
    value_code: str
    data_state: str
    shown_state: str
    series: str
    source: str
    released_on: date
    is_date_assumed: bool
    is_sample: bool
    is_public: bool
    is_community_eligible: bool


class Deadlines(NamedTuple):
    """A row of the query ``deadlines``."""

    measure_id: str
    target_version: int
    adopted_on: date
    in_force_until: date
    deadline_period: str
    released_on: date
    data_state: str
    noted_from: date
    noted_until: date


class DeckTemplate(NamedTuple):
    """A row of the query ``deck_template``."""

    number: int
    file_name: str
    content: bytes
    set_at: datetime
    set_by: str


class DistrictVerdicts(NamedTuple):
    """A row of the query ``district_verdicts``."""

    measure_id: str
    target_version: int
    is_in_force: bool
    period: str
    result_id: int
    value: float
    known_since: date
    known_until: date
    level: str
    level_obstacle: str
    change: str
    data_state: str


class DueItems(NamedTuple):
    """A row of the query ``due_items``."""

    step_id: str
    goal_id: str
    lane: str
    item: str
    kind: str
    expects: str
    figures: str
    role: str
    due_on: date
    days_overdue: int


class DueResults(NamedTuple):
    """A row of the query ``due_results``."""

    measure_id: str
    period: str
    planned_on: date
    released_on: date
    basis: str
    file_name: str
    not_held_from: date
    not_held_until: date
    is_in: bool


class DueSteps(NamedTuple):
    """A row of the query ``due_steps``."""

    step_id: str
    goal_id: str
    evidence_in: int
    evidence_expected: int
    has_update: bool
    last_updated_on: date
    is_sample: bool
    days_since_update: int
    next_due_on: date


class EarlySigns(NamedTuple):
    """A row of the query ``early_signs``."""

    indicator_id: str
    short_name: str
    content_area: str
    grade_span: str
    since_period: str
    added_by: str
    basis: str


class EquityGaps(NamedTuple):
    """A row of the query ``equity_gaps``."""

    equity_gap_id: str
    gap: str
    subgroup_words: str
    code: str
    wording: str


class ExpectedEvidence(NamedTuple):
    """A row of the query ``expected_evidence``."""

    step_id: str
    lane: str
    item: str


class FilterPeriods(NamedTuple):
    """A row of the query ``filter_periods``."""

    period: str
    period_style: str
    is_comparable: bool


class FilterSchools(NamedTuple):
    """A row of the query ``filter_schools``."""

    organisation_id: str
    organisation: str
    is_alternative: bool


class FilterScopes(NamedTuple):
    """A row of the query ``filter_scopes``."""

    indicator_id: str
    short_name: str
    kind: str
    default_grade_span: str
    content_area: str
    grade_span: str
    is_sample: bool
    sort_order: int
    measure_id: str


class FilterSubgroups(NamedTuple):
    """A row of the query ``filter_subgroups``."""

    subgroup: str
    sort_order: int


class Findings(NamedTuple):
    """A row of the query ``findings``."""

    result_id: int
    known_since: date
    known_until: date
    state_until: date
    is_own: bool
    indicator_id: str
    content_area: str
    grade_span: str
    organisation_level: str
    organisation_id: str
    organisation: str
    is_alternative: bool
    period: str
    period_style: str
    subgroup: str
    family: str
    sort_order: int
    unit: str
    better_direction: str
    counted_unit: str
    data_state: str
    is_measured: bool
    numerator: float
    n: float
    value: float
    value_code: str
    interval_low: float
    interval_high: float
    measure_id: str
    level: str
    change: str
    judged_against: str
    level_obstacle: str
    later_obstacle: str
    deadline_verdict: str
    change_obstacle: str
    is_late: bool
    is_settled: bool
    is_at_target: bool
    starts_from_own: bool
    expected: float
    final_target: float
    deadline_period: str
    baseline_value: float
    baseline_period: str
    base_n: float
    base_data_state: str
    asked_points: float
    since_base_points: float
    since_base_low: float
    since_base_high: float
    due_value: float
    due_n: float
    due_low: float
    due_high: float
    due_data_state: str
    distance_points: float
    distance_students: int
    earlier_period: str
    earlier_n: float
    earlier_data_state: str
    change_from_period: str
    change_points: float
    change_low: float
    change_high: float
    change_p: float
    earlier_change: str
    change_looks: int
    change_survives: bool
    school_looks: int
    school_survives: bool
    is_echo: bool
    beside_value: float
    beside_basis: str
    beside_obstacle: str
    beside_change_points: float
    beside_change_low: float
    beside_change_high: float
    beside_difference_points: float
    beside_difference_low: float
    beside_difference_high: float
    beside_verdict: str
    beside_known_on: date
    rule_version: str
    complement: str
    complement_basis: str
    complement_numerator: float
    complement_n: float
    complement_value: float
    gap_points: float
    gap_low: float
    gap_high: float
    gap_p: float
    gap_looks: int
    gap_survives: bool
    is_other_side: bool
    gap_verdict: str
    gap_obstacle: str
    gap_from_period: str
    gap_change_points: float
    gap_change_low: float
    gap_change_high: float
    gap_change_p: float
    gap_change_looks: int
    gap_change_survives: bool
    gap_change_verdict: str
    complement_change_points: float
    complement_change_low: float
    complement_change_high: float
    smallest_change_points: float
    district_value: float
    district_released_on: date
    tau: float
    inner_low: float
    inner_high: float
    outer_low: float
    outer_high: float
    funnel_zone: str
    zone_by_luck: str
    released_on: date
    source: str
    note: str
    batch_kind: str


class GapLooks(NamedTuple):
    """A row of the query ``gap_looks``."""

    goal_id: str
    measure_id: str
    measure_name: str
    measure_order: int
    subgroup: str
    sort_order: int
    period: str
    period_style: str
    value: float
    complement_value: float
    complement_numerator: float
    numerator: float
    n: float
    gap_points: float
    gap_low: float
    gap_high: float
    gap_verdict: str
    p: float
    batch_kind: str
    is_sample: bool
    n_looks: int
    is_surviving: bool


class GapObstaclesOfThePoor(NamedTuple):
    """A row of the query ``gap_obstacles_of_the_poor``."""

    result_id: int
    gap_obstacle: str


class GoalEvents(NamedTuple):
    """A row of the query ``goal_events``."""

    kind: str
    quarter: str
    about: str
    what: str
    role: str
    is_sample: bool
    ends_on: date
    school_year: int


class GoalHeadlines(NamedTuple):
    """A row of the query ``goal_headlines``."""

    goal_id: str
    wording: str
    need: str
    n_measures: int
    n_judged: int


class GoalUpdates(NamedTuple):
    """A row of the query ``goal_updates``."""

    goal_id: str
    quarter: str
    n_steps: int
    n_updated: int
    update_due_on: date
    basis: str
    as_of: date
    days_overdue: int
    batch_kind: str


class Goals(NamedTuple):
    """A row of the query ``goals``."""

    goal_id: str
    number: int
    wording: str
    need_id: str
    need: str


class GrantsInForce(NamedTuple):
    """A row of the query ``grants_in_force``."""

    grant_id: int
    role: str
    scope_kind: str
    scope: str


class GroupCoverage(NamedTuple):
    """A row of the query ``group_coverage``."""

    period: str
    subgroup: str
    unit: str
    value_code: str
    n: float
    earlier_n: float
    n_enrolled: float
    least_coverage: float


class GroupsOfMeasures(NamedTuple):
    """A row of the query ``groups_of_measures``."""

    known_in: str
    result_id: int
    is_own: bool
    indicator_id: str
    content_area: str
    grade_span: str
    organisation_level: str
    organisation_id: str
    organisation: str
    is_alternative: bool
    period: str
    period_style: str
    subgroup: str
    family: str
    sort_order: int
    unit: str
    better_direction: str
    counted_unit: str
    data_state: str
    is_measured: bool
    numerator: float
    n: float
    value: float
    value_code: str
    interval_low: float
    interval_high: float
    measure_id: str
    level: str
    change: str
    judged_against: str
    level_obstacle: str
    later_obstacle: str
    deadline_verdict: str
    change_obstacle: str
    is_late: bool
    is_settled: bool
    is_at_target: bool
    starts_from_own: bool
    expected: float
    final_target: float
    deadline_period: str
    baseline_value: float
    baseline_period: str
    base_n: float
    base_data_state: str
    asked_points: float
    since_base_points: float
    since_base_low: float
    since_base_high: float
    due_value: float
    due_n: float
    due_low: float
    due_high: float
    due_data_state: str
    distance_points: float
    distance_students: int
    earlier_period: str
    earlier_n: float
    earlier_data_state: str
    change_from_period: str
    change_points: float
    change_low: float
    change_high: float
    change_p: float
    earlier_change: str
    change_looks: int
    change_survives: bool
    school_looks: int
    school_survives: bool
    is_echo: bool
    beside_value: float
    beside_basis: str
    beside_obstacle: str
    beside_change_points: float
    beside_change_low: float
    beside_change_high: float
    beside_difference_points: float
    beside_difference_low: float
    beside_difference_high: float
    beside_verdict: str
    beside_known_on: date
    rule_version: str
    complement: str
    complement_basis: str
    complement_numerator: float
    complement_n: float
    complement_value: float
    gap_points: float
    gap_low: float
    gap_high: float
    gap_p: float
    gap_looks: int
    gap_survives: bool
    is_other_side: bool
    gap_verdict: str
    gap_obstacle: str
    gap_from_period: str
    gap_change_points: float
    gap_change_low: float
    gap_change_high: float
    gap_change_p: float
    gap_change_looks: int
    gap_change_survives: bool
    gap_change_verdict: str
    complement_change_points: float
    complement_change_low: float
    complement_change_high: float
    smallest_change_points: float
    district_value: float
    district_released_on: date
    tau: float
    inner_low: float
    inner_high: float
    outer_low: float
    outer_high: float
    funnel_zone: str
    zone_by_luck: str
    released_on: date
    source: str
    note: str
    batch_kind: str
    confidence: float
    min_n_for_status: int
    state_description: str
    earlier_description: str
    base_description: str


class HealthEvidence(NamedTuple):
    """A row of the query ``health_evidence``."""

    goal_id: str
    goal_number: int
    step_number: int
    step_id: str
    lane: str
    sort_order: int
    item: str
    n_quarters: int
    n_in: int
    n_in_sample: int


class HealthGaps(NamedTuple):
    """A row of the query ``health_gaps``."""

    equity_gap_id: str
    need_id: str
    gap: str
    subgroup_order: int
    subgroup_words: str
    subgroup: str
    goal_id: str
    measure_id: str
    measure_name: str
    sort_order: int
    period: str
    period_style: str
    gap_verdict: str
    gap_obstacle: str


class HealthItems(NamedTuple):
    """A row of the query ``health_items``."""

    goal_id: str
    step_id: str
    lane: str
    sort_order: int
    item: str
    kind: str
    indicator_id: str
    indicator_name: str
    short_name: str
    outcome_type: str


class HealthNeeds(NamedTuple):
    """A row of the query ``health_needs``."""

    need_id: str
    number: int
    is_equity_gap: bool
    equity_question: str
    goal_id: str


class HealthPositions(NamedTuple):
    """A row of the query ``health_positions``."""

    goal_id: str
    step_id: str
    sort_order: int
    name_in_plan: str
    role: str
    is_accountable: bool
    is_held: bool


class HealthSteps(NamedTuple):
    """A row of the query ``health_steps``."""

    goal_id: str
    step_id: str
    subgroup_words: str


class HealthYears(NamedTuple):
    """A row of the query ``health_years``."""

    indicator_id: str
    content_area: str
    period: str
    data_state: str
    description: str
    source: str


class IndicatorLinks(NamedTuple):
    """A row of the query ``indicator_links``."""

    indicator_id: str
    step_id: str
    lane: str
    measure_name: str
    since_period: str
    added_by: str
    note: str


class Indicators(NamedTuple):
    """A row of the query ``indicators``."""

    indicator_id: str
    indicator_name: str
    short_name: str
    unit: str
    better_direction: str
    numerator_description: str
    denominator_description: str
    counted_unit: str
    frequency: str
    period_style: str
    kind: str
    source_description: str
    default_grade_span: str
    caution: str


class InterimFindings(NamedTuple):
    """A row of the query ``interim_findings``."""

    short_name: str
    indicator_name: str
    since_period: str
    added_by: str
    basis: str
    target_value: float
    n_enrolled: float
    least_coverage: float
    result_id: int
    is_own: bool
    indicator_id: str
    content_area: str
    grade_span: str
    organisation_level: str
    organisation_id: str
    organisation: str
    is_alternative: bool
    period: str
    period_style: str
    subgroup: str
    family: str
    sort_order: int
    unit: str
    better_direction: str
    counted_unit: str
    data_state: str
    is_measured: bool
    numerator: float
    n: float
    value: float
    value_code: str
    interval_low: float
    interval_high: float
    measure_id: str
    level: str
    change: str
    judged_against: str
    level_obstacle: str
    later_obstacle: str
    deadline_verdict: str
    change_obstacle: str
    is_late: bool
    is_settled: bool
    is_at_target: bool
    starts_from_own: bool
    expected: float
    final_target: float
    deadline_period: str
    baseline_value: float
    baseline_period: str
    base_n: float
    base_data_state: str
    asked_points: float
    since_base_points: float
    since_base_low: float
    since_base_high: float
    due_value: float
    due_n: float
    due_low: float
    due_high: float
    due_data_state: str
    distance_points: float
    distance_students: int
    earlier_period: str
    earlier_n: float
    earlier_data_state: str
    change_from_period: str
    change_points: float
    change_low: float
    change_high: float
    change_p: float
    earlier_change: str
    change_looks: int
    change_survives: bool
    school_looks: int
    school_survives: bool
    is_echo: bool
    beside_value: float
    beside_basis: str
    beside_obstacle: str
    beside_change_points: float
    beside_change_low: float
    beside_change_high: float
    beside_difference_points: float
    beside_difference_low: float
    beside_difference_high: float
    beside_verdict: str
    beside_known_on: date
    rule_version: str
    complement: str
    complement_basis: str
    complement_numerator: float
    complement_n: float
    complement_value: float
    gap_points: float
    gap_low: float
    gap_high: float
    gap_p: float
    gap_looks: int
    gap_survives: bool
    is_other_side: bool
    gap_verdict: str
    gap_obstacle: str
    gap_from_period: str
    gap_change_points: float
    gap_change_low: float
    gap_change_high: float
    gap_change_p: float
    gap_change_looks: int
    gap_change_survives: bool
    gap_change_verdict: str
    complement_change_points: float
    complement_change_low: float
    complement_change_high: float
    smallest_change_points: float
    district_value: float
    district_released_on: date
    tau: float
    inner_low: float
    inner_high: float
    outer_low: float
    outer_high: float
    funnel_zone: str
    zone_by_luck: str
    released_on: date
    source: str
    note: str
    batch_kind: str
    confidence: float
    min_n_for_status: int
    state_description: str
    earlier_description: str
    base_description: str


class InterimTargets(NamedTuple):
    """A row of the query ``interim_targets``."""

    indicator_id: str
    content_area: str
    grade_span: str
    period: str
    school_year: int
    quarter: str
    target_value: float
    origin: str


class LaneStates(NamedTuple):
    """A row of the query ``lane_states``."""

    step_id: str
    lane: str
    state: str
    measured_state: str
    evidence_in: int
    evidence_expected: int
    updated_on: date
    is_sample: bool
    is_measured_sample: bool


class LastWithoutEffect(NamedTuple):
    """A row of the query ``last_without_effect``."""

    step_id: str
    quarter: str
    is_sample: bool


class LatestDecision(NamedTuple):
    """A row of the query ``latest_decision``."""

    decision_id: int
    revision: int
    quarter: str
    about: str
    what: str
    role: str
    due_on: date
    state: str
    outcome: str
    saved_at: datetime
    saved_by: str


class LatestJob(NamedTuple):
    """A row of the query ``latest_job``."""

    job_id: int
    kind: str
    about: str
    asked_by: str
    asked_at: datetime
    state: str
    ended_at: datetime
    answer_list: str
    answer_code: str
    answer_facts: str
    steps: str


class Loads(NamedTuple):
    """A row of the query ``loads``."""

    number: int
    file_name: str
    kind: str
    layout: str
    rows_kept: int
    rows_new: int
    rows_superseding: int
    rows_unchanged: int
    rows_hidden: int
    loaded_at: datetime
    loaded_by: str
    taken_back_at: datetime
    taken_back_by: str
    is_shipped: bool


class MatchedStudents(NamedTuple):
    """A row of the query ``matched_students``."""

    content_area: str
    from_period: str
    until_period: str
    n_better: int
    n_same: int
    n_worse: int


class MeasureGaps(NamedTuple):
    """A row of the query ``measure_gaps``."""

    measure_id: str
    period: str
    data_state: str
    description: str
    released_on: date
    release_basis: str


class MeasureHistory(NamedTuple):
    """A row of the query ``measure_history``."""

    goal_id: str
    sort_order: int
    measure_name: str
    release_basis: str
    indicator_id: str
    content_area: str
    grade_span: str
    organisation_id: str
    organisation: str
    organisation_level: str
    is_own: bool
    subgroup: str
    period: str
    numerator: int
    n: int
    value: float
    value_code: str
    released_on: date
    source: str
    batch_kind: str
    unit: str
    better_direction: str
    counted_unit: str
    period_style: str
    state_description: str
    earlier_description: str
    base_description: str
    change_p: float
    survives_many_looks: bool
    beside_value: float
    beside_basis: str
    beside_obstacle: str
    beside_change_points: float
    beside_change_low: float
    beside_change_high: float
    beside_difference_points: float
    beside_difference_low: float
    beside_difference_high: float
    beside_verdict: str
    beside_known_on: date
    result_id: int
    measure_id: str
    rule_version: str
    level: str
    change: str
    data_state: str
    is_measured: bool
    judged_against: str
    level_obstacle: str
    later_obstacle: str
    deadline_verdict: str
    change_obstacle: str
    is_late: bool
    is_settled: bool
    is_at_target: bool
    starts_from_own: bool
    expected: float
    final_target: float
    deadline_period: str
    baseline_value: float
    baseline_period: str
    base_n: float
    base_data_state: str
    asked_points: float
    since_base_points: float
    since_base_low: float
    since_base_high: float
    due_value: float
    due_n: float
    due_low: float
    due_high: float
    due_data_state: str
    interval_low: float
    interval_high: float
    distance_points: float
    distance_students: int
    earlier_period: str
    earlier_value: float
    earlier_n: float
    earlier_data_state: str
    change_from_period: str
    change_points: float
    change_low: float
    change_high: float
    pace_needed: float
    pace_achieved: float
    n_points: int
    first_period: str
    next_value: float
    next_low: float
    next_high: float
    last_value: float
    last_low: float
    last_high: float
    confidence: float
    min_n_for_status: int
    min_points_for_projection: int
    band_narrow: float
    band_wide: float
    plan_level: str
    plan_expected: float


class MeasureLatestResults(NamedTuple):
    """A row of the query ``measure_latest_results``."""

    measure_id: str
    goal_id: str
    sort_order: int
    measure_name: str
    baseline_value_origin: str
    baseline_period_origin: str
    deadline_period: str
    interpretation: str
    target_kind: str
    content_area: str
    plan_first_period: str
    before_plan_state: str
    before_plan_description: str
    indicator_id: str
    indicator_name: str
    unit: str
    better_direction: str
    counted_unit: str
    period_style: str
    organisation_level: str
    level: str
    level_obstacle: str
    change: str
    data_state: str
    release_basis: str
    known_in: str
    grade_span: str
    organisation_id: str
    organisation: str
    is_own: bool
    subgroup: str
    period: str
    numerator: float
    n: float
    value: float
    released_on: date
    source: str
    batch_kind: str
    state_description: str
    earlier_description: str
    base_description: str
    change_p: float
    survives_many_looks: bool
    beside_value: float
    beside_basis: str
    beside_change_points: float
    beside_change_low: float
    beside_change_high: float
    beside_difference_points: float
    beside_difference_low: float
    beside_difference_high: float
    beside_known_on: date
    result_id: int
    rule_version: str
    is_measured: bool
    judged_against: str
    later_obstacle: str
    deadline_verdict: str
    change_obstacle: str
    is_late: bool
    is_settled: bool
    is_at_target: bool
    starts_from_own: bool
    expected: float
    final_target: float
    baseline_value: float
    baseline_period: str
    base_n: float
    base_data_state: str
    asked_points: float
    since_base_points: float
    since_base_low: float
    since_base_high: float
    due_value: float
    due_n: float
    due_low: float
    due_high: float
    due_data_state: str
    interval_low: float
    interval_high: float
    distance_points: float
    distance_students: int
    earlier_period: str
    earlier_value: float
    earlier_n: float
    earlier_data_state: str
    change_from_period: str
    change_points: float
    change_low: float
    change_high: float
    pace_needed: float
    pace_achieved: float
    n_points: int
    first_period: str
    next_value: float
    next_low: float
    next_high: float
    last_value: float
    last_low: float
    last_high: float
    confidence: float
    min_n_for_status: int
    min_points_for_projection: int
    band_narrow: float
    band_wide: float
    beside_verdict: str
    beside_obstacle: str
    value_code: str
    apart_period: str
    apart_value: float
    apart_numerator: float
    apart_n: float
    apart_description: str
    n_overdue: int
    next_period: str
    next_released_on: date
    next_basis: str


class MeasureLevels(NamedTuple):
    """A row of the query ``measure_levels``."""

    measure_id: str
    measure_name: str
    quarter: str
    level: str


class MeasureProjection(NamedTuple):
    """A row of the query ``measure_projection``."""

    period: str
    value: float
    low_narrow: float
    high_narrow: float
    low_wide: float
    high_wide: float
    n_points: int
    first_period: str


class Measures(NamedTuple):
    """A row of the query ``measures``."""

    measure_id: str
    goal_id: str
    sort_order: int
    measure_name: str
    indicator_id: str
    content_area: str
    grade_span: str
    baseline_value: float
    baseline_value_origin: str
    baseline_period: str
    baseline_period_origin: str
    target_kind: str
    target_value: float
    points_per_year: float
    deadline_period: str
    interpretation: str


class NameMatches(NamedTuple):
    """A row of the query ``name_matches``."""

    name: str
    meaning: str


class NextBatchId(NamedTuple):
    """A row of the query ``next_batch_id``."""

    next_id: int


class NextDecisionId(NamedTuple):
    """A row of the query ``next_decision_id``."""

    next_id: int


class NextGrantId(NamedTuple):
    """A row of the query ``next_grant_id``."""

    next_id: int


class NextJobId(NamedTuple):
    """A row of the query ``next_job_id``."""

    job_id: int


class NextMarkId(NamedTuple):
    """A row of the query ``next_mark_id``."""

    next_id: int


class NextRelease(NamedTuple):
    """A row of the query ``next_release``."""

    quarter: str
    released_on: date
    basis: str


class NextResultId(NamedTuple):
    """A row of the query ``next_result_id``."""

    next_id: int


class NextUpdateId(NamedTuple):
    """A row of the query ``next_update_id``."""

    next_id: int


class Opening(NamedTuple):
    """A row of the query ``opening``."""

    quarter: str
    under_way: str


class Organisations(NamedTuple):
    """A row of the query ``organisations``."""

    organisation_id: str
    organisation_level: str
    organisation: str
    is_own: bool
    is_spoken_of: bool


class OverdueResults(NamedTuple):
    """A row of the query ``overdue_results``."""

    measure_id: str
    measure_name: str
    goal_id: str
    period_style: str
    period: str
    released_on: date
    basis: str
    file_name: str


class OwnDistrict(NamedTuple):
    """A row of the query ``own_district``."""

    organisation_id: str
    organisation: str


class PartedIndicators(NamedTuple):
    """A row of the query ``parted_indicators``."""

    indicator_id: str


class Periods(NamedTuple):
    """A row of the query ``periods``."""

    period: str
    kind: str
    school_year: int
    begins_on: date
    ends_on: date
    basis: str
    source: str


class Plan(NamedTuple):
    """A row of the query ``plan``."""

    plan_id: str
    kind: str
    title: str
    district: str
    school: str
    school_years: str
    team_lead: str
    document: str
    document_sha256: str


class PlanFacts(NamedTuple):
    """A row of the query ``plan_facts``."""

    sort_order: int
    section: str
    label: str
    value: str
    is_ticked: bool


class Quarters(NamedTuple):
    """A row of the query ``quarters``."""

    quarter: str
    ends_on: date


class ReleaseDates(NamedTuple):
    """A row of the query ``release_dates``."""

    indicator_id: str
    period: str
    released_on: date
    basis: str
    source: str


class ResultsInForce(NamedTuple):
    """A row of the query ``results_in_force``."""

    indicator_id: str
    period: str
    organisation_id: str
    content_area: str
    grade_span: str
    subgroup: str
    old_result_id: int
    old_numerator: float
    old_denominator: float
    old_value: float
    old_data_state: str
    old_released_on: date
    old_is_date_assumed: bool
    old_vintage_on: date


class ResultsSpokenOf(NamedTuple):
    """A row of the query ``results_spoken_of``."""

    result_id: int
    batch_id: int
    indicator_id: str
    period: str
    organisation_id: str
    content_area: str
    grade_span: str
    subgroup: str
    superseded_by: int


class ResultsToProtect(NamedTuple):
    """A row of the query ``results_to_protect``."""

    result_id: int
    indicator_id: str
    period: str
    organisation_id: str
    organisation_level: str
    content_area: str
    grade_span: str
    subgroup: str
    numerator: float
    denominator: float
    value: float
    data_state: str
    is_public: bool
    is_sample: bool


class ReviewDates(NamedTuple):
    """A row of the query ``review_dates``."""

    quarter: str
    begins_on: date
    ends_on: date
    update_due_on: date
    basis: str


class ReviewHistory(NamedTuple):
    """A row of the query ``review_history``."""

    about: str
    part: str
    decision_id: int
    revision: int
    saved_at: datetime
    saved_by: str
    text: str
    role: str
    due_on: date
    state: str
    outcome: str
    before_text: str
    before_role: str
    before_due_on: date
    before_state: str
    before_outcome: str


class ReviewQuarter(NamedTuple):
    """A row of the query ``review_quarter``."""

    quarter: str
    begins_on: date
    ends_on: date
    known_on: date
    basis: str
    source: str


class ReviewQuarters(NamedTuple):
    """A row of the query ``review_quarters``."""

    quarter: str
    school_year: int
    begins_on: date
    ends_on: date
    basis: str


class ReviewWriters(NamedTuple):
    """A row of the query ``review_writers``."""

    person: str


class Reviewer(NamedTuple):
    """A row of the query ``reviewer``."""

    mark_id: int
    marked_at: datetime
    marked_by: str
    person: str


class RevisionsToMark(NamedTuple):
    """A row of the query ``revisions_to_mark``."""

    kind: str
    item: str
    revision: int
    sha256: str


class RolePeople(NamedTuple):
    """A row of the query ``role_people``."""

    role: str
    person: str


class RowsOfBatch(NamedTuple):
    """A row of the query ``rows_of_batch``."""

    n: int


class RowsSaidWith(NamedTuple):
    """A row of the query ``rows_said_with``."""

    batch_id: int
    sort_order: int
    indicator_id: str
    period: str
    organisation_id: str
    content_area: str
    grade_span: str
    subgroup: str
    numerator: float
    denominator: float
    value: float
    published_value: float
    data_state: str
    released_on: date
    source: str
    note: str
    n_enrolled: float


class RuleInForce(NamedTuple):
    """A row of the query ``rule_in_force``."""

    rule_version: str
    confidence: float
    confidence_outer: float
    min_n_for_status: int
    min_points_for_projection: int
    band_narrow: float
    band_wide: float
    projection_decimals: int
    false_discovery_rate: float
    min_share_of_others: float
    adopted_on: date
    description: str


class SampleAnchors(NamedTuple):
    """A row of the query ``sample_anchors``."""

    indicator_id: str
    period: str
    organisation_id: str
    organisation: str
    subgroup: str
    content_area: str
    grade_span: str
    numerator: float
    denominator: float
    value: float


class SchoolChanges(NamedTuple):
    """A row of the query ``school_changes``."""

    subgroup: str
    sort_order: int
    n_changes: int
    n_declined: int
    n_improved: int


class SchoolFindings(NamedTuple):
    """A row of the query ``school_findings``."""

    result_id: int
    is_own: bool
    indicator_id: str
    content_area: str
    grade_span: str
    organisation_level: str
    organisation_id: str
    organisation: str
    is_alternative: bool
    period: str
    period_style: str
    subgroup: str
    family: str
    sort_order: int
    unit: str
    better_direction: str
    counted_unit: str
    data_state: str
    is_measured: bool
    numerator: float
    n: float
    value: float
    value_code: str
    interval_low: float
    interval_high: float
    measure_id: str
    level: str
    change: str
    judged_against: str
    level_obstacle: str
    later_obstacle: str
    deadline_verdict: str
    change_obstacle: str
    is_late: bool
    is_settled: bool
    is_at_target: bool
    starts_from_own: bool
    expected: float
    final_target: float
    deadline_period: str
    baseline_value: float
    baseline_period: str
    base_n: float
    base_data_state: str
    asked_points: float
    since_base_points: float
    since_base_low: float
    since_base_high: float
    due_value: float
    due_n: float
    due_low: float
    due_high: float
    due_data_state: str
    distance_points: float
    distance_students: int
    earlier_period: str
    earlier_n: float
    earlier_data_state: str
    change_from_period: str
    change_points: float
    change_low: float
    change_high: float
    change_p: float
    earlier_change: str
    change_looks: int
    change_survives: bool
    school_looks: int
    school_survives: bool
    is_echo: bool
    beside_value: float
    beside_basis: str
    beside_obstacle: str
    beside_change_points: float
    beside_change_low: float
    beside_change_high: float
    beside_difference_points: float
    beside_difference_low: float
    beside_difference_high: float
    beside_verdict: str
    beside_known_on: date
    rule_version: str
    complement: str
    complement_basis: str
    complement_numerator: float
    complement_n: float
    complement_value: float
    gap_points: float
    gap_low: float
    gap_high: float
    gap_p: float
    gap_looks: int
    gap_survives: bool
    is_other_side: bool
    gap_verdict: str
    gap_obstacle: str
    gap_from_period: str
    gap_change_points: float
    gap_change_low: float
    gap_change_high: float
    gap_change_p: float
    gap_change_looks: int
    gap_change_survives: bool
    gap_change_verdict: str
    complement_change_points: float
    complement_change_low: float
    complement_change_high: float
    smallest_change_points: float
    district_value: float
    district_released_on: date
    tau: float
    inner_low: float
    inner_high: float
    outer_low: float
    outer_high: float
    funnel_zone: str
    zone_by_luck: str
    released_on: date
    source: str
    note: str
    batch_kind: str
    confidence: float
    min_n_for_status: int
    state_description: str
    earlier_description: str
    base_description: str


class SchoolLists(NamedTuple):
    """A row of the query ``school_lists``."""

    indicator_id: str
    content_area: str
    grade_span: str
    period: str
    subgroup: str
    known_until: date
    n_placed: int
    tau: float
    n_outside: int
    n_outside_by_luck: int
    n_changes: int
    n_clear: int
    n_surviving: int
    spread: float


class SchoolSpreads(NamedTuple):
    """A row of the query ``school_spreads``."""

    indicator_id: str
    short_name: str
    content_area: str
    grade_span: str
    period: str
    n_placed: int
    tau: float
    n_outside: int
    n_outside_by_luck: int
    n_changes: int
    n_clear: int
    n_surviving: int
    spread: float


class SchoolsOfBatch(NamedTuple):
    """A row of the query ``schools_of_batch``."""

    organisation_id: str
    organisation: str
    organisation_level: str


class Scopes(NamedTuple):
    """A row of the query ``scopes``."""

    indicator_id: str
    content_area: str
    grade_span: str


class ScopesSaid(NamedTuple):
    """A row of the query ``scopes_said``."""

    indicator_id: str
    content_area: str
    grade_span: str


class Session(NamedTuple):
    """A row of the query ``session``."""

    session_id: str
    issuer: str
    subject: str
    ends_at: datetime
    ended_at: datetime


class ShownFigures(NamedTuple):
    """A row of the query ``shown_figures``."""

    indicator_id: str
    period: str
    organisation_id: str
    content_area: str
    grade_span: str
    subgroup: str
    short_name: str
    period_style: str
    unit: str
    organisation: str
    value: float
    n: float
    data_state: str
    released_on: date
    is_sample: bool


class SmallGroups(NamedTuple):
    """A row of the query ``small_groups``."""

    subgroup: str


class Sources(NamedTuple):
    """A row of the query ``sources``."""

    source: str
    number_of_results: int
    first_period: str
    last_period: str
    is_sample: bool


class StateHistory(NamedTuple):
    """A row of the query ``state_history``."""

    measure_id: str
    period: str
    numerator: float
    n: float
    value: float
    value_code: str
    released_on: date
    source: str


class StatesOfKnowledge(NamedTuple):
    """A row of the query ``states_of_knowledge``."""

    indicator_id: str
    known_since: date
    known_until: date


class Status(NamedTuple):
    """A row of the query ``status``."""

    indicator_id: str
    content_area: str
    grade_span: str
    organisation_id: str
    organisation: str
    organisation_level: str
    is_own: bool
    subgroup: str
    period: str
    numerator: float
    n: float
    value: float
    published_value: float
    released_on: date
    source: str
    batch_kind: str
    unit: str
    better_direction: str
    counted_unit: str
    period_style: str
    state_description: str
    earlier_description: str
    base_description: str
    change_p: float
    survives_many_looks: bool
    beside_value: float
    beside_basis: str
    beside_obstacle: str
    beside_change_points: float
    beside_change_low: float
    beside_change_high: float
    beside_difference_points: float
    beside_difference_low: float
    beside_difference_high: float
    beside_verdict: str
    beside_known_on: date
    result_id: int
    measure_id: str
    rule_version: str
    level: str
    change: str
    data_state: str
    is_measured: bool
    judged_against: str
    level_obstacle: str
    later_obstacle: str
    deadline_verdict: str
    change_obstacle: str
    is_late: bool
    is_settled: bool
    is_at_target: bool
    starts_from_own: bool
    expected: float
    final_target: float
    deadline_period: str
    baseline_value: float
    baseline_period: str
    base_n: float
    base_data_state: str
    asked_points: float
    since_base_points: float
    since_base_low: float
    since_base_high: float
    due_value: float
    due_n: float
    due_low: float
    due_high: float
    due_data_state: str
    interval_low: float
    interval_high: float
    distance_points: float
    distance_students: int
    earlier_period: str
    earlier_value: float
    earlier_n: float
    earlier_data_state: str
    change_from_period: str
    change_points: float
    change_low: float
    change_high: float
    pace_needed: float
    pace_achieved: float
    n_points: int
    first_period: str
    next_value: float
    next_low: float
    next_high: float
    last_value: float
    last_low: float
    last_high: float
    confidence: float
    min_n_for_status: int
    min_points_for_projection: int
    band_narrow: float
    band_wide: float
    value_code: str


class StepCells(NamedTuple):
    """A row of the query ``step_cells``."""

    step_id: str
    need_number: int
    number: int
    quarter: str
    implementation: str
    is_update_sample: bool
    judgment: str
    activities_held: int
    activities_planned: int
    happened: str
    comes_next: str
    judgment_words: str
    saved_by: str
    saved_at: datetime
    done_measured: str
    done_improving: int
    done_unclear: int
    done_worsening: int
    done_waiting: int
    is_done_sample: bool
    worked_measured: str
    worked_improving: int
    worked_unclear: int
    worked_worsening: int
    worked_waiting: int
    worked_left_out: list[str]
    is_worked_sample: bool
    has_outcome_measure: bool
    done_naming: str
    worked_naming: str
    outcome_naming: str


class StepFacets(NamedTuple):
    """A row of the query ``step_facets``."""

    facet: str
    value: str
    step_id: str


class StepGroups(NamedTuple):
    """A row of the query ``step_groups``."""

    step_id: str
    sort_order: int
    as_written: str
    subgroup: str
    measure_id: str
    measure_name: str
    indicator_id: str
    content_area: str
    grade_span: str
    goal_id: str
    period: str
    period_style: str
    data_state: str
    value: float
    value_code: str
    numerator: float
    n: float
    gap_points: float
    gap_verdict: str
    gap_obstacle: str
    gap_looks: int
    gap_survives: bool
    change: str
    change_obstacle: str
    change_looks: int
    change_survives: bool
    rule_version: str
    source: str
    batch_kind: str


class StepHeads(NamedTuple):
    """A row of the query ``step_heads``."""

    step_id: str
    goal_id: str
    wording: str
    evidence_level: str
    supports_equity: bool
    role: str


class StepIndicators(NamedTuple):
    """A row of the query ``step_indicators``."""

    step_id: str
    lane: str
    indicator_id: str
    short_name: str
    kind: str
    added_by: str
    note: str


class StepItems(NamedTuple):
    """A row of the query ``step_items``."""

    step_id: str
    lane: str
    sort_order: int
    item: str
    kind: str
    expects: str
    is_in: bool
    title: str
    dated_on: date
    link: str
    file_name: str


class StepLinks(NamedTuple):
    """A row of the query ``step_links``."""

    step_id: str
    lane: str
    indicator_id: str
    added_by: str
    short_name: str
    outcome_type: str
    subgroup: str


class StepLists(NamedTuple):
    """A row of the query ``step_lists``."""

    step_id: str
    list: str
    sort_order: int
    value: str


class StepMovements(NamedTuple):
    """A row of the query ``step_movements``."""

    step_id: str
    lane: str
    indicator_id: str
    short_name: str
    outcome_type: str
    kind: str
    content_area: str
    grade_span: str
    subgroup: str
    is_counted: bool
    movement: str
    obstacle: str
    unpublished_description: str
    added_by: str
    note: str
    is_sample: bool
    unit: str
    measured_period: str
    measured_value: float
    measured_change: str
    is_own: bool
    organisation_level: str
    organisation_id: str
    organisation: str
    is_alternative: bool
    period: str
    period_style: str
    family: str
    sort_order: int
    better_direction: str
    counted_unit: str
    data_state: str
    is_measured: bool
    numerator: float
    n: float
    value: float
    value_code: str
    interval_low: float
    interval_high: float
    measure_id: str
    level: str
    change: str
    judged_against: str
    level_obstacle: str
    later_obstacle: str
    deadline_verdict: str
    change_obstacle: str
    is_late: bool
    is_settled: bool
    is_at_target: bool
    starts_from_own: bool
    expected: float
    final_target: float
    deadline_period: str
    baseline_value: float
    baseline_period: str
    base_n: float
    base_data_state: str
    asked_points: float
    since_base_points: float
    since_base_low: float
    since_base_high: float
    due_value: float
    due_n: float
    due_low: float
    due_high: float
    due_data_state: str
    distance_points: float
    distance_students: int
    earlier_period: str
    earlier_n: float
    earlier_data_state: str
    change_from_period: str
    change_points: float
    change_low: float
    change_high: float
    change_p: float
    earlier_change: str
    change_looks: int
    change_survives: bool
    school_looks: int
    school_survives: bool
    is_echo: bool
    beside_value: float
    beside_basis: str
    beside_obstacle: str
    beside_change_points: float
    beside_change_low: float
    beside_change_high: float
    beside_difference_points: float
    beside_difference_low: float
    beside_difference_high: float
    beside_verdict: str
    beside_known_on: date
    rule_version: str
    complement: str
    complement_basis: str
    complement_numerator: float
    complement_n: float
    complement_value: float
    gap_points: float
    gap_low: float
    gap_high: float
    gap_p: float
    gap_looks: int
    gap_survives: bool
    is_other_side: bool
    gap_verdict: str
    gap_obstacle: str
    gap_from_period: str
    gap_change_points: float
    gap_change_low: float
    gap_change_high: float
    gap_change_p: float
    gap_change_looks: int
    gap_change_survives: bool
    gap_change_verdict: str
    complement_change_points: float
    complement_change_low: float
    complement_change_high: float
    smallest_change_points: float
    district_value: float
    district_released_on: date
    tau: float
    inner_low: float
    inner_high: float
    outer_low: float
    outer_high: float
    funnel_zone: str
    zone_by_luck: str
    released_on: date
    source: str
    batch_kind: str
    confidence: float
    min_n_for_status: int
    state_description: str
    earlier_description: str
    base_description: str


class StepPoints(NamedTuple):
    """A row of the query ``step_points``."""

    step_id: str
    short_name: str
    indicator_name: str
    result_id: int
    is_own: bool
    indicator_id: str
    content_area: str
    grade_span: str
    organisation_level: str
    organisation_id: str
    organisation: str
    is_alternative: bool
    period: str
    period_style: str
    subgroup: str
    family: str
    sort_order: int
    unit: str
    better_direction: str
    counted_unit: str
    data_state: str
    is_measured: bool
    numerator: float
    n: float
    value: float
    value_code: str
    interval_low: float
    interval_high: float
    measure_id: str
    level: str
    change: str
    judged_against: str
    level_obstacle: str
    later_obstacle: str
    deadline_verdict: str
    change_obstacle: str
    is_late: bool
    is_settled: bool
    is_at_target: bool
    starts_from_own: bool
    expected: float
    final_target: float
    deadline_period: str
    baseline_value: float
    baseline_period: str
    base_n: float
    base_data_state: str
    asked_points: float
    since_base_points: float
    since_base_low: float
    since_base_high: float
    due_value: float
    due_n: float
    due_low: float
    due_high: float
    due_data_state: str
    distance_points: float
    distance_students: int
    earlier_period: str
    earlier_n: float
    earlier_data_state: str
    change_from_period: str
    change_points: float
    change_low: float
    change_high: float
    change_p: float
    earlier_change: str
    change_looks: int
    change_survives: bool
    school_looks: int
    school_survives: bool
    is_echo: bool
    beside_value: float
    beside_basis: str
    beside_obstacle: str
    beside_change_points: float
    beside_change_low: float
    beside_change_high: float
    beside_difference_points: float
    beside_difference_low: float
    beside_difference_high: float
    beside_verdict: str
    beside_known_on: date
    rule_version: str
    complement: str
    complement_basis: str
    complement_numerator: float
    complement_n: float
    complement_value: float
    gap_points: float
    gap_low: float
    gap_high: float
    gap_p: float
    gap_looks: int
    gap_survives: bool
    is_other_side: bool
    gap_verdict: str
    gap_obstacle: str
    gap_from_period: str
    gap_change_points: float
    gap_change_low: float
    gap_change_high: float
    gap_change_p: float
    gap_change_looks: int
    gap_change_survives: bool
    gap_change_verdict: str
    complement_change_points: float
    complement_change_low: float
    complement_change_high: float
    smallest_change_points: float
    district_value: float
    district_released_on: date
    tau: float
    inner_low: float
    inner_high: float
    outer_low: float
    outer_high: float
    funnel_zone: str
    zone_by_luck: str
    released_on: date
    source: str
    note: str
    batch_kind: str
    confidence: float
    min_n_for_status: int
    state_description: str
    earlier_description: str
    base_description: str
    target_value: float


class StepResults(NamedTuple):
    """A row of the query ``step_results``."""

    result_id: int
    indicator_id: str
    content_area: str
    grade_span: str
    subgroup: str
    school_year: int
    begins_on: date
    known_since: date
    known_until: date
    data_state: str
    change: str
    is_sample: bool


class StepRoles(NamedTuple):
    """A row of the query ``step_roles``."""

    sort_order: int
    role: str
    name_in_plan: str
    is_accountable: bool
    people: str


class Steps(NamedTuple):
    """A row of the query ``steps``."""

    step_id: str
    goal_id: str
    number: int
    wording: str
    implementation_method: str
    effectiveness_method: str
    responsible: str
    evidence_level: str
    timeline: str
    supports_equity: bool
    partnerships: str


class StepsOfGroup(NamedTuple):
    """A row of the query ``steps_of_group``."""

    subgroup: str
    step_id: str
    goal_id: str
    number: int
    wording: str
    supports_equity: bool
    subgroup_words: str


class StudentExportMappings(NamedTuple):
    """A row of the query ``student_export_mappings``."""

    layout: str
    field: str
    column_name: str
    accepted: str
    means: str


class StudentExports(NamedTuple):
    """A row of the query ``student_exports``."""

    layout: str
    form: str
    layout_name: str


class SubgroupFindings(NamedTuple):
    """A row of the query ``subgroup_findings``."""

    known_in: str
    result_id: int
    is_own: bool
    indicator_id: str
    content_area: str
    grade_span: str
    organisation_level: str
    organisation_id: str
    organisation: str
    is_alternative: bool
    period: str
    period_style: str
    subgroup: str
    family: str
    sort_order: int
    unit: str
    better_direction: str
    counted_unit: str
    data_state: str
    is_measured: bool
    numerator: float
    n: float
    value: float
    value_code: str
    interval_low: float
    interval_high: float
    measure_id: str
    level: str
    change: str
    judged_against: str
    level_obstacle: str
    later_obstacle: str
    deadline_verdict: str
    change_obstacle: str
    is_late: bool
    is_settled: bool
    is_at_target: bool
    starts_from_own: bool
    expected: float
    final_target: float
    deadline_period: str
    baseline_value: float
    baseline_period: str
    base_n: float
    base_data_state: str
    asked_points: float
    since_base_points: float
    since_base_low: float
    since_base_high: float
    due_value: float
    due_n: float
    due_low: float
    due_high: float
    due_data_state: str
    distance_points: float
    distance_students: int
    earlier_period: str
    earlier_n: float
    earlier_data_state: str
    change_from_period: str
    change_points: float
    change_low: float
    change_high: float
    change_p: float
    earlier_change: str
    change_looks: int
    change_survives: bool
    school_looks: int
    school_survives: bool
    is_echo: bool
    beside_value: float
    beside_basis: str
    beside_obstacle: str
    beside_change_points: float
    beside_change_low: float
    beside_change_high: float
    beside_difference_points: float
    beside_difference_low: float
    beside_difference_high: float
    beside_verdict: str
    beside_known_on: date
    rule_version: str
    complement: str
    complement_basis: str
    complement_numerator: float
    complement_n: float
    complement_value: float
    gap_points: float
    gap_low: float
    gap_high: float
    gap_p: float
    gap_looks: int
    gap_survives: bool
    is_other_side: bool
    gap_verdict: str
    gap_obstacle: str
    gap_from_period: str
    gap_change_points: float
    gap_change_low: float
    gap_change_high: float
    gap_change_p: float
    gap_change_looks: int
    gap_change_survives: bool
    gap_change_verdict: str
    complement_change_points: float
    complement_change_low: float
    complement_change_high: float
    smallest_change_points: float
    district_value: float
    district_released_on: date
    tau: float
    inner_low: float
    inner_high: float
    outer_low: float
    outer_high: float
    funnel_zone: str
    zone_by_luck: str
    released_on: date
    source: str
    note: str
    batch_kind: str
    confidence: float
    min_n_for_status: int
    state_description: str
    earlier_description: str
    base_description: str


class SubgroupNames(NamedTuple):
    """A row of the query ``subgroup_names``."""

    name: str
    subgroup: str


class Subgroups(NamedTuple):
    """A row of the query ``subgroups``."""

    subgroup: str
    family: str
    complement: str
    sort_order: int
    is_named: bool


class SubjectOfEmail(NamedTuple):
    """A row of the query ``subject_of_email``."""

    issuer: str
    subject: str


class TargetChanges(NamedTuple):
    """A row of the query ``target_changes``."""

    measure_id: str
    sort_order: int
    unit: str
    period_style: str
    version: int
    adopted_on: date
    former_baseline_value: float
    former_baseline_period: str
    former_target_kind: str
    former_target_value: float
    former_points_per_year: float
    former_deadline_period: str
    former_start: float
    former_end: float
    adopted_at: float
    is_aim_changed: bool


class TargetVersions(NamedTuple):
    """A row of the query ``target_versions``."""

    measure_id: str
    goal_id: str
    sort_order: int
    measure_name: str
    indicator_id: str
    content_area: str
    grade_span: str
    unit: str
    period_style: str
    version: int
    adopted_on: date
    in_force_until: date
    is_ever_in_force: bool
    saved_at: datetime
    saved_by: str
    reason: str
    baseline_value: float
    baseline_period: str
    baseline_source: str
    target_kind: str
    target_value: float
    points_per_year: float
    deadline_period: str


class TemplateRows(NamedTuple):
    """A row of the query ``template_rows``."""

    indicator_id: str
    indicator_name: str
    unit: str
    content_area: str
    grade_span: str
    organisation_level: str
    organisation: str
    organisation_id: str
    subgroup: str
    numerator: float
    denominator: float
    value: float
    data_state: str


class TestsOfAll(NamedTuple):
    """A row of the query ``tests_of_all``."""

    result_id: int
    organisation_id: str
    period: str
    is_sample: bool
    change_p: float
    change_looks: int
    change_survives: bool
    is_of_state: bool


class UnendedJobs(NamedTuple):
    """A row of the query ``unended_jobs``."""

    job_id: int


class UnnamedAttachments(NamedTuple):
    """A row of the query ``unnamed_attachments``."""

    sha256: str
    n_bytes: int


class UnpublishedYears(NamedTuple):
    """A row of the query ``unpublished_years``."""

    indicator_id: str
    school_year: int
    known_since: date
    known_until: date


class UnreadLines(NamedTuple):
    """A row of the query ``unread_lines``."""

    number: int
    text: str


class UpdateDocuments(NamedTuple):
    """A row of the query ``update_documents``."""

    update_id: int
    lane: str
    item: str
    title: str
    dated_on: date
    link: str
    sha256: str
    file_name: str
    media_type: str
    n_bytes: int
    is_sample: bool


class UpdateDraft(NamedTuple):
    """A row of the query ``update_draft``."""

    base_revision: int
    saved_at: datetime
    fields: str


class UpdateVersions(NamedTuple):
    """A row of the query ``update_versions``."""

    update_id: int
    step_id: str
    quarter: str
    revision: int
    origin: str
    saved_at: datetime
    saved_by: str
    implementation: str
    activities_held: int
    activities_planned: int
    happened: str
    comes_next: str
    judgment: str
    judgment_words: str
    is_sample: bool


class UpdatedQuarters(NamedTuple):
    """A row of the query ``updated_quarters``."""

    step_id: str
    quarter: str


class WithheldResults(NamedTuple):
    """A row of the query ``withheld_results``."""

    result_id: int
    indicator_id: str
    content_area: str
    grade_span: str
