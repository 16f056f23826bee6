-- Empty a table that is made anew with every load.
-- Writes: findings.
delete from findings
