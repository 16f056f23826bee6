-- The batch that loaded a file with this hash, if any did.
-- Parameters: $sha256.
-- Grain: one row per batch_id. Order: batch_id.
select
    batch_id,
    file_name,
    loaded_at
from batches
where sha256 = $sha256
order by batch_id
