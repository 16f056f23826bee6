-- Empty a table that is made anew with every load.
-- Writes: step_lanes.
delete from step_lanes
