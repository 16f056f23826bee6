-- The student groups, their families and their other sides.
-- Grain: one row per subgroup. Order: sort_order.
select
    subgroup,
    family,
    complement,
    sort_order
from subgroups
order by sort_order
