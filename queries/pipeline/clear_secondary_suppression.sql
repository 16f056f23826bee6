-- Empty a table that is made anew with every load.
-- Writes: secondary_suppression.
delete from secondary_suppression
