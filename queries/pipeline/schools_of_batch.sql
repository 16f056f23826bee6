-- Of whom a batch speaks, whatever became of its rows.
-- Parameters: $batch_id.
-- Grain: one row per organisation_id. Order: organisation_id.
select distinct organisation_id
from batch_rows
where batch_id = $batch_id
order by organisation_id
