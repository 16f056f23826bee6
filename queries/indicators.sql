-- The indicators and their definitions.
-- Grain: one row per indicator_id. Order: indicator_id.
select
    indicator_id,
    indicator_name,
    short_name,
    unit,
    better,
    numerator_words,
    denominator_words,
    frequency,
    kind,
    source_words
from indicators
order by indicator_id
