-- The years without a result that compares with others, and why, as the plan's district knew them
-- at a review quarter's end; a blank content area is all.
-- Parameters: $quarter.
-- Grain: one row per indicator_id, content_area and period. Order: indicator, period.
select
    indicators.indicator_name,
    known_notes.content_area,
    known_notes.period,
    known_notes.data_state,
    known_notes.description,
    known_notes.known_from,
    known_notes.source
from known_notes
inner join indicators
    on known_notes.indicator_id = indicators.indicator_id
where known_notes.known_in = $quarter and known_notes.is_own
order by indicators.indicator_name, known_notes.period, known_notes.content_area
