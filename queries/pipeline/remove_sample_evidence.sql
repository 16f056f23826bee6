-- Take out the evidence of the sample's updates.
-- Writes: update_evidence.
delete from update_evidence
where update_id in (
    select step_updates.update_id
    from step_updates
    where step_updates.origin = 'sample'
)
