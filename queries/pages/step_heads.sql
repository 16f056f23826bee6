-- Every action step with what a row of the matrix says of it.
-- Grain: one row per step_id. Order: the plan's.
select
    action_steps.step_id,
    action_steps.goal_id,
    action_steps.wording,
    action_steps.evidence_level,
    action_steps.supports_equity,
    step_roles.role
from action_steps
inner join goals
    on action_steps.goal_id = goals.goal_id
inner join needs
    on goals.need_id = needs.need_id
left join step_roles
    on
        action_steps.step_id = step_roles.step_id
        and step_roles.is_accountable
order by needs.number, goals.number, action_steps.number
