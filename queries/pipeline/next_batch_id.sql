-- The number the next batch gets.
-- Grain: one row per database. Order: next_id.
select coalesce(max(batch_id), 0) + 1 as next_id
from batches
order by next_id
