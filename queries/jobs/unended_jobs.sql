-- The jobs that are said to wait or to run.
-- Grain: one row per job_id. Order: job_id.
select job_id
from jobs
where state in ('waiting', 'running')
order by job_id
