-- The deadline of each measure: when the result of that year is due, why there is none where people
-- noted that, and from when to when that was what is known.
-- Grain: one row per measure_id. Order: measure_id.
select
    measures.measure_id,
    measures.deadline_period,
    release_dates.released_on,
    note_states.data_state,
    note_states.known_since as noted_from,
    note_states.known_until as noted_until
from measures
left join release_dates
    on
        measures.indicator_id = release_dates.indicator_id
        and measures.deadline_period = release_dates.period
left join note_states
    on
        note_states.is_own
        and note_states.data_state in ('cancelled', 'not_published')
        and measures.indicator_id = note_states.indicator_id
        and note_states.content_area in ('', measures.content_area)
        and measures.deadline_period = note_states.period
qualify
    row_number() over (
        partition by measures.measure_id
        order by note_states.known_since desc
    ) = 1
order by measures.measure_id
