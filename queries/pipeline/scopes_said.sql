-- The scopes of which a batch speaks.
-- Parameters: $batch_id.
-- Grain: one row per indicator_id, content_area and grade_span. Order: so.
select distinct
    indicator_id,
    content_area,
    grade_span
from batch_rows
where batch_id = $batch_id
order by indicator_id, content_area, grade_span
