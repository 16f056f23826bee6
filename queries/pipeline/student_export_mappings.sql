-- Which column of such an export says what, and which of its values mean what.
-- Grain: one row per layout, field, column_name and accepted. Order: these; names as they stand.
select
    layout,
    field,
    column_name,
    accepted,
    means
from student_export_mappings
order by layout, field, column_name, accepted
