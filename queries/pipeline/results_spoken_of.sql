-- The results, of every vintage, of all that one batch speaks of.
-- Parameters: $batch_id.
-- Grain: one row per result_id. Order: result_id.
select
    results.result_id,
    results.batch_id,
    results.indicator_id,
    results.period,
    results.organisation_id,
    results.content_area,
    results.grade_span,
    results.subgroup,
    results.superseded_by
from results
inner join batch_rows as said
    on
        said.batch_id = $batch_id
        and results.indicator_id = said.indicator_id
        and results.period = said.period
        and results.organisation_id = said.organisation_id
        and results.content_area = said.content_area
        and results.grade_span = said.grade_span
        and results.subgroup = said.subgroup
order by results.result_id
