-- The lines of the plan document that the reader could not place.
-- Grain: one row per number. Order: number.
select
    number,
    text
from unread_lines
order by number
