-- The plan this database is built for.
-- Grain: one row per plan_id. Order: plan_id.
select
    plan_id,
    kind,
    title,
    district,
    school,
    school_years,
    team_lead,
    document,
    document_sha256
from plan
order by plan_id
