-- One batch, whatever became of it.
-- Parameters: $batch_id.
-- Grain: one row per batch_id. Order: batch_id.
select
    batch_id,
    file_name,
    kind,
    is_shipped,
    taken_back_at
from batches
where batch_id = $batch_id
order by batch_id
