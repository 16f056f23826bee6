-- The quarterly results behind every action step's measures, as known at a review quarter's end.
-- Parameters: $quarter.
-- Grain: one row per step_id, indicator_id, content_area, grade_span and period. Order: so.
with

scopes as (
    select distinct
        step_measures.step_id,
        step_measures.indicator_id,
        step_measures.content_area,
        step_measures.grade_span,
        step_measures.subgroup
    from step_measures
    where
        step_measures.quarter = $quarter
        and step_measures.result_id is not null
),

final as (
    select
        scopes.step_id,
        indicators.short_name,
        indicators.indicator_name,
        finding_facts.* exclude (known_in),
        interim_targets.target_value
    from scopes
    inner join finding_facts
        on
            finding_facts.known_in = $quarter
            and finding_facts.is_own
            and finding_facts.organisation_level = 'district'
            and scopes.indicator_id = finding_facts.indicator_id
            and scopes.content_area = finding_facts.content_area
            and scopes.grade_span = finding_facts.grade_span
            and scopes.subgroup = finding_facts.subgroup
    inner join indicators
        on finding_facts.indicator_id = indicators.indicator_id
    inner join calendar as of
        on
            finding_facts.period = of.period
            and of.kind = 'quarter'
    left join interim_targets
        on
            finding_facts.subgroup = 'All Students'
            and finding_facts.indicator_id = interim_targets.indicator_id
            and finding_facts.content_area = interim_targets.content_area
            and finding_facts.grade_span = interim_targets.grade_span
            and finding_facts.period = interim_targets.period
)

select * from final
order by step_id, short_name, indicator_id, content_area, grade_span, period
