-- The district's own official results in force: the levels that a sample is anchored on.
-- Grain: one row per result_id. Order: indicator, scope, subgroup, period.
select
    results.indicator_id,
    results.period,
    results.organisation_id,
    organisations.organisation,
    results.subgroup,
    results.content_area,
    results.grade_span,
    results.numerator,
    results.denominator,
    results.value
from results
inner join organisations
    on
        results.organisation_id = organisations.organisation_id
        and organisations.organisation_level = 'district'
        and organisations.is_own
inner join batches
    on
        results.batch_id = batches.batch_id
        and batches.kind = 'official'
where results.superseded_by is null and results.value is not null
order by
    results.indicator_id, results.content_area, results.grade_span, results.subgroup,
    results.period
