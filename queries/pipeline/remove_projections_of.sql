-- Take out the projections on some results, of every rule.
-- Parameters: $result_ids.
-- Writes: projections.
delete from projections
where list_contains(cast($result_ids as integer[]), result_id)
