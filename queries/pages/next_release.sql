-- When the next official result is due after a day of a review quarter; no date where none is
-- planned.
-- Parameters: $quarter, $as_of.
-- Grain: one row per quarter. Order: quarter.
select
    quarter,
    min(next_released_on) as released_on,
    coalesce(arg_min(next_basis, next_released_on), '') as basis
from latest_known_results
where
    quarter = $quarter
    and $as_of between told_from and told_until
group by quarter
order by quarter
