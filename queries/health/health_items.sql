-- What each item of the plan's monitoring methods is; an item that nobody mapped has no kind.
-- Grain: one row per step_id, lane, sort_order, kind and indicator_id. Order: so, as in the plan.
select
    action_steps.goal_id,
    monitoring_items.step_id,
    monitoring_items.lane,
    monitoring_items.sort_order,
    monitoring_items.item,
    item_links.kind,
    item_links.indicator_id,
    indicators.indicator_name,
    indicators.short_name,
    indicators.outcome_type
from monitoring_items
inner join ordered_steps as action_steps
    on monitoring_items.step_id = action_steps.step_id
left join item_links
    on
        monitoring_items.step_id = item_links.step_id
        and monitoring_items.lane = item_links.lane
        and monitoring_items.item = item_links.item
left join indicators
    on item_links.indicator_id = indicators.indicator_id
order by
    action_steps.plan_order,
    monitoring_items.lane = 'effectiveness',
    monitoring_items.sort_order,
    item_links.kind,
    item_links.indicator_id
