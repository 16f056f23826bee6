-- The quarterly results behind one action step's measures, as known at a review quarter's end.
-- Parameters: $quarter, $step_id.
-- Grain: one row per indicator_id, content_area, grade_span and period. Order: so.
with

scopes as (
    select distinct
        step_measures.indicator_id,
        step_measures.content_area,
        step_measures.grade_span,
        step_measures.subgroup
    from step_measures
    where
        step_measures.quarter = $quarter
        and step_measures.step_id = $step_id
        and step_measures.result_id is not null
),

final as (
    select
        indicators.short_name,
        indicators.indicator_name,
        findings.*,
        interim_targets.target_value
    from scopes
    inner join findings
        on
            findings.is_own
            and findings.organisation_level = 'district'
            and scopes.indicator_id = findings.indicator_id
            and scopes.content_area = findings.content_area
            and scopes.grade_span = findings.grade_span
            and scopes.subgroup = findings.subgroup
    inner join indicators
        on findings.indicator_id = indicators.indicator_id
    inner join calendar as of
        on
            findings.period = of.period
            and of.kind = 'quarter'
    inner join calendar as review
        on
            review.period = $quarter
            and findings.released_on <= review.ends_on
    left join interim_targets
        on
            findings.subgroup = 'All Students'
            and findings.indicator_id = interim_targets.indicator_id
            and findings.content_area = interim_targets.content_area
            and findings.grade_span = interim_targets.grade_span
            and findings.period = interim_targets.period
)

select * from final
order by short_name, indicator_id, content_area, grade_span, period
