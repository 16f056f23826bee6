-- The goals as adopted, each with the need it answers.
-- Grain: one row per goal_id. Order: need and goal number.
select
    goals.goal_id,
    goals.number,
    goals.wording,
    needs.need_id,
    needs.wording as need
from goals
inner join needs
    on goals.need_id = needs.need_id
order by needs.number, goals.number
