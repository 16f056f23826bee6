-- The school years without a result that compares with others, by indicator.
-- Grain: one row per indicator_id, content_area and period. Order: so.
select
    indicator_id,
    content_area,
    period,
    data_state,
    description,
    source
from year_notes
where is_own
order by indicator_id, content_area, period
