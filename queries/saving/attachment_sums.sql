-- How many bytes are attached: by all, and by one person since a moment.
-- Parameters: $by, $since.
-- Grain: one row per database. Order: n_all.
select
    coalesce(sum(n_bytes), 0) as n_all,
    coalesce(sum(n_bytes) filter (where added_by = $by and added_at >= $since), 0) as n_own
from attachments
order by n_all
