-- The documents of every saved version of one step's updates.
-- Parameters: $step_id, $quarter (the last one told, null for all).
-- Grain: one row per update_id, lane and item. Order: update_id, implementation first, item.
select
    update_evidence.update_id,
    update_evidence.lane,
    update_evidence.item,
    update_evidence.title,
    update_evidence.dated_on,
    update_evidence.link,
    update_evidence.sha256,
    update_evidence.file_name,
    attachments.media_type,
    attachments.n_bytes,
    step_updates.origin = 'sample' as is_sample
from update_evidence
inner join step_updates
    on update_evidence.update_id = step_updates.update_id
left join attachments
    on update_evidence.sha256 = attachments.sha256
where
    step_updates.step_id = $step_id
    and ($quarter is null or step_updates.quarter <= $quarter)
order by
    update_evidence.update_id, update_evidence.lane <> 'implementation', update_evidence.item
