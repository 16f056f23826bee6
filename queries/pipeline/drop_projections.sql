-- Take out the projections of a rule, before its results are judged anew: all, or those of some
-- tests (indicator|content area).
-- Parameters: $rule_version, $scopes.
-- Writes: projections.
delete from projections
where
    rule_version = $rule_version
    and (
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
    )
