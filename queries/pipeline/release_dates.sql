-- When each indicator's result of a period is known, and whether that date was published.
-- Grain: one row per indicator_id and period. Order: indicator_id, period.
select
    indicator_id,
    period,
    released_on,
    basis,
    source
from release_dates
order by indicator_id, period
