-- What a reader may see of the results in force of some tests (indicator|content area).
-- Parameters: $tests.
-- Grain: one row per result in force. Order: as on every page.
select
    results.indicator_id,
    results.period,
    results.organisation_id,
    results.content_area,
    results.grade_span,
    results.subgroup,
    indicators.short_name,
    indicators.period_style,
    indicators.unit,
    organisations.organisation,
    results.value,
    results.denominator as n,
    results.data_state,
    results.released_on,
    batches.kind = 'sample' as is_sample
from shown_results as results
inner join batches
    on results.batch_id = batches.batch_id
inner join indicators
    on results.indicator_id = indicators.indicator_id
inner join organisations
    on results.organisation_id = organisations.organisation_id
inner join subgroups
    on results.subgroup = subgroups.subgroup
where
    list_contains(
        cast($tests as varchar[]),
        concat_ws('|', results.indicator_id, results.content_area)
    )
order by
    not organisations.is_own, results.indicator_id, results.content_area, results.grade_span,
    organisations.organisation_level, results.organisation_id, results.period,
    subgroups.sort_order
