-- Empty a table that is made anew with every load.
-- Writes: gaps.
delete from gaps
