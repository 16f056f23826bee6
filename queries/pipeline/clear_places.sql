-- Empty a table that is made anew with every load.
-- Writes: places.
delete from places
