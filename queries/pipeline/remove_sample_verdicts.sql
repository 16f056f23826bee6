-- Take out the verdicts on results of the sample.
-- Writes: assessments.
delete from assessments
where result_id in (
    select results.result_id
    from results
    inner join batches
        on results.batch_id = batches.batch_id
    where batches.kind = 'sample'
)
