-- One review quarter: its dates, and whether they are published or assumed.
-- Parameters: $quarter.
-- Grain: one row per quarter. Order: quarter.
select
    period as quarter,
    begins_on,
    ends_on,
    basis,
    source
from calendar
where period = $quarter
order by quarter
