-- Take out the results of the sample.
-- Writes: results.
delete from results
where batch_id in (
    select batches.batch_id
    from batches
    where batches.kind = 'sample'
)
