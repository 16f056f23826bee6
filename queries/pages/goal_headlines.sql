-- Each goal as adopted, with its need, and how many of its measures have a verdict at a review
-- quarter. Where it stands is told from the rows of measure_latest_results.
-- Parameters: $quarter, $as_of.
-- Grain: one row per goal_id. Order: need and goal number.
with

judged as (
    select
        measures.goal_id,
        count(*) as n_measures,
        count(*) filter (
            where
            latest_known_results.level
            not in ('undecided', 'no_status', 'no_target', 'hidden')
        ) as n_judged
    from measures
    inner join latest_known_results
        on
            measures.measure_id = latest_known_results.measure_id
            and latest_known_results.quarter = $quarter
            and $as_of between latest_known_results.told_from and latest_known_results.told_until
    group by measures.goal_id
)

select
    goals.goal_id,
    goals.wording,
    needs.wording as need,
    coalesce(judged.n_measures, 0) as n_measures,
    coalesce(judged.n_judged, 0) as n_judged
from goals
inner join needs
    on goals.need_id = needs.need_id
left join judged
    on goals.goal_id = judged.goal_id
order by needs.number, goals.number
