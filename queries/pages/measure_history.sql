-- The district's own results of every measure that were known at a review quarter's end.
-- Parameters: $quarter.
-- Grain: one row per measure_id and period. Order: position, period.
with

review as (
    select ends_on
    from calendar
    where period = $quarter
),

known_results as (
    select district_results.*
    from district_results
    inner join review
        on district_results.released_on <= review.ends_on
),

final as (
    select
        measures.measure_id,
        measures.position,
        measures.measure_name,
        measures.deadline_period,
        indicators.unit,
        known_results.period,
        cast(known_results.numerator as integer) as numerator,
        cast(known_results.denominator as integer) as n,
        known_results.value,
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
        known_results.released_on,
        case
            when known_results.released_on = release_dates.released_on
                then release_dates.basis
            else 'published'
        end as release_basis,
        known_results.source
    from measures
    inner join indicators
        on measures.indicator_id = indicators.indicator_id
    inner join known_results
        on
            measures.indicator_id = known_results.indicator_id
            and measures.content_area = known_results.content_area
            and measures.grade_span = known_results.grade_span
    left join release_dates
        on
            known_results.indicator_id = release_dates.indicator_id
            and known_results.period = release_dates.period
    inner join verdicts
        on
            known_results.result_id = verdicts.result_id
            and measures.measure_id = verdicts.measure_id
)

select * from final
order by position, period
