-- In how many of the review quarters that are over each document of the plan has come in.
-- Parameters: $as_of.
-- Grain: one row per step_id, lane and item. Order: so, as in the plan.
with

quarters_over as (
    select period as quarter
    from calendar
    where is_review and ends_on <= $as_of
),

-- What comes in later for a quarter that is over is in: the record of the quarter is complete.
delivered as (
    select
        current_updates.step_id,
        update_evidence.lane,
        update_evidence.item,
        current_updates.origin,
        current_updates.quarter
    from current_updates
    inner join update_evidence
        on current_updates.update_id = update_evidence.update_id
    inner join quarters_over
        on current_updates.quarter = quarters_over.quarter
),

final as (
    select
        action_steps.goal_id,
        action_steps.goal_number,
        action_steps.number as step_number,
        item_links.step_id,
        item_links.lane,
        monitoring_items.sort_order,
        item_links.item,
        (select count(*) from quarters_over) as n_quarters,
        count(delivered.quarter) filter (where delivered.origin = 'district') as n_in,
        count(delivered.quarter) filter (where delivered.origin = 'sample') as n_in_sample
    from item_links
    inner join ordered_steps as action_steps
        on item_links.step_id = action_steps.step_id
    inner join monitoring_items
        on
            item_links.step_id = monitoring_items.step_id
            and item_links.lane = monitoring_items.lane
            and item_links.item = monitoring_items.item
    left join delivered
        on
            item_links.step_id = delivered.step_id
            and item_links.lane = delivered.lane
            and item_links.item = delivered.item
    where item_links.kind = 'evidence'
    group by all
)

select * from final
order by goal_number, step_number, lane = 'effectiveness', sort_order
