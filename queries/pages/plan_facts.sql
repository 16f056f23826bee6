-- The general information of the plan document, boxes included.
-- Grain: one row per position. Order: position.
select
    position,
    section,
    label,
    coalesce(value, 'left empty') as answer,
    case
        when is_ticked then 'ticked'
        when not is_ticked then 'not ticked'
        else 'no box'
    end as box
from plan_facts
order by position
