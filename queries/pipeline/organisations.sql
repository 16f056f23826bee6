-- The state, the district and its schools, and which of them a batch in force speaks of.
-- Grain: one row per organisation_id. Order: organisation_id.
select
    organisation_id,
    organisation_level,
    organisation,
    is_own,
    organisation_id in (
        select batch_rows.organisation_id
        from batch_rows
        inner join batches
            on batch_rows.batch_id = batches.batch_id
        where batches.taken_back_at is null
    ) as is_spoken_of
from organisations
order by organisation_id
