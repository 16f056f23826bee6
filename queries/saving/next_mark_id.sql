-- The number that the next mark gets.
-- Grain: one row per database. Order: next_id.
select coalesce(max(mark_id), 0) + 1 as next_id
from review_marks
order by next_id
