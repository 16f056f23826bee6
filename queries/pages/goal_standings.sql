-- Each goal as adopted, with its need, and how many of its measures have a verdict at a review
-- quarter. Where it stands is told from the rows of measure_standings.
-- Parameters: $quarter.
-- Grain: one row per goal_id. Order: need and goal number.
with

judged as (
    select
        measures.goal_id,
        count(*) as n_measures,
        count(*) filter (
            where verdicts.level is not null and verdicts.level not in ('no_status', 'no_target')
        ) as n_judged
    from measures
    inner join standings
        on
            measures.measure_id = standings.measure_id
            and standings.quarter = $quarter
    left join verdicts
        on
            standings.result_id = verdicts.result_id
            and standings.measure_id = verdicts.measure_id
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
