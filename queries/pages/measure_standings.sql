-- The latest verdict on each measure that was known at a review quarter's end, for the district,
-- with all that its sentences tell.
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
        indicators.counted,
        indicators.period_style,
        'district' as organisation_level,
        coalesce(facts.level, 'no_status') as level,
        coalesce(facts.change, 'not_comparable') as change,
        case
            when facts.data_state is not null then facts.data_state
            when standings.n_overdue > 0 then 'overdue'
            else 'not_due_yet'
        end as data_state,
        facts.* exclude (
            measure_id, goal_id, position, measure_name, indicator_id, unit, better, counted,
            period_style, organisation_level, level, change, data_state, deadline_period
        ),
        standings.n_overdue,
        standings.overdue_period,
        standings.overdue_released_on,
        standings.overdue_basis,
        standings.next_period,
        standings.next_released_on,
        standings.next_basis
    from measures
    inner join indicators
        on measures.indicator_id = indicators.indicator_id
    inner join standings
        on
            measures.measure_id = standings.measure_id
            and standings.quarter = $quarter
    left join measure_verdicts as facts
        on
            standings.result_id = facts.result_id
            and standings.measure_id = facts.measure_id
)

select * from final
order by position
