-- The last days of the states of knowledge that results in force were judged from before.
-- Grain: one row per known_until. Order: known_until.
select distinct known_until
from looks
order by known_until
