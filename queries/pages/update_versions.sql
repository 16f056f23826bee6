-- Every saved version of one step's updates, in the order in which a reader would tell them.
-- An update belongs to its quarter, whenever it is saved: that for a later quarter is not told in
-- an earlier one.
-- Parameters: $step_id, $quarter (the last one told, null for all).
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
where
    step_id = $step_id
    and ($quarter is null or quarter <= $quarter)
order by quarter, revision
