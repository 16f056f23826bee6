-- All that was done, as it was written.
-- Grain: one row per sequence. Order: sequence.
select
    sequence,
    done_at,
    issuer,
    subject,
    name,
    event,
    about,
    before,
    after,
    why,
    previous_sha256,
    sha256
from audit_trail
order by sequence
