-- Of whom a batch speaks, whatever became of its rows.
-- Parameters: $batch_id.
-- Grain: one row per organisation_id. Order: organisation_id.
select distinct
    batch_rows.organisation_id,
    organisations.organisation,
    organisations.organisation_level
from batch_rows
inner join organisations
    on batch_rows.organisation_id = organisations.organisation_id
where batch_rows.batch_id = $batch_id
order by batch_rows.organisation_id
