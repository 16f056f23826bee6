-- Take out the updates of the sample.
-- Writes: step_updates.
delete from step_updates
where origin = 'sample'
