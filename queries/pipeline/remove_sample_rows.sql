-- Take out all that the sample said.
-- Writes: batch_rows.
delete from batch_rows
where batch_id in (
    select batches.batch_id
    from batches
    where batches.kind = 'sample'
)
