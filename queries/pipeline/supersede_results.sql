-- Let the results just written of a batch take the place of older vintages of the same.
-- Parameters: $batch_id, $first_id.
-- Writes: results.
update results
set superseded_by = newer.result_id
from results as newer
where
    newer.batch_id = $batch_id
    and newer.result_id >= $first_id
    and newer.superseded_by is null
    and results.superseded_by is null
    and results.batch_id <> newer.batch_id
    and results.indicator_id = newer.indicator_id
    and results.period = newer.period
    and results.organisation_id = newer.organisation_id
    and results.content_area = newer.content_area
    and results.grade_span = newer.grade_span
    and results.subgroup = newer.subgroup
