-- What is followed of the district's results, and where a reader finds it.
-- Grain: one row per indicator_id, content_area and grade_span. Order: measures, signs, steps.
select *
from followed_scopes
order by rank, sort_order, short_name, content_area, grade_span
