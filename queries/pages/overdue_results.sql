-- The official results whose date had passed by a day of a review quarter and that are not loaded,
-- with the name of the state's file.
-- Parameters: $quarter, $as_of.
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
where
    overdue_results.quarter = $quarter
    and overdue_results.released_on <= $as_of
order by measures.sort_order, overdue_results.period
