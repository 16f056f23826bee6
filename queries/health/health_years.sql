-- The school years without a result that compares with others, by indicator, as they were known at
-- a review quarter's end.
-- Parameters: $quarter.
-- Grain: one row per indicator_id, content_area and period. Order: so.
select
    indicator_id,
    content_area,
    period,
    data_state,
    description,
    source
from known_notes
where
    known_in = $quarter
    and is_own
order by indicator_id, content_area, period
