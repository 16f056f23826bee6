-- Write how many changes are told together with each of some from a state of knowledge, and which
-- of them hold.
-- Parameters: $result_ids, $looks, $survives, $known_by.
-- Writes: looks.
update looks
set
    change_looks = told.looks,
    change_survives = told.survives
from (
    select
        unnest(cast($result_ids as integer[])) as result_id,
        unnest(cast($looks as integer[])) as looks,
        unnest(cast($survives as boolean[])) as survives
) as told
where
    looks.result_id = told.result_id
    and looks.known_until = $known_by
