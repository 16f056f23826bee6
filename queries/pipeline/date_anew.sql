-- Let a result be known from the day that a later file states for the same figure.
-- Parameters: $result_id, $released_on.
-- Writes: results.
update results
set
    released_on = cast($released_on as date),
    is_date_assumed = false
where result_id = $result_id
