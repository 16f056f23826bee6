-- Whom each action step of the plan serves; a step that names no group has one row without it.
-- Grain: one row per step_id and subgroup as written. Order: so, as in the plan.
select
    action_steps.goal_id,
    action_steps.step_id,
    action_step_lists.value as subgroup_words
from ordered_steps as action_steps
left join action_step_lists
    on
        action_steps.step_id = action_step_lists.step_id
        and action_step_lists.list = 'subgroup'
order by action_steps.plan_order, action_step_lists.sort_order
