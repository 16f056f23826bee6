-- Empty a table that is made anew with every load.
-- Writes: standings.
delete from standings
