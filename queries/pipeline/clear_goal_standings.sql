-- Empty a table that is made anew with every load.
-- Writes: goal_standings.
delete from goal_standings
