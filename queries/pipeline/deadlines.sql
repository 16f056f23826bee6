-- The deadline of each measure: when the result of that year is due, what people noted of it, and
-- since when.
-- Grain: one row per measure_id. Order: measure_id.
select
    measures.measure_id,
    measures.deadline_period,
    release_dates.released_on,
    year_notes.data_state,
    year_notes.known_from as noted_from
from measures
left join release_dates
    on
        measures.indicator_id = release_dates.indicator_id
        and measures.deadline_period = release_dates.period
left join year_notes
    on
        year_notes.is_own
        and measures.indicator_id = year_notes.indicator_id
        and year_notes.content_area in ('', measures.content_area)
        and measures.deadline_period = year_notes.period
order by measures.measure_id
