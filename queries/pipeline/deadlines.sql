-- The deadline of each measure: when the result of that year is due, and what people noted of it.
-- Grain: one row per measure_id. Order: measure_id.
select
    measures.measure_id,
    measures.deadline_period,
    release_dates.released_on,
    comparability.data_state
from measures
left join release_dates
    on
        measures.indicator_id = release_dates.indicator_id
        and measures.deadline_period = release_dates.period
left join comparability
    on
        measures.indicator_id = comparability.indicator_id
        and comparability.content_area in ('', measures.content_area)
        and measures.deadline_period = comparability.period
order by measures.measure_id
