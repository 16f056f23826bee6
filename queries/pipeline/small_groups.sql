-- The student groups of which the district had fewer than $least students in a result, or hid one.
-- Parameters: $least.
-- Grain: one row per subgroup. Order: subgroup.
select distinct results.subgroup
from results
inner join organisations
    on results.organisation_id = organisations.organisation_id
where
    results.superseded_by is null
    and organisations.organisation_level = 'district'
    and organisations.is_own
    and results.subgroup <> 'All Students'
    and (results.data_state = 'hidden' or results.denominator < $least)
order by results.subgroup
