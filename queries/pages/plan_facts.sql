-- The general information of the plan document, boxes included.
-- Grain: one row per position. Order: position.
select
    position,
    section,
    label,
    value,
    is_ticked
from plan_facts
order by position
