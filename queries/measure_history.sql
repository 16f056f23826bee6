-- The district's own results of every measure that were known at a review quarter's end.
-- Parameters: $quarter.
-- Grain: one row per measure_id and period. Order: position, period.
with

review as (
    select ends_on
    from calendar
    where period = $quarter
),

district_results as (
    select results.*
    from results
    inner join organisations
        on
            results.organisation_id = organisations.organisation_id
            and organisations.organisation_level = 'district'
    inner join review
        on results.released_on <= review.ends_on
    where results.superseded_by is null and results.subgroup = 'All Students'
),

verdicts as (
    select assessments.*
    from assessments
    inner join rules
        on
            assessments.rule_version = rules.rule_version
            and rules.is_current
),

final as (
    select
        measures.measure_id,
        measures.position,
        measures.measure_name,
        measures.deadline_period,
        indicators.unit,
        district_results.period,
        cast(district_results.numerator as integer) as numerator,
        cast(district_results.denominator as integer) as n,
        district_results.value,
        verdicts.interval_low,
        verdicts.interval_high,
        verdicts.expected,
        verdicts.final_target,
        verdicts.baseline_value,
        verdicts.baseline_period,
        verdicts.distance_points,
        verdicts.distance_students,
        verdicts.level,
        verdicts.change,
        verdicts.change_from_period,
        verdicts.change_points,
        verdicts.change_low,
        verdicts.change_high,
        verdicts.data_state,
        verdicts.projection,
        verdicts.reason,
        verdicts.rule_version,
        district_results.released_on,
        case
            when district_results.released_on = release_dates.released_on
                then release_dates.basis
            else 'published'
        end as release_basis,
        district_results.source
    from measures
    inner join indicators
        on measures.indicator_id = indicators.indicator_id
    inner join district_results
        on
            measures.indicator_id = district_results.indicator_id
            and measures.content_area = district_results.content_area
            and measures.grade_span = district_results.grade_span
    left join release_dates
        on
            district_results.indicator_id = release_dates.indicator_id
            and district_results.period = release_dates.period
    inner join verdicts
        on
            district_results.result_id = verdicts.result_id
            and measures.measure_id = verdicts.measure_id
)

select * from final
order by position, period
