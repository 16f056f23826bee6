-- Where each goal stands at a review quarter: its words as adopted, one sentence, what is awaited.
-- Parameters: $quarter.
-- Grain: one row per goal_id. Order: need and goal number.
select
    goals.goal_id,
    goals.wording,
    needs.wording as need,
    goal_standings.headline,
    goal_standings.waiting
from goals
inner join needs
    on goals.need_id = needs.need_id
inner join goal_standings
    on
        goals.goal_id = goal_standings.goal_id
        and goal_standings.quarter = $quarter
order by needs.number, goals.number
