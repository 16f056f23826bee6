-- The number of the next job.
-- Grain: one row per job_id, a single one. Order: job_id.
select coalesce(max(job_id), 0) + 1 as job_id
from jobs
order by job_id
