-- The batch in force that loaded a file with this hash for these periods, if any did.
-- Parameters: $sha256, $periods.
-- Grain: one row per batch_id. Order: batch_id.
select
    batches.batch_id,
    batches.file_name,
    batches.loaded_at
from batches
where
    batches.sha256 = $sha256
    and batches.taken_back_at is null
    -- Of what an older version loaded, only the rows that changed something are known.
    and list_has_all(
        cast($periods as varchar[]),
        (
            select coalesce(list(distinct batch_rows.period), cast([] as varchar[]))
            from batch_rows
            where batch_rows.batch_id = batches.batch_id
        )
    )
order by batches.batch_id
