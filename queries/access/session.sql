-- A sign-in, as far as it is known.
-- Parameters: $session_id.
-- Grain: one row per session_id. Order: session_id.
select
    session_id,
    issuer,
    subject,
    ends_at,
    ended_at
from sessions
where session_id = $session_id
order by session_id
