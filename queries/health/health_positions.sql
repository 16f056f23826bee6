-- The positions that answer for each action step, and whether anybody holds them by then.
-- Parameters: $as_of.
-- Grain: one row per step_id and position. Order: so, as in the plan.
with

held as (
    select distinct role
    from role_holders
    where since_on <= $as_of
)

select
    action_steps.goal_id,
    step_roles.step_id,
    step_roles.sort_order,
    step_roles.name_in_plan,
    step_roles.role,
    step_roles.is_accountable,
    held.role is not null as is_held
from step_roles
inner join ordered_steps as action_steps
    on step_roles.step_id = action_steps.step_id
left join held
    on step_roles.role = held.role
order by action_steps.plan_order, step_roles.sort_order
