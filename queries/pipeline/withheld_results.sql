-- The results that are hidden beside small groups: of all tests, or of some (indicator|content
-- area).
-- Parameters: $tests.
-- Grain: one row per result_id. Order: result_id.
select
    results.result_id,
    results.indicator_id,
    results.content_area,
    results.grade_span
from results
inner join secondary_suppression
    on results.result_id = secondary_suppression.result_id
where
    coalesce(
        list_contains(
            cast($tests as varchar[]),
            concat_ws('|', results.indicator_id, results.content_area)
        ),
        true
    )
order by results.result_id
