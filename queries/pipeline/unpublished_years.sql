-- The years for which the state published nothing of an indicator, and since when that is known.
-- Grain: one row per indicator_id and school_year. Order: so.
select
    year_notes.indicator_id,
    calendar.school_year,
    year_notes.known_from
from year_notes
inner join calendar
    on year_notes.period = calendar.period
where year_notes.is_own and year_notes.data_state = 'not_published'
order by year_notes.indicator_id, calendar.school_year
