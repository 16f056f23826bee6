-- The last days on which the verdicts on results in force hold, as they were judged before.
-- Grain: one row per known_until. Order: known_until.
select distinct known_until
from findings
order by known_until
