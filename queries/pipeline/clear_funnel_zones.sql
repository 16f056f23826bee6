-- Empty a table that is made anew with every load.
-- Writes: funnel_zones.
delete from funnel_zones
