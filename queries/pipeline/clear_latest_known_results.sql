-- Empty a table that is made anew with every load.
-- Writes: latest_known_results.
delete from latest_known_results
