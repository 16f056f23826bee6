-- Every action step with the evidence that it is to show each quarter; missing where it is none.
-- Grain: one row per step_id, lane and item. Order: the plan's, implementation first.
select
    action_steps.step_id,
    item_links.lane,
    item_links.item
from action_steps
inner join goals
    on action_steps.goal_id = goals.goal_id
inner join needs
    on goals.need_id = needs.need_id
left join item_links
    on
        action_steps.step_id = item_links.step_id
        and item_links.kind = 'evidence'
order by
    needs.number, goals.number, action_steps.number, item_links.lane <> 'implementation',
    item_links.item
