-- Every update of one action step that was ever saved, the newest first.
-- Parameters: $step_id.
-- Grain: one row per update_id. Order: quarter, revision, newest first.
select
    step_updates.step_id,
    step_updates.quarter,
    step_updates.revision,
    step_updates.saved_at,
    step_updates.saved_by,
    step_updates.implementation,
    step_updates.activities_held,
    step_updates.activities_planned,
    step_updates.happened,
    step_updates.comes_next,
    step_updates.judgement,
    step_updates.judgement_words,
    (
        select
            string_agg(
                update_evidence.item || ': ' || update_evidence.title, '; '
                order by update_evidence.item
            )
        from update_evidence
        where update_evidence.update_id = step_updates.update_id
    ) as evidence,
    step_updates.origin = 'sample' as is_sample
from step_updates
where step_updates.step_id = $step_id
order by step_updates.quarter desc, step_updates.revision desc
