-- The action steps of a goal as adopted.
-- Parameters: $goal_id.
-- Grain: one row per step_id. Order: number.
select
    step_id,
    goal_id,
    number,
    wording,
    implementation_method,
    effectiveness_method,
    responsible,
    evidence_level,
    timeline,
    supports_equity,
    partnerships
from action_steps
where goal_id = $goal_id
order by number
