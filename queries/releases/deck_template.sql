-- The look of the deck that is in force; none where nobody ever set one.
-- Grain: one row per number, the last one only. Order: number.
select
    number,
    file_name,
    content,
    set_at,
    set_by
from deck_templates
order by number desc
limit 1
