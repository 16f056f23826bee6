-- The funding sources, subgroups and systems of a goal's action steps, as written.
-- Parameters: $goal_id.
-- Grain: one row per step_id, list and sort_order. Order: so.
select
    action_step_lists.step_id,
    action_step_lists.list,
    action_step_lists.sort_order,
    action_step_lists.value
from action_step_lists
inner join action_steps
    on
        action_step_lists.step_id = action_steps.step_id
        and action_steps.goal_id = $goal_id
order by action_step_lists.step_id, action_step_lists.list, action_step_lists.sort_order
