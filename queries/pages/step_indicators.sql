-- The indicators that a goal's action steps are followed by, lane by lane.
-- Parameters: $goal_id.
-- Grain: one row per step_id, lane and indicator_id. Order: so.
select
    indicator_steps.step_id,
    indicator_steps.lane,
    indicator_steps.indicator_id,
    indicators.short_name,
    indicators.kind,
    indicator_steps.added_by,
    indicator_steps.note
from indicator_steps
inner join indicators
    on indicator_steps.indicator_id = indicators.indicator_id
inner join action_steps
    on
        indicator_steps.step_id = action_steps.step_id
        and action_steps.goal_id = $goal_id
order by indicator_steps.step_id, indicator_steps.lane, indicator_steps.indicator_id
