-- How many rows a batch said.
-- Parameters: $batch_id.
-- Grain: one row per database. Order: n.
select count(*) as n
from batch_rows
where batch_id = $batch_id
order by n
