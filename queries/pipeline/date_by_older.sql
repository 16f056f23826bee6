-- Let a result be known since the day its older vintage was known.
-- Parameters: $batch_id.
-- Writes: results.
update results
set released_on = least(results.released_on, older.released_on)
from results as older
where
    older.batch_id = $batch_id
    and older.superseded_by = results.result_id
    and (older.value is not null or results.value is null)
