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
    counted,
    frequency,
    period_style,
    kind,
    source_words,
    caution
from indicators
order by indicator_id
