-- The school years and quarters of the calendar.
-- Grain: one row per period. Order: period.
select
    period,
    kind,
    school_year,
    begins_on,
    ends_on,
    basis,
    source
from calendar
order by period
