-- The school years and quarters.
-- Grain: one row per period. Order: period.
select
    period,
    kind,
    school_year,
    begins_on,
    ends_on
from calendar
order by period
