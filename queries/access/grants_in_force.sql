-- The roles that somebody has who signed in.
-- Parameters: $issuer, $subject.
-- Grain: one row per grant_id. Order: grant_id.
select
    grant_id,
    role,
    scope_kind,
    scope
from grants
where issuer = $issuer and subject = $subject and revoked_at is null
order by grant_id
