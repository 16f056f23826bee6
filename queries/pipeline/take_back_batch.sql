-- Mark a batch as taken back; its rows stay.
-- Parameters: $batch_id, $now, $by.
-- Writes: batches.
update batches
set
    taken_back_at = $now,
    taken_back_by = $by
where batch_id = $batch_id
