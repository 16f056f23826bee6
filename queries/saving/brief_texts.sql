-- What people wrote about each goal at a quarter's review: the last revision of each part.
-- Parameters: $quarter.
-- Grain: one row per goal_id and part. Order: goal_id, part.
select
    goal_id,
    part,
    revision,
    saved_at,
    saved_by,
    text
from review_texts
where quarter = $quarter
qualify row_number() over (partition by goal_id, part order by revision desc) = 1
order by goal_id, part
