-- Empty a table that is made anew with every load.
-- Writes: step_measures.
delete from step_measures
