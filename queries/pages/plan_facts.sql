-- The general information of the plan document, boxes included.
-- Grain: one row per sort_order. Order: sort_order.
select
    sort_order,
    section,
    label,
    value,
    is_ticked
from plan_facts
order by sort_order
