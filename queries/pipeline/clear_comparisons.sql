-- Take out what is judged anew: of all results, or of those of some scopes.
-- Parameters: $scopes.
-- Writes: comparisons.
delete from comparisons
where
    $scopes is null
    or result_id in (
        select results.result_id
        from results
        where
            list_contains(
                cast($scopes as varchar[]),
                concat_ws('|', results.indicator_id, results.content_area, results.grade_span)
            )
    )
