-- The years without a result that compares with others, and why; a blank content area is all.
-- Grain: one row per indicator_id, content_area and period. Order: indicator, period.
select
    indicators.indicator_name,
    comparability.content_area,
    comparability.period,
    comparability.data_state,
    comparability.description,
    comparability.source
from comparability
inner join indicators
    on comparability.indicator_id = indicators.indicator_id
order by indicators.indicator_name, comparability.period, comparability.content_area
