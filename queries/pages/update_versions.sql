-- Every saved version of one step's updates, in the order in which a reader would tell them.
-- Parameters: $step_id.
-- Grain: one row per update_id. Order: quarter, revision.
select
    update_id,
    step_id,
    quarter,
    revision,
    origin,
    saved_at,
    saved_by,
    implementation,
    activities_held,
    activities_planned,
    happened,
    comes_next,
    judgment,
    judgment_words,
    origin = 'sample' as is_sample
from step_updates
where step_id = $step_id
order by quarter, revision
