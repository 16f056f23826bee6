-- The results one batch brought, as a reading of its file would give them.
-- Parameters: $batch_id.
-- Grain: one row per result_id. Order: line.
select
    results.result_id as line,
    results.indicator_id,
    results.period,
    organisations.organisation_level,
    organisations.organisation,
    results.organisation_id as organisation_code,
    results.subgroup,
    results.content_area,
    results.grade_span,
    results.numerator,
    results.denominator,
    results.value,
    results.published_value,
    results.data_state,
    results.released_on,
    results.source,
    results.note
from results
inner join organisations
    on results.organisation_id = organisations.organisation_id
where results.batch_id = $batch_id
order by line
