-- What a mark made now would vouch for.
-- Parameters: $quarter.
-- Grain: one row per kind and item. Order: kind, item.
select
    kind,
    item,
    revision,
    sha256
from reviewed_revisions
where quarter = $quarter
order by kind, item
