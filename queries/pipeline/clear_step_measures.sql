-- Take out how measures of action steps moved: of some indicators, or of all.
-- Parameters: $indicators.
-- Writes: step_measures.
delete from step_measures
where
    $indicators is null
    or list_contains(cast($indicators as varchar[]), indicator_id)
