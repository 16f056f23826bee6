-- Take out the verdicts of a rule on results in force, before they are judged anew: all, or those
-- of some scopes.
-- Parameters: $rule_version, $scopes.
-- Writes: assessments.
delete from assessments
where
    rule_version = $rule_version
    and result_id in (
        select results.result_id
        from results
        where
            results.superseded_by is null
            and coalesce(
                list_contains(
                    cast($scopes as varchar[]),
                    concat_ws('|', results.indicator_id, results.content_area, results.grade_span)
                ),
                true
            )
    )
