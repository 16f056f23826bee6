-- How each measure of every action step had moved by a review quarter's end, by step, what
-- counts first.
-- Parameters: $quarter.
-- Grain: one row per step_id, lane, indicator_id, content_area and grade_span. Order: so.
with

-- What a measure is told by where its last figure has no result or compares with no other.
measured as (
    select
        indicator_id,
        content_area,
        grade_span,
        subgroup,
        period,
        value,
        change
    from finding_facts
    where
        known_in = $quarter
        and is_own
        and organisation_level = 'district'
        and data_state = 'measured'
)

select
    step_measures.step_id,
    step_measures.lane,
    step_measures.indicator_id,
    indicators.short_name,
    indicators.outcome_type,
    indicators.kind,
    step_measures.content_area,
    step_measures.grade_span,
    step_measures.subgroup,
    step_measures.is_counted,
    step_measures.movement,
    step_measures.obstacle,
    coalesce(unpublished.description, '') as unpublished_description,
    indicator_steps.added_by,
    indicator_steps.note,
    step_measures.is_sample,
    indicators.unit,
    measured.period as measured_period,
    measured.value as measured_value,
    measured.change as measured_change,
    findings.* exclude (
        known_in, result_id, indicator_id, content_area, grade_span, subgroup, unit
    )
from step_measures
inner join indicators
    on step_measures.indicator_id = indicators.indicator_id
inner join indicator_steps
    on
        step_measures.indicator_id = indicator_steps.indicator_id
        and step_measures.step_id = indicator_steps.step_id
        and step_measures.lane = indicator_steps.lane
left join finding_facts as findings
    on
        step_measures.result_id = findings.result_id
        and step_measures.quarter = findings.known_in
        and findings.is_own
        and step_measures.indicator_id = findings.indicator_id
asof left join measured
    on
        findings.indicator_id = measured.indicator_id
        and findings.content_area = measured.content_area
        and findings.grade_span = measured.grade_span
        and findings.subgroup = measured.subgroup
        and findings.period > measured.period
left join calendar
    on step_measures.quarter = calendar.period
left join known_notes as unpublished
    on
        step_measures.obstacle = 'not_published'
        and step_measures.quarter = unpublished.known_in
        and unpublished.is_own
        and step_measures.indicator_id = unpublished.indicator_id
        and unpublished.data_state = 'not_published'
        and cast(calendar.school_year - 1 as varchar) = unpublished.period
where step_measures.quarter = $quarter
order by
    step_measures.step_id, step_measures.lane, not step_measures.is_counted,
    indicators.short_name, step_measures.content_area, step_measures.grade_span
