-- The state, the district and its schools.
-- Grain: one row per organisation_id. Order: organisation_id.
select
    organisation_id,
    organisation_level,
    organisation,
    is_own
from organisations
order by organisation_id
