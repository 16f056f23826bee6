-- The years for which the state published nothing of an indicator.
-- Grain: one row per indicator_id and school_year. Order: so.
select
    comparability.indicator_id,
    calendar.school_year
from comparability
inner join calendar
    on comparability.period = calendar.period
where comparability.data_state = 'not_published'
order by comparability.indicator_id, calendar.school_year
