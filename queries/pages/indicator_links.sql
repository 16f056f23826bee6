-- What each indicator serves in the plan: the steps it follows, by question, and the measures it
-- is an early sign of. A link has a step and a lane, or a measure and the quarter it holds since.
-- Grain: one row per indicator_id, step_id, lane and measure. Order: so, steps first.
with

final as (
    select
        indicator_steps.indicator_id,
        indicator_steps.step_id,
        indicator_steps.lane,
        indicator_steps.added_by,
        indicator_steps.note,
        null::varchar as measure_name,
        null::varchar as since_period,
        0 as sort_order
    from indicator_steps

    union all

    select
        early_signs.indicator_id,
        null as step_id,
        null as lane,
        early_signs.added_by,
        '' as note,
        measures.measure_name,
        early_signs.since_period,
        measures.sort_order
    from early_signs
    inner join measures
        on early_signs.measure_id = measures.measure_id
)

select
    indicator_id,
    step_id,
    lane,
    measure_name,
    since_period,
    added_by,
    note
from final
order by indicator_id, step_id is null, step_id, lane, sort_order
