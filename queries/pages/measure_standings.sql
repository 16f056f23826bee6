-- The latest verdict on each measure that was known at a review quarter's end, for the district.
-- Parameters: $quarter.
-- Grain: one row per measure_id. Order: position.
with

final as (
    select
        measures.measure_id,
        measures.goal_id,
        measures.position,
        measures.measure_name,
        measures.baseline_value_origin,
        measures.baseline_period_origin,
        measures.deadline_period,
        measures.reading,
        indicators.indicator_id,
        indicators.indicator_name,
        indicators.unit,
        indicators.better,
        results.result_id,
        results.period,
        results.numerator,
        results.denominator as n,
        results.value,
        results.released_on,
        -- A date that a file brought itself is a published one.
        case
            when results.released_on = release_dates.released_on then release_dates.basis
            else 'published'
        end as release_basis,
        results.source,
        batches.kind as batch_kind,
        coalesce(verdicts.level, 'no_status') as level,
        coalesce(verdicts.change, 'not_comparable') as change,
        case
            when verdicts.data_state is not null then verdicts.data_state
            when starts_with(standings.waiting, 'Overdue') then 'overdue'
            else 'not_due_yet'
        end as data_state,
        verdicts.expected,
        verdicts.final_target,
        verdicts.baseline_value,
        verdicts.baseline_period,
        verdicts.interval_low,
        verdicts.interval_high,
        verdicts.distance_points,
        verdicts.distance_students,
        verdicts.change_from_period,
        verdicts.change_points,
        verdicts.change_low,
        verdicts.change_high,
        verdicts.pace_needed,
        verdicts.pace_achieved,
        verdicts.projection,
        coalesce(verdicts.level_reason, 'No result was known by the end of this quarter.')
            as level_reason,
        coalesce(verdicts.change_reason, '') as change_reason,
        verdicts.rule_version,
        verdicts.headline,
        standings.waiting,
        standings.next_period,
        standings.next_released_on
    from measures
    inner join indicators
        on measures.indicator_id = indicators.indicator_id
    inner join standings
        on
            measures.measure_id = standings.measure_id
            and standings.quarter = $quarter
    left join shown_results as results
        on standings.result_id = results.result_id
    left join release_dates
        on
            results.indicator_id = release_dates.indicator_id
            and results.period = release_dates.period
    left join batches
        on results.batch_id = batches.batch_id
    left join verdicts
        on
            standings.result_id = verdicts.result_id
            and standings.measure_id = verdicts.measure_id
)

select * from final
order by position
