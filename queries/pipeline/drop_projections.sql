-- Take out the projections of a rule, before its results are judged anew.
-- Parameters: $rule_version.
-- Writes: projections.
delete from projections
where rule_version = $rule_version
