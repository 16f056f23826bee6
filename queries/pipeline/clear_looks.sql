-- Empty a table that is made anew with every load.
-- Writes: looks.
delete from looks
