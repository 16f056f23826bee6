-- The indicators and their definitions.
-- Grain: one row per indicator_id. Order: indicator_id.
select
    indicator_id,
    indicator_name,
    short_name,
    unit,
    better_direction,
    numerator_description,
    denominator_description,
    counted_unit,
    frequency,
    period_style,
    kind,
    source_description,
    default_grade_span,
    caution
from indicators
order by indicator_id
