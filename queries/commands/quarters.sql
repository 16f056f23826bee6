-- Every quarter of the calendar.
-- Grain: one row per quarter. Order: quarter.
select
    period as quarter,
    ends_on
from calendar
where kind = 'quarter'
order by quarter
