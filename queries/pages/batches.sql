-- The loads, in the order they were made.
-- Grain: one row per batch_id. Order: number.
select
    batch_id as number,
    file_name,
    kind,
    layout,
    rows_kept,
    rows_new,
    rows_superseding,
    rows_hidden,
    loaded_at,
    left(sha256, 12) as hash_begins,
    taken_back_at
from batches
order by number
