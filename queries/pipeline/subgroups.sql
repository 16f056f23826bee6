-- The student groups, their families and their other sides.
-- Grain: one row per subgroup. Order: position.
select
    subgroup,
    family,
    complement,
    position
from subgroups
order by position
