-- Every quarter of the calendar; the opening one is where a fresh visit stands.
-- Grain: one row per quarter. Order: quarter.
select
    period as quarter,
    ends_on,
    is_opening
from calendar
where kind = 'quarter'
order by quarter
