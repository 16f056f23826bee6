-- The number the next update gets.
-- Grain: one row per database. Order: next_id.
select coalesce(max(update_id), 0) + 1 as next_id
from step_updates
order by next_id
