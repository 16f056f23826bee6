-- What the batches in force say of everything that one batch speaks of, its own rows left out.
-- Parameters: $batch_id.
-- Grain: one row per batch_id and sort_order. Order: so.
select batch_rows.*
from batch_rows
inner join batches
    on
        batch_rows.batch_id = batches.batch_id
        and batches.taken_back_at is null
inner join batch_rows as said
    on
        said.batch_id = $batch_id
        and batch_rows.indicator_id = said.indicator_id
        and batch_rows.period = said.period
        and batch_rows.organisation_id = said.organisation_id
        and batch_rows.content_area = said.content_area
        and batch_rows.grade_span = said.grade_span
        and batch_rows.subgroup = said.subgroup
where batch_rows.batch_id <> $batch_id
order by batch_rows.batch_id, batch_rows.sort_order
