-- The quarters a reader can stand in, and the one a fresh visit opens at.
-- Grain: one row per quarter. Order: quarter.
select
    period as quarter,
    school_year,
    begins_on,
    ends_on,
    is_opening,
    basis
from calendar
where kind = 'quarter' and is_review
order by quarter
