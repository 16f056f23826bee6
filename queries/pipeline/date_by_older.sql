-- Let a result be known since the day its older vintage, just written, was known.
-- Parameters: $batch_id, $first_id.
-- Writes: results.
update results
set
    released_on = least(results.released_on, older.released_on),
    is_date_assumed = case
        when older.released_on < results.released_on then older.is_date_assumed
        when older.released_on > results.released_on then results.is_date_assumed
        else results.is_date_assumed and older.is_date_assumed
    end
from results as older
where
    older.batch_id = $batch_id
    and older.result_id >= $first_id
    and older.superseded_by = results.result_id
    and (older.value is not null or results.value is null)
