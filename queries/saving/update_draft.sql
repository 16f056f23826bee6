-- What an author is writing about a step and quarter and has not saved.
-- Parameters: $step_id, $quarter, $person, $author.
-- Grain: one row per step_id, quarter and author. Order: author.
select
    base_revision,
    saved_at,
    fields
from update_drafts
where
    step_id = $step_id
    and quarter = $quarter
    and person = $person
    and (person <> '' or author = $author)
order by author
