-- The files, added before a moment, that no update and no draft of one names.
-- Parameters: $before.
-- Grain: one row per sha256. Order: sha256.
select
    attachments.sha256,
    attachments.n_bytes
from attachments
where
    attachments.added_at < $before
    and not exists (
        select 1
        from update_evidence
        where update_evidence.sha256 = attachments.sha256
    )
    and not exists (
        select 1
        from update_drafts
        where contains(update_drafts.fields, attachments.sha256)
    )
order by attachments.sha256
