-- Let findings say of the changes that a state of knowledge tells together what ``looks`` says.
-- Parameters: $result_ids, $known_by.
-- Writes: findings.
update findings
set
    change_looks = looks.change_looks,
    change_survives = looks.change_survives
from looks
where
    findings.result_id = looks.result_id
    and findings.state_until = looks.known_until
    and looks.known_until = $known_by
    and list_contains(cast($result_ids as integer[]), findings.result_id)
