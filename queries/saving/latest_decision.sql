-- One decision as it is in force: its last revision.
-- Parameters: $decision_id.
-- Grain: one row per decision_id. Order: decision_id.
select
    decision_id,
    revision,
    quarter,
    about,
    what,
    role,
    due_on,
    state,
    outcome,
    saved_at,
    saved_by
from review_decisions
where decision_id = $decision_id
qualify row_number() over (partition by decision_id order by revision desc) = 1
order by decision_id
