-- When the next official result is due after a review quarter's end; no date where none is planned.
-- Parameters: $quarter.
-- Grain: one row per quarter. Order: quarter.
select
    quarter,
    min(next_released_on) as released_on,
    coalesce(arg_min(next_basis, next_released_on), '') as basis
from latest_known_results
where quarter = $quarter
group by quarter
order by quarter
