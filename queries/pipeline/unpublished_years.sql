-- The years for which the state published nothing of an indicator, and from when to when that was
-- what is known.
-- Grain: one row per indicator_id, school_year and known_since. Order: so.
select
    note_states.indicator_id,
    calendar.school_year,
    note_states.known_since,
    note_states.known_until
from note_states
inner join calendar
    on note_states.period = calendar.period
where note_states.is_own and note_states.data_state = 'not_published'
order by note_states.indicator_id, calendar.school_year, note_states.known_since
