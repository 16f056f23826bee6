-- The interim indicators that are taken as early signs of one measure, with or without results.
-- Parameters: $measure_id.
-- Grain: one row per indicator_id, content_area and grade_span. Order: by name.
select
    early_signs.indicator_id,
    indicators.short_name,
    early_signs.content_area,
    early_signs.grade_span,
    early_signs.since_period,
    early_signs.added_by,
    early_signs.basis
from early_signs
inner join indicators
    on early_signs.indicator_id = indicators.indicator_id
where early_signs.measure_id = $measure_id
order by indicators.short_name, early_signs.content_area, early_signs.grade_span
