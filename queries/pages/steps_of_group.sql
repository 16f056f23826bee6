-- The action steps of a goal that the plan says serve each group, by its name or by its family.
-- Parameters: $goal_id.
-- Grain: one row per subgroup and step_id. Order: subgroup, number.
with

meant as (
    select
        name,
        subgroup
    from subgroup_names

    union all

    select
        subgroup as name,
        subgroup
    from subgroups
),

final as (
    select distinct
        subgroups.subgroup,
        action_steps.step_id,
        action_steps.goal_id,
        action_steps.number,
        action_steps.wording,
        action_steps.supports_equity,
        action_step_lists.value as subgroup_words
    from action_steps
    inner join action_step_lists
        on
            action_steps.step_id = action_step_lists.step_id
            and action_step_lists.list = 'subgroup'
    cross join subgroups
    left join meant
        on lower(action_step_lists.value) = lower(meant.name)
    where
        action_steps.goal_id = $goal_id
        and (
            meant.subgroup = subgroups.subgroup
            or meant.subgroup = 'All Students'
            -- The state's template offers one box for every race and ethnicity.
            or (
                subgroups.family = 'race/ethnicity'
                and lower(action_step_lists.value) like 'race%'
            )
        )
)

select * from final
order by subgroup, number
