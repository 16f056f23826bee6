-- Where each measure stands at each review quarter's end, or today before that.
-- Parameters: $today.
-- Grain: one row per measure_id and quarter. Order: measures, quarter.
select
    measures.measure_id,
    measures.measure_name,
    latest_known_results.quarter,
    latest_known_results.level
from latest_known_results
inner join measures
    on latest_known_results.measure_id = measures.measure_id
inner join calendar
    on
        latest_known_results.quarter = calendar.period
        and least($today, calendar.ends_on)
        between latest_known_results.told_from and latest_known_results.told_until
order by measures.sort_order, measures.measure_id, latest_known_results.quarter
