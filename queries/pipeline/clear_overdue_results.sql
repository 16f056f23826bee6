-- Empty a table that is made anew with every load.
-- Writes: overdue_results.
delete from overdue_results
