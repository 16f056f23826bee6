-- Exports with a row for each student that rows of data/ name.
-- Grain: one row per layout. Order: layout.
select
    layout,
    form,
    layout_name
from student_exports
order by layout
