-- Take out what is told anew: of all schools' lists, or of those of some
-- scopes.
-- Parameters: $scopes.
-- Writes: school_lists.
delete from school_lists
where
    $scopes is null
    or list_contains(
        cast($scopes as varchar[]), concat_ws('|', indicator_id, content_area, grade_span)
    )
