-- Every action step with the evidence that it is to show each quarter; missing where it is none.
-- Grain: one row per step_id, lane and item. Order: the plan's, implementation first.
select
    action_steps.step_id,
    item_links.lane,
    item_links.item
from ordered_steps as action_steps
left join item_links
    on
        action_steps.step_id = item_links.step_id
        and item_links.kind = 'evidence'
order by
    action_steps.plan_order, item_links.lane <> 'implementation',
    item_links.item
