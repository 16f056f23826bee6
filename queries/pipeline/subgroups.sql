-- The student groups, their families and their other sides, and whether the plan names them.
-- Grain: one row per subgroup. Order: sort_order.
with

written as (
    select lower(value) as name
    from equity_gap_scopes
    where scope = 'subgroup'

    union

    select lower(value) as name
    from action_step_lists
    where list = 'subgroup'
),

meant as (
    select subgroup_names.subgroup
    from subgroup_names
    inner join written
        on lower(subgroup_names.name) = written.name

    union

    select subgroups.subgroup
    from subgroups
    inner join written
        on lower(subgroups.subgroup) = written.name
)

select
    subgroups.subgroup,
    subgroups.family,
    subgroups.complement,
    subgroups.sort_order,
    meant.subgroup is not null as is_named
from subgroups
left join meant
    on subgroups.subgroup = meant.subgroup
order by subgroups.sort_order
