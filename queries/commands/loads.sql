-- The batches, in the order they were loaded, and which were taken back.
-- Grain: one row per batch_id. Order: number.
select
    batch_id as number,
    file_name,
    kind,
    layout,
    rows_kept,
    rows_new,
    rows_superseding,
    rows_unchanged,
    rows_hidden,
    loaded_at,
    loaded_by,
    taken_back_at,
    taken_back_by,
    is_shipped
from batches
order by number
