-- Take a role back.
-- Writes: grants.
-- Parameters: $grant_id, $now, $by.
update grants
set revoked_at = $now, revoked_by = $by
where grant_id = $grant_id and revoked_at is null
