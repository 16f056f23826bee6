-- Throw an author's draft away.
-- Writes: update_drafts.
-- Parameters: $step_id, $quarter, $person, $author.
delete from update_drafts
where
    step_id = $step_id
    and quarter = $quarter
    and person = $person
    and (person <> '' or author = $author)
