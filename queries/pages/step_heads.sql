-- Every action step with what a row of the matrix says of it.
-- Grain: one row per step_id. Order: the plan's.
select
    action_steps.step_id,
    action_steps.goal_id,
    action_steps.wording,
    action_steps.evidence_level,
    action_steps.supports_equity,
    step_roles.role
from ordered_steps as action_steps
left join step_roles
    on
        action_steps.step_id = step_roles.step_id
        and step_roles.is_accountable
order by action_steps.plan_order
