-- The action steps that have no update for a review quarter, and of whose last one before it is
-- known that they were done without an effect that could be seen.
-- Parameters: $quarter.
-- Grain: one row per step_id. Order: the plan's.
with

last_updates as (
    select
        current_updates.step_id,
        current_updates.quarter,
        current_updates.implementation,
        current_updates.origin
    from current_updates
    inner join calendar
        on current_updates.quarter = calendar.period
    inner join calendar as review
        on
            review.period = $quarter
            and calendar.ends_on <= review.ends_on
    qualify row_number() over (
        partition by current_updates.step_id
        order by calendar.ends_on desc
    ) = 1
)

select
    last_updates.step_id,
    last_updates.quarter,
    coalesce(last_updates.origin = 'sample', false) or step_lanes.is_sample as is_sample
from last_updates
inner join ordered_steps
    on last_updates.step_id = ordered_steps.step_id
inner join step_lanes
    on
        last_updates.step_id = step_lanes.step_id
        and last_updates.quarter = step_lanes.quarter
        and step_lanes.lane = 'effectiveness'
where
    last_updates.quarter <> $quarter
    and last_updates.implementation = 'done'
    and step_lanes.measured_state not in ('improving', 'not_measurable_yet')
order by ordered_steps.need_number, ordered_steps.number
