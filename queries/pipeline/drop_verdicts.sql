-- Take out the verdicts of a rule on results in force, before they are judged anew.
-- Parameters: $rule_version.
-- Writes: assessments.
delete from assessments
where
    rule_version = $rule_version
    and result_id in (
        select results.result_id
        from results
        where results.superseded_by is null
    )
