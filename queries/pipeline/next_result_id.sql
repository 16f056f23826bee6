-- The number the next result gets.
-- Grain: one row per database. Order: next_id.
select coalesce(max(result_id), 0) + 1 as next_id
from results
order by next_id
