-- The review calendar: when the updates of each review quarter are due.
-- Grain: one row per quarter. Order: quarter.
select
    review_dates.quarter,
    calendar.begins_on,
    calendar.ends_on,
    review_dates.update_due_on,
    review_dates.basis
from review_dates
inner join calendar
    on review_dates.quarter = calendar.period
order by review_dates.quarter
