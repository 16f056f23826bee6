-- What a reader can choose for a goal: each indicator that serves it, by content area and grade.
-- Parameters: $quarter, $goal_id.
-- Grain: one row per indicator_id, content_area and grade_span. Order: official before interim.
with

serving as (
    select
        measures.indicator_id,
        min(measures.sort_order) as sort_order
    from measures
    where measures.goal_id = $goal_id
    group by measures.indicator_id

    union all

    select
        early_signs.indicator_id,
        min(measures.sort_order) as sort_order
    from early_signs
    inner join measures
        on
            early_signs.measure_id = measures.measure_id
            and measures.goal_id = $goal_id
    group by early_signs.indicator_id

    union all

    select
        indicator_steps.indicator_id,
        10000 as sort_order
    from indicator_steps
    inner join action_steps
        on
            indicator_steps.step_id = action_steps.step_id
            and action_steps.goal_id = $goal_id
),

first_served as (
    select
        indicator_id,
        min(sort_order) as sort_order
    from serving
    group by indicator_id
),

found as (
    select
        findings.indicator_id,
        findings.content_area,
        findings.grade_span,
        bool_or(findings.batch_kind = 'sample') as is_sample
    from findings
    inner join calendar
        on
            calendar.period = $quarter
            and calendar.ends_on between findings.known_since and findings.known_until
    where findings.is_own
    group by findings.indicator_id, findings.content_area, findings.grade_span
),

final as (
    select
        found.indicator_id,
        indicators.short_name,
        indicators.kind,
        indicators.default_grade_span,
        found.content_area,
        found.grade_span,
        found.is_sample,
        first_served.sort_order,
        measures.measure_id
    from found
    inner join first_served
        on found.indicator_id = first_served.indicator_id
    inner join indicators
        on found.indicator_id = indicators.indicator_id
    left join measures
        on
            found.indicator_id = measures.indicator_id
            and found.content_area = measures.content_area
            and found.grade_span = measures.grade_span
            and measures.goal_id = $goal_id
)

select * from final
order by
    kind = 'interim', sort_order, indicator_id,
    measure_id is null, content_area, grade_span <> default_grade_span, grade_span
