-- The student groups that each action step serves by name, with the last verdicts of each on the
-- measures of the step's goal, as known at a review quarter's end.
-- Parameters: $quarter.
-- Grain: one row per step_id, group as the plan writes it and measure_id. Order: the plan's.
with

named as (
    select
        name,
        subgroup
    from subgroup_names

    union

    select
        subgroup as name,
        subgroup
    from subgroups
),

served as (
    select
        action_step_lists.step_id,
        action_step_lists.sort_order,
        action_step_lists.value as as_written,
        named.subgroup,
        action_steps.goal_id
    from action_step_lists
    inner join action_steps
        on action_step_lists.step_id = action_steps.step_id
    left join named
        on lower(action_step_lists.value) = lower(named.name)
    where action_step_lists.list = 'subgroup'
),

-- Periods whose figures compare with no other; the last period is one that does where any does.
uncompared as (
    select distinct
        findings.indicator_id,
        findings.content_area,
        findings.grade_span,
        findings.period
    from findings
    inner join calendar
        on
            calendar.period = $quarter
            and calendar.ends_on between findings.known_since and findings.known_until
    where
        findings.is_own
        and findings.organisation_level = 'district'
        and findings.data_state = 'not_comparable'
),

known as (
    select
        finding_facts.* exclude (known_in),
        measures.goal_id,
        measures.measure_id as judged_by,
        measures.measure_name,
        measures.sort_order as measure_order
    from measures
    inner join finding_facts
        on
            finding_facts.known_in = $quarter
            and finding_facts.is_own
            and finding_facts.organisation_level = 'district'
            and measures.indicator_id = finding_facts.indicator_id
            and measures.content_area = finding_facts.content_area
            and measures.grade_span = finding_facts.grade_span
    left join uncompared
        on
            finding_facts.indicator_id = uncompared.indicator_id
            and finding_facts.content_area = uncompared.content_area
            and finding_facts.grade_span = uncompared.grade_span
            and finding_facts.period = uncompared.period
    qualify row_number() over (
        partition by measures.measure_id, finding_facts.subgroup
        order by uncompared.period is not null, finding_facts.period desc
    ) = 1
)

select
    served.step_id,
    served.sort_order,
    served.as_written,
    served.subgroup,
    known.judged_by as measure_id,
    known.measure_name,
    known.indicator_id,
    known.content_area,
    known.grade_span,
    known.goal_id,
    known.period,
    known.period_style,
    known.data_state,
    known.value,
    coalesce(known.value_code, '') as value_code,
    known.numerator,
    known.n,
    known.gap_points,
    known.gap_verdict,
    known.gap_obstacle,
    known.gap_looks,
    known.gap_survives,
    known.change,
    known.change_obstacle,
    known.change_looks,
    known.change_survives,
    known.rule_version,
    known.source,
    known.batch_kind
from served
left join known
    on
        served.goal_id = known.goal_id
        and served.subgroup = known.subgroup
order by served.step_id, served.sort_order, known.measure_order
