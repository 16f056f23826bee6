-- The positions of one action step, each by one name, and who holds them as far as is known.
-- Parameters: $step_id.
-- Grain: one row per position. Order: as the plan names them.
select
    step_roles.sort_order,
    step_roles.role,
    step_roles.name_in_plan,
    step_roles.is_accountable,
    (
        select string_agg(role_holders.person, ', ' order by role_holders.person)
        from role_holders
        where role_holders.role = step_roles.role
    ) as people
from step_roles
where step_roles.step_id = $step_id
order by step_roles.sort_order
