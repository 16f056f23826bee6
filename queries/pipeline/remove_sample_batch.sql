-- Take out the batch of the sample itself.
-- Writes: batches.
delete from batches
where kind = 'sample'
