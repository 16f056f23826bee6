-- The plan's district, as result files name it; no row before any result of its own is in.
-- Grain: one row per organisation_id. Order: organisation_id.
select
    organisation_id,
    organisation
from organisations
where organisation_level = 'district' and is_own
order by organisation_id
