-- Take out the interim targets of the sample.
-- Writes: interim_targets.
delete from interim_targets
where origin = 'sample'
