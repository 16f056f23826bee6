-- How many action steps of each goal have their update for a review quarter; how late the rest is.
-- Parameters: $quarter, $as_of.
-- Grain: one row per goal_id. Order: need and goal number.
with

updates as (
    select
        step_id,
        origin
    from current_updates
    where quarter = $quarter
)

select
    goals.goal_id,
    review_dates.quarter,
    count(*) as n_steps,
    count(updates.step_id) as n_updated,
    review_dates.update_due_on,
    review_dates.basis,
    cast($as_of as date) as as_of,
    greatest(0, date_diff('day', review_dates.update_due_on, cast($as_of as date)))
        as days_overdue,
    case when bool_or(updates.origin = 'sample') then 'sample' else 'district' end as batch_kind
from action_steps
inner join goals
    on action_steps.goal_id = goals.goal_id
inner join needs
    on goals.need_id = needs.need_id
inner join review_dates
    on review_dates.quarter = $quarter
left join updates
    on action_steps.step_id = updates.step_id
group by
    needs.number, goals.number, goals.goal_id, review_dates.quarter, review_dates.update_due_on,
    review_dates.basis
order by needs.number, goals.number
