-- One file that came with an update, if it is on record.
-- Parameters: $sha256.
-- Grain: one row per sha256. Order: sha256.
select
    sha256,
    media_type,
    n_bytes,
    added_at,
    added_by
from attachments
where sha256 = $sha256
order by sha256
