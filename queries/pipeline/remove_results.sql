-- Take out results.
-- Parameters: $result_ids.
-- Writes: results.
delete from results
where list_contains(cast($result_ids as integer[]), result_id)
