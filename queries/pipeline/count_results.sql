-- How many results are in force.
-- Grain: one row per database. Order: n_results.
select count(*) as n_results
from results
where superseded_by is null
order by n_results
