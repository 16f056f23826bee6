-- The number the next decision gets.
-- Grain: one row per database. Order: next_id.
select coalesce(max(decision_id), 0) + 1 as next_id
from review_decisions
order by next_id
