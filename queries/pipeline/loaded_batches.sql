-- The batches that somebody loaded, without the one that comes with the product.
-- Grain: one row per batch_id. Order: batch_id.
select
    batch_id,
    file_name,
    sha256,
    kind,
    layout,
    vintage_on,
    rows_read,
    rows_kept,
    rows_new,
    rows_superseding,
    rows_unchanged,
    rows_hidden,
    rows_other_districts,
    loaded_at,
    loaded_by
from batches
where not is_shipped
order by batch_id
