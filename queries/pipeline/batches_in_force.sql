-- The batches that nobody has taken back, in the order in which they replace each other's rows.
-- Grain: one row per batch_id. Order: batch_id.
select
    batch_id,
    file_name,
    layout,
    vintage_on,
    loaded_at
from batches
where taken_back_at is null
order by batch_id
