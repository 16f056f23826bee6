-- The groups of the plan's equity gaps: the latest gap of each in every measure of the goal.
-- Parameters: $quarter.
-- Grain: one row per equity_gap_id, subgroup as written and measure_id. Order: so.
with

meant as (
    select
        lower(name) as name,
        subgroup
    from subgroup_names

    union

    select
        lower(subgroup) as name,
        subgroup
    from subgroups
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

scoped as (
    select
        equity_gaps.equity_gap_id,
        equity_gaps.need_id,
        equity_gaps.gap,
        equity_gap_scopes.sort_order as subgroup_order,
        equity_gap_scopes.value as subgroup_words,
        meant.subgroup,
        goals.goal_id,
        measures.measure_id,
        measures.measure_name,
        measures.sort_order,
        findings.period,
        findings.period_style,
        findings.gap_verdict,
        findings.gap_obstacle,
        uncompared.period is not null as is_uncompared
    from equity_gaps
    inner join equity_gap_scopes
        on
            equity_gaps.equity_gap_id = equity_gap_scopes.equity_gap_id
            and equity_gap_scopes.scope = 'subgroup'
    inner join meant
        on lower(equity_gap_scopes.value) = meant.name
    inner join goals
        on equity_gaps.need_id = goals.need_id
    inner join measures
        on goals.goal_id = measures.goal_id
    inner join calendar
        on calendar.period = $quarter
    inner join findings
        on
            measures.indicator_id = findings.indicator_id
            and measures.content_area = findings.content_area
            and measures.grade_span = findings.grade_span
            and meant.subgroup = findings.subgroup
            and findings.organisation_level = 'district'
            and findings.is_own
            and calendar.ends_on between findings.known_since and findings.known_until
    left join uncompared
        on
            findings.indicator_id = uncompared.indicator_id
            and findings.content_area = uncompared.content_area
            and findings.grade_span = uncompared.grade_span
            and findings.period = uncompared.period
),

final as (
    select * exclude (is_uncompared) from scoped
    qualify row_number() over (
        partition by equity_gap_id, subgroup_words, measure_id
        order by is_uncompared asc, period desc
    ) = 1
)

select * from final
order by equity_gap_id, subgroup_order, sort_order
