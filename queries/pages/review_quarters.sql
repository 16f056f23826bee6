-- The quarters a reader can stand in, once they have begun.
-- Grain: one row per quarter. Order: quarter.
select
    period as quarter,
    school_year,
    begins_on,
    ends_on,
    basis
from calendar
where kind = 'quarter' and is_review
order by quarter
