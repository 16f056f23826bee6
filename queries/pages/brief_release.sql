-- What a release says of itself; the working database has no row.
-- Grain: one row per release_number. Order: release_number.
select
    release_number,
    quarter,
    released_at,
    released_by,
    corrects,
    correction,
    digest
from release_facts
order by release_number
