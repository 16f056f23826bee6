-- The number that the next grant gets.
-- Grain: one row per database. Order: next_id.
select coalesce(max(grant_id), 0) + 1 as next_id
from grants
order by next_id
