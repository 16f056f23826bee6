-- Every result in force as it was loaded: what disclosure control decides on; all, or those of some
-- tests (indicator|content area).
-- Parameters: $tests.
-- Grain: one row per result_id. Order: result_id.
select
    results.result_id,
    results.indicator_id,
    results.period,
    results.organisation_id,
    organisations.organisation_level,
    results.content_area,
    results.grade_span,
    results.subgroup,
    results.numerator,
    results.denominator,
    results.value,
    results.data_state,
    public_batches.batch_id is not null as is_public,
    batches.kind = 'sample' as is_sample
from results
inner join batches
    on results.batch_id = batches.batch_id
left join public_batches
    on results.batch_id = public_batches.batch_id
inner join organisations
    on results.organisation_id = organisations.organisation_id
where
    results.superseded_by is null
    and coalesce(
        list_contains(
            cast($tests as varchar[]),
            concat_ws('|', results.indicator_id, results.content_area)
        ),
        true
    )
order by results.result_id
