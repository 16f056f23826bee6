-- The loads, in the order they were made.
-- Grain: one row per batch_id. Order: batch_id.
select
    batch_id,
    file_name,
    kind,
    layout,
    rows_kept,
    rows_new,
    rows_superseding,
    rows_hidden,
    loaded_at,
    left(sha256, 12) as sha256_begins
from batches
order by batch_id
