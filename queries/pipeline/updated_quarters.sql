-- The steps and quarters for which there is an update, whoever saved it.
-- Grain: one row per step_id and quarter. Order: step_id, quarter.
select
    step_id,
    quarter
from current_updates
order by step_id, quarter
