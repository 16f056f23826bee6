-- Let findings say of the changes that are told together what ``looks`` says of them.
-- Parameters: $result_ids.
-- Writes: findings.
update findings
set
    change_looks = looks.change_looks,
    change_survives = looks.change_survives
from looks
where
    findings.result_id = looks.result_id
    and list_contains(cast($result_ids as integer[]), findings.result_id)
