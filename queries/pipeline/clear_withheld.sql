-- Empty a table that is made anew with every load.
-- Writes: withheld.
delete from withheld
