-- The scopes of which there are results in force.
-- Grain: one row per indicator_id, content_area, grade_span. Order: so.
select distinct
    indicator_id,
    content_area,
    grade_span
from results
where superseded_by is null
order by indicator_id, content_area, grade_span
