-- One review quarter: its dates, whether they are published or assumed, and the day up to which it
-- is told: its last one, or an earlier one on which it is read or was published.
-- Parameters: $quarter, $as_of.
-- Grain: one row per quarter. Order: quarter.
select
    period as quarter,
    begins_on,
    ends_on,
    least(
        ends_on,
        $as_of::date,
        coalesce((select max(released_at)::date from release_facts), ends_on)
    ) as known_on,
    basis,
    source
from calendar
where period = $quarter
order by quarter
