-- The end of the audit trail, to which the next row is chained.
-- Grain: one row per sequence, the last one only. Order: sequence.
select
    sequence,
    sha256
from audit_trail
order by sequence desc
limit 1
