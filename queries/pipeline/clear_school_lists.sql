-- Empty a table that is made anew with every load.
-- Writes: school_lists.
delete from school_lists
