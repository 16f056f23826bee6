-- What action steps can be sorted out by, in the plan's words.
-- Grain: one row per facet, value and step_id. Order: facet, value, step_id.
with

final as (
    select
        case list
            when 'funding_source' then 'funding'
            when 'subgroup' then 'served'
            else list
        end as facet,
        value,
        step_id
    from action_step_lists

    union all

    select
        'goal' as facet,
        goal_id as value,
        step_id
    from action_steps

    union all

    select
        'role' as facet,
        role as value,
        step_id
    from step_roles

    union all

    select
        'evidence' as facet,
        coalesce(evidence_level, 'not said') as value,
        step_id
    from action_steps

    union all

    select
        'equity' as facet,
        case supports_equity when true then 'yes' when false then 'no' else 'not_said' end as value,
        step_id
    from action_steps
)

select distinct
    facet,
    value,
    step_id
from final
order by facet, value, step_id
