-- The result in force for each thing measured, with its vintage; a load compares with
-- those of its own tests (indicator|content area). Without them come all.
-- Parameters: $tests.
-- Grain: one row per result_id. Order: old_result_id.
select
    results.indicator_id,
    results.period,
    results.organisation_id,
    results.content_area,
    results.grade_span,
    results.subgroup,
    results.result_id as old_result_id,
    results.numerator as old_numerator,
    results.denominator as old_denominator,
    results.value as old_value,
    results.data_state as old_data_state,
    results.released_on as old_released_on,
    results.is_date_assumed as old_is_date_assumed,
    batches.vintage_on as old_vintage_on
from results
inner join batches
    on results.batch_id = batches.batch_id
where
    results.superseded_by is null
    and coalesce(
        list_contains(
            cast($tests as varchar[]),
            concat_ws('|', results.indicator_id, results.content_area)
        ),
        true
    )
order by old_result_id
