-- Take out the verdicts on some results, of every rule.
-- Parameters: $result_ids.
-- Writes: assessments.
delete from assessments
where list_contains(cast($result_ids as integer[]), result_id)
