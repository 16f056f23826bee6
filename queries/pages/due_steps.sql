-- How fresh each action step is at a review quarter: its evidence, its last update, what is next.
-- Days are counted up to a day; an update saved after it counts none.
-- Parameters: $quarter, $as_of.
-- Grain: one row per step_id. Order: the plan's.
with

review as (
    select
        review_dates.update_due_on,
        calendar.ends_on,
        (
            select min(later.update_due_on)
            from review_dates as later
            where later.update_due_on > review_dates.update_due_on
        ) as following_due_on
    from review_dates
    inner join calendar
        on review_dates.quarter = calendar.period
    where review_dates.quarter = $quarter
),

updates as (
    select
        update_id,
        step_id
    from current_updates
    where quarter = $quarter
),

-- The last update of this quarter or an earlier one.
last_updates as (
    select
        step_updates.step_id,
        max(step_updates.saved_at)::date as last_updated_on,
        arg_max(step_updates.origin, step_updates.saved_at) as origin
    from step_updates
    inner join calendar
        on step_updates.quarter = calendar.period
    inner join review
        on calendar.ends_on <= review.ends_on
    group by step_updates.step_id
),

evidence as (
    select
        item_links.step_id,
        count(*) as evidence_expected,
        count(update_evidence.item) as evidence_in
    from item_links
    left join updates
        on item_links.step_id = updates.step_id
    left join update_evidence
        on
            updates.update_id = update_evidence.update_id
            and item_links.lane = update_evidence.lane
            and item_links.item = update_evidence.item
    where item_links.kind = 'evidence'
    group by item_links.step_id
)

select
    action_steps.step_id,
    action_steps.goal_id,
    coalesce(evidence.evidence_in, 0) as evidence_in,
    coalesce(evidence.evidence_expected, 0) as evidence_expected,
    updates.update_id is not null as has_update,
    last_updates.last_updated_on,
    coalesce(last_updates.origin = 'sample', false) as is_sample,
    case
        when last_updates.last_updated_on <= cast($as_of as date)
            then date_diff('day', last_updates.last_updated_on, cast($as_of as date))
    end as days_since_update,
    case
        when updates.update_id is null then review.update_due_on
        else review.following_due_on
    end as next_due_on
from ordered_steps as action_steps
cross join review
left join updates
    on action_steps.step_id = updates.step_id
left join last_updates
    on action_steps.step_id = last_updates.step_id
left join evidence
    on action_steps.step_id = evidence.step_id
order by action_steps.plan_order
