-- Empty a table that is made anew with every load.
-- Writes: comparisons.
delete from comparisons
