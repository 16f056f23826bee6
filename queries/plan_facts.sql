-- The general information of the plan document, boxes included.
-- Grain: one row per position. Order: position.
select
    position,
    section,
    label,
    case
        when is_ticked then 'ticked'
        when not is_ticked then 'not ticked'
        else coalesce(value, 'left empty')
    end as answer
from plan_facts
order by position
