-- The official results that were due by a review quarter's end and are not loaded, with the name of
-- the state's file.
-- Parameters: $quarter.
-- Grain: one row per measure_id and period. Order: the plan's, the earliest year first.
select
    measures.measure_id,
    measures.measure_name,
    measures.goal_id,
    indicators.period_style,
    overdue_results.period,
    overdue_results.released_on,
    overdue_results.basis,
    overdue_results.file_name
from overdue_results
inner join measures
    on overdue_results.measure_id = measures.measure_id
inner join indicators
    on measures.indicator_id = indicators.indicator_id
where overdue_results.quarter = $quarter
order by measures.sort_order, overdue_results.period
