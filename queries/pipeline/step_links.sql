-- The indicators that follow each action step, lane by lane, and the group of students they are
-- looked up for: the step's own where the plan names just one, else all students.
-- Grain: one row per step_id, lane and indicator_id. Order: so.
with

named as (
    select
        name,
        subgroup
    from subgroup_names

    union

    select
        subgroup as name,
        subgroup
    from subgroups
),

only_groups as (
    select
        action_step_lists.step_id,
        max(named.subgroup) as subgroup
    from action_step_lists
    left join named
        on lower(action_step_lists.value) = lower(named.name)
    where action_step_lists.list = 'subgroup'
    group by action_step_lists.step_id
    having count(distinct action_step_lists.sort_order) = 1
)

select
    indicator_steps.step_id,
    indicator_steps.lane,
    indicator_steps.indicator_id,
    indicator_steps.added_by,
    indicators.short_name,
    indicators.outcome_type,
    coalesce(only_groups.subgroup, 'All Students') as subgroup
from indicator_steps
inner join indicators
    on indicator_steps.indicator_id = indicators.indicator_id
left join only_groups
    on indicator_steps.step_id = only_groups.step_id
order by indicator_steps.step_id, indicator_steps.lane, indicator_steps.indicator_id
