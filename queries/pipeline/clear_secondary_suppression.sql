-- Take out what was hidden beside small groups: of all results, or of some.
-- Parameters: $result_ids.
-- Writes: secondary_suppression.
delete from secondary_suppression
where coalesce(list_contains(cast($result_ids as integer[]), result_id), true)
